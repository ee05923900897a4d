package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A server gets a version that cannot go on with the data, or one that nobody can tell. */
final class VersionJumps implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            if (server.isOtherImage() || server.isDeclaredAnew()) {
                server.step()
                        .ifPresentOrElse(
                                step -> server.compatibility()
                                        .flatMap(compatibility -> compatibility.versionObstacle(step))
                                        .ifPresent(obstacle ->
                                                add(server, obstacle.what(), obstacle.way(), obstacle.to(), findings)),
                                () -> unknown(server, findings));
            }
        }
    }

    /** That it is another product, whatever its version, is found elsewhere. */
    private static void unknown(ServerChange server, Findings findings) {
        if (server.isOtherProduct() || !server.isOtherImage()) {
            return;
        }
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        ImageName silent = server.before().version().isEmpty() ? from : to;
        add(
                server,
                "The image changes from " + from + " to " + to + ", and " + silent
                        + " does not tell its version: nobody can say whether the server goes on with the data.",
                "Find out which version runs, and write an image whose tag names the same, or declare it as version: of an image"
                        + " that is no official one.",
                server.after().version().map(Object::toString).orElse(to.text()),
                findings);
    }

    private static void add(ServerChange server, String what, String way, String to, Findings findings) {
        ServerPod pod = server.after();
        findings.add(RiskyChange.VERSION_JUMPS, pod.workload(), pod.field("image"), what, way, to);
    }
}
