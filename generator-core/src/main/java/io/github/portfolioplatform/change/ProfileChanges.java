package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.Optional;

/** A server that has data enters production, or leaves it: other users, other rights, and TLS or none. It is one finding, whatever it changes. */
final class ProfileChanges implements GuardRule {

    private static final String GENERATOR = "Password";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        boolean generates = !instance.pairs(GENERATOR).isEmpty();
        for (ServerChange server : instance.servers()) {
            server.compatibility()
                    .flatMap(compatibility -> obstacle(server, compatibility, generates))
                    .ifPresent(obstacle -> findings.add(
                            RiskyChange.PROFILE_CHANGES,
                            server.after().workload(),
                            "spec.template.spec",
                            obstacle.what(),
                            obstacle.way(),
                            obstacle.to()));
        }
    }

    private static Optional<Obstacle> obstacle(ServerChange server, Compatibility compatibility, boolean generates) {
        ServerPod pod = server.after();
        String name = pod.workload().name();
        if (server.entersProduction()) {
            Obstacle entry = compatibility.productionObstacle(
                    name,
                    pod.workload().namespace().map(found -> " -n " + found).orElse(""));
            return Optional.of(new Obstacle(
                    entry.to(),
                    name + " becomes a server of production: only declared consumers that speak TLS reach it, "
                            + entry.what(),
                    entry.way() + (generates && compatibility.keepsItsPassword() ? generated(name) : "")));
        } else if (server.leavesProduction()) {
            Obstacle exit = compatibility.developmentObstacle(pod.setup());
            return Optional.of(new Obstacle(
                    exit.to(),
                    name
                            + " leaves production: it no longer speaks TLS, lets in whoever reaches it, and all Secrets but "
                            + name + "-secrets go. " + exit.what(),
                    exit.way()));
        }
        return Optional.empty();
    }

    private static String generated(String server) {
        return " Generated passwords are others than the present one: change that in the running database to app of the Secret "
                + server + "-passwords before the job runs.";
    }
}
