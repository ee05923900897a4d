package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.Optional;

/** A server gets an image of another product, or one that is built on another system. The same image from a mirror is neither. */
final class ImageFamilyChanges implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            Optional<String> danger = server.isOtherProduct()
                    ? Optional.of("The server becomes another product, "
                            + server.after().image().product() + " instead of "
                            + server.before().image().product() + ", with its own files, folders and user.")
                    : otherSystem(server);
            ServerPod pod = server.after();
            danger.filter(what -> server.isOtherImage())
                    .ifPresent(what -> findings.add(
                            RiskyChange.IMAGE_FAMILY_CHANGES,
                            pod.workload(),
                            pod.field("image"),
                            what,
                            "Keep " + server.before().image() + ", or move the data to a new instance with a dump.",
                            pod.image().text()));
        }
    }

    private static Optional<String> otherSystem(ServerChange server) {
        ImageSystem from = server.before().system();
        ImageSystem to = server.after().system();
        boolean sorts =
                server.compatibility().filter(Compatibility::sortsByTheSystem).isPresent();
        if (to.isFamilyOf(from) && !(sorts && to.isAnotherSuiteThan(from))) {
            return Optional.empty();
        }
        return Optional.of("The image moves from " + from + " to " + to
                + (sorts
                        ? ", which may sort text differently: indexes would no longer match."
                        : ", where another user may own the files."));
    }
}
