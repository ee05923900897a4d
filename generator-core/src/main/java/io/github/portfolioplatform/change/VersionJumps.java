package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A server gets a version that cannot go on with the data, or one that nobody can tell. */
final class VersionJumps implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            // Versions of two products do not compare; that it is another one is found elsewhere.
            if (server.isOtherImage() && !server.isOtherProduct()) {
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

    private static void unknown(ServerChange server, Findings findings) {
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        ImageName silent = server.before().version().isEmpty() ? from : to;
        add(
                server,
                "The image changes from " + from + " to " + to + ", and " + silent
                        + " does not tell its version: nobody can say whether the server goes on with the data.",
                "Find out which version runs, and write an image whose tag names the same.",
                server.after().version().map(Object::toString).orElse(to.text()),
                findings);
    }

    private static void add(ServerChange server, String what, String way, String to, Findings findings) {
        ServerPod pod = server.after();
        findings.add(RiskyChange.VERSION_JUMPS, pod.workload(), pod.field("image"), what, way, to);
    }
}
