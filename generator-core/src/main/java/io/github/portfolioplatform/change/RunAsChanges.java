package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.Optional;

/**
 * A server with data runs as another user than before. Only root gives files another owner, and no pod of production is root; an
 * {@code fsGroup} changes their group alone. A server that starts as root takes over the files itself.
 */
final class RunAsChanges implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            server.compatibility().ifPresent(compatibility -> check(server, compatibility, findings));
        }
    }

    private static void check(ServerChange server, Compatibility compatibility, Findings findings) {
        Optional<Long> to = server.after().user();
        long from = server.before()
                .user()
                .orElseGet(() -> compatibility.userOfImage(server.before().tag()));
        if (to.isEmpty() || to.get() == 0 || to.get() == from) {
            return;
        }
        ServerPod pod = server.after();
        findings.add(
                RiskyChange.RUN_AS_CHANGES,
                pod.workload(),
                "spec.template.spec.securityContext.runAsUser",
                "The server runs as the user " + to.get() + ", but its files belong to " + from + ". "
                        + compatibility.withFilesOfAnotherUser(),
                way(from, to.get(), pod, compatibility),
                to.get().toString());
    }

    private static String way(long from, long to, ServerPod pod, Compatibility compatibility) {
        String name = pod.workload().name();
        String namespace =
                pod.workload().namespace().map(found -> " -n " + found).orElse("");
        return "Keep the user " + from + ", or restore a backup into a new instance that runs as " + to
                + ". To keep the volume, stop the server (kubectl scale statefulset " + name + namespace
                + " --replicas=0), run chown -R " + to + " on the claim "
                + pod.location(compatibility.folder(pod.setup())).volume()
                + " in a pod of root, which a namespace under restricted does not admit, and apply then.";
    }
}
