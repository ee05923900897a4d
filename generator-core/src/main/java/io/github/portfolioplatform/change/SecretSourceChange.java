package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.InstanceNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The Secrets of a running instance get their values from another source.
 *
 * @param resource the resource in which it is seen
 * @param field the field in which it is seen
 * @param before the source as it was
 * @param after the source as it is
 */
record SecretSourceChange(Resource resource, String field, SecretOrigin before, SecretOrigin after) {

    /**
     * {@return the change of the source; empty if it stays, or if the server enters or leaves production, which is a decision of its own}
     * Only files that differ are known, so what is missing on both sides stays as it is. Without an engine it is the Secret of a bucket.
     */
    static Optional<SecretSourceChange> of(InstanceChange instance) {
        if (instance.isNew()
                || instance.isGone()
                || instance.engine().isEmpty()
                || instance.servers().stream()
                        .anyMatch(server -> server.entersProduction() || server.leavesProduction())) {
            return Optional.empty();
        }
        List<MadeSecret> before = made(instance, Pair::before);
        List<MadeSecret> after = made(instance, Pair::after);
        return ofOtherMaker(before, after)
                .or(() -> ofOtherName(instance))
                .or(() -> ofApplication(instance, before, after));
    }

    /** {@return the change of the source of a Secret that no server reads, but jobs that reach a bucket} */
    static Optional<SecretSourceChange> ofBucket(InstanceChange instance) {
        return instance.engine().isPresent()
                ? Optional.empty()
                : ofOtherMaker(made(instance, Pair::before), made(instance, Pair::after));
    }

    static List<MadeSecret> made(InstanceChange instance, Function<Pair, Optional<Resource>> side) {
        return made(instance.pairs().stream().flatMap(pair -> side.apply(pair).stream()));
    }

    /** {@return the Secrets that the resources make, other than copies} */
    static List<MadeSecret> made(Stream<Resource> resources) {
        return resources
                .filter(resource -> !MadeSecret.isCopy(resource))
                .flatMap(resource -> MadeSecret.by(resource).stream())
                .toList();
    }

    /** {@return the name of the Secret of the application} */
    static String ofApplication(String instance) {
        return new InstanceNames(instance).credentials();
    }

    private static Optional<MadeSecret> named(List<MadeSecret> secrets, String name) {
        return secrets.stream().filter(secret -> secret.name().equals(name)).findFirst();
    }

    /** A Secret of the same name from another store, entry or operator. */
    private static Optional<SecretSourceChange> ofOtherMaker(List<MadeSecret> before, List<MadeSecret> after) {
        return after.stream()
                .flatMap(now -> before.stream()
                        .filter(was -> was.name().equals(now.name())
                                && was.maker().namespace().equals(now.maker().namespace()))
                        .flatMap(was -> SecretOrigin.of(was).stream())
                        .flatMap(from -> SecretOrigin.of(now)
                                .filter(to -> !to.equals(from))
                                .map(to -> new SecretSourceChange(now.maker(), "spec", from, to))
                                .stream()))
                .findFirst();
    }

    /** The server reads a Secret of another name at the same place. */
    private static Optional<SecretSourceChange> ofOtherName(InstanceChange instance) {
        for (Pair server : instance.kept(Resource.STATEFUL_SET)) {
            Map<String, String> now = SecretSlots.of(server.after().orElseThrow());
            for (Map.Entry<String, String> was :
                    SecretSlots.of(server.before().orElseThrow()).entrySet()) {
                String is = now.getOrDefault(was.getKey(), was.getValue());
                if (!is.equals(was.getValue())) {
                    return Optional.of(new SecretSourceChange(
                            server.resource(),
                            "spec.template.spec",
                            origin(made(instance.all(Pair::before).stream()), was.getValue()),
                            origin(made(instance.all(Pair::after).stream()), is)));
                }
            }
        }
        return Optional.empty();
    }

    private static SecretOrigin origin(List<MadeSecret> made, String secret) {
        return named(made, secret).flatMap(SecretOrigin::of).orElseGet(() -> SecretOrigin.provided(secret));
    }

    /**
     * An operator makes the Secret of the application no longer, or from now on; those of single users come and go with versions of this
     * library.
     */
    private static Optional<SecretSourceChange> ofApplication(
            InstanceChange instance, List<MadeSecret> before, List<MadeSecret> after) {
        String name = ofApplication(instance.name());
        Optional<MadeSecret> was = named(before, name);
        Optional<MadeSecret> is = named(after, name);
        if (was.isPresent() == is.isPresent()
                || was.or(() -> is)
                        .filter(secret -> secret.maker().isA(Resource.SECRET))
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new SecretSourceChange(
                was.or(() -> is).orElseThrow().maker(), "metadata.name", origin(before, name), origin(after, name)));
    }
}
