package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What changes of one instance.
 *
 * @param key the instance
 * @param pairs its resources of the files that differ
 * @param unchanged reads its resources of the files that stay as they are, for what few changes need
 * @param isNew whether there was no such instance
 * @param isGone whether there is no such instance any more
 */
record InstanceChange(
        InstanceKey key, List<Pair> pairs, Supplier<List<Resource>> unchanged, boolean isNew, boolean isGone) {

    private static final String ENGINE_LABEL = "app.kubernetes.io/name";

    String name() {
        return key.instance();
    }

    List<Pair> pairs(String kind) {
        return pairs.stream().filter(pair -> pair.resource().isA(kind)).toList();
    }

    /** {@return resources of that kind that were and are} */
    List<Pair> kept(String kind) {
        return pairs(kind).stream().filter(Pair::isKept).toList();
    }

    /** {@return resources of that kind that are gone, although the instance is not} */
    List<Pair> vanished(String kind) {
        return isGone ? List.of() : pairs(kind).stream().filter(Pair::isRemoved).toList();
    }

    /** {@return all its resources of one side, those of files that stay as they are included} */
    List<Resource> all(Function<Pair, Optional<Resource>> side) {
        return Stream.concat(pairs.stream().flatMap(pair -> side.apply(pair).stream()), unchanged.get().stream())
                .toList();
    }

    /** {@return the servers that were and are} */
    List<ServerChange> servers() {
        List<Resource> old =
                pairs.stream().flatMap(pair -> pair.before().stream()).toList();
        List<Resource> now =
                pairs.stream().flatMap(pair -> pair.after().stream()).toList();
        return kept(Resource.STATEFUL_SET).stream()
                .flatMap(pair -> {
                    Optional<ServerPod> before = ServerPod.of(pair.before().orElseThrow(), old);
                    Optional<ServerPod> after = ServerPod.of(pair.after().orElseThrow(), now);
                    return before.flatMap(was -> after.map(is -> new ServerChange(was, is))).stream();
                })
                .toList();
    }

    Optional<DatabaseEngine> engine() {
        return pairs.stream()
                .flatMap(pair -> pair.resource().label(ENGINE_LABEL).stream())
                .flatMap(label -> DatabaseEngines.of(label).stream())
                .findFirst()
                .or(() -> pairs(Resource.STATEFUL_SET).stream()
                        .flatMap(pair -> ServerPod.of(pair.resource(), List.of()).stream())
                        .flatMap(server -> server.engine().stream())
                        .findFirst());
    }
}
