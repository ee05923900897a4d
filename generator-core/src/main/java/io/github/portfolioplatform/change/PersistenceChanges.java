package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.model.RiskyChange;

/** A server reads its data in another form than the one that is there. */
final class PersistenceChanges implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            server.compatibility().ifPresent(compatibility -> check(server, compatibility, findings));
        }
    }

    private static void check(ServerChange server, Compatibility compatibility, Findings findings) {
        ServerPod before = server.before();
        ServerPod after = server.after();
        String pod = before.pod()
                + before.workload().namespace().map(name -> " -n " + name).orElse("");
        compatibility
                .persistenceObstacle(before.setup(), after.setup(), pod)
                .ifPresent(obstacle -> findings.add(
                        RiskyChange.PERSISTENCE_CHANGES,
                        after.workload(),
                        after.field("args"),
                        obstacle.what(),
                        obstacle.way(),
                        obstacle.to()));
    }
}
