package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.model.RiskyChange;

/** A server looks for its data where it does not lie. The path in the container may change as long as it leads to the same folder of the volume. */
final class DataPathMoves implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            server.compatibility().ifPresent(compatibility -> check(server, compatibility, findings));
        }
    }

    private static void check(ServerChange server, Compatibility compatibility, Findings findings) {
        ServerPod pod = server.after();
        DataLocation from =
                server.before().location(compatibility.folder(server.before().setup()));
        DataLocation to = pod.location(compatibility.folder(pod.setup()));
        if (from.outlivesThePod() && !from.equals(to)) {
            findings.add(
                    RiskyChange.DATA_PATH_MOVES,
                    pod.workload(),
                    pod.field("volumeMounts"),
                    "The server looks for its data at " + to + ", but it lies at " + from + ": it would start empty.",
                    "Keep volume, mount and data folder as they were, or move the data while no server runs.",
                    to.toString());
        }
    }
}
