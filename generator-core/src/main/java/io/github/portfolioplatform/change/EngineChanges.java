package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.List;

/**
 * An instance becomes a server of another engine. That is one cause with many effects: other image, folders, users and keys of Secrets, each
 * of which the rules for one engine would report. It is one finding instead, next to those of claim and namespace. An engine that reads the
 * data of another one, and whose Secrets have the same keys, is judged like the same engine.
 */
final class EngineChanges implements GuardRule {

    private static final List<GuardRule> RULES = List.of(
            new EngineChanges(),
            new StorageShrinks(),
            new StorageClassChanges(),
            new ClaimIsRecreated(),
            new StatefulSetIsRecreated(),
            new NamespaceChanges());

    /** {@return the rules for that change} */
    static List<GuardRule> rulesFor(InstanceChange instance) {
        return instance.servers().stream().anyMatch(EngineChanges::isOne) ? RULES : GuardRule.ALL;
    }

    /** One that reads the data goes on like a newer version of the same engine. */
    private static boolean isOne(ServerChange server) {
        return server.isOtherEngine() && server.engineObstacle().isPresent();
    }

    @Override
    public void check(InstanceChange instance, Findings findings) {
        instance.servers().stream().filter(EngineChanges::isOne).forEach(server -> {
            Engine before = server.before().engine().orElseThrow();
            Engine after = server.after().engine().orElseThrow();
            Obstacle obstacle = server.engineObstacle().orElseThrow();
            findings.add(
                    RiskyChange.IMAGE_FAMILY_CHANGES,
                    server.after().workload(),
                    server.after().field("image"),
                    instance.name() + " becomes a server of " + after.displayName() + " instead of "
                            + before.displayName() + ": " + obstacle.what(),
                    obstacle.way(),
                    obstacle.to());
        });
    }
}
