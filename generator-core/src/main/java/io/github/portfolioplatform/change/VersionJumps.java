package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.Optional;

/** A server gets a version that cannot go on with the data, or one that nobody can tell. */
final class VersionJumps implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            if (!server.isOtherEngine() && (server.isOtherImage() || server.isDeclaredAnew())) {
                Optional<VersionStep> step = server.step();
                Optional<Obstacle> obstacle = step.flatMap(known -> obstacle(server, known));
                if (step.isEmpty()) {
                    unknown(server, findings);
                } else if (obstacle.isPresent()) {
                    add(
                            server,
                            obstacle.get().what(),
                            obstacle.get().way(),
                            obstacle.get().to(),
                            findings);
                } else {
                    server.seemingStep()
                            .flatMap(seeming -> obstacle(server, seeming))
                            .ifPresent(seeming -> contradicted(server, seeming, findings));
                }
            }
        }
    }

    private static Optional<Obstacle> obstacle(ServerChange server, VersionStep step) {
        return server.compatibility().flatMap(compatibility -> compatibility.versionObstacle(step));
    }

    /** The declared version is believed of an image, but not that it stays while the tag tells another one. */
    private static void contradicted(ServerChange server, Obstacle seeming, Findings findings) {
        ImageName to = server.after().image();
        add(
                server,
                "The image changes from " + server.before().image() + " to " + to + ", of which version: says "
                        + server.after().version().orElseThrow() + ", but by its tag " + seeming.what(),
                "Write the version: that the new image has. " + seeming.way(),
                to.text(),
                findings);
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
