package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.EngineStep;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.Optional;

/**
 * The pod of a server as it was and as it is.
 *
 * @param before the pod as it was
 * @param after the pod as it is
 */
record ServerChange(ServerPod before, ServerPod after) {

    /** {@return the engine whose data there is} */
    Optional<DatabaseEngine> engine() {
        return before.engine().or(after::engine);
    }

    boolean isOtherEngine() {
        return before.engine().isPresent()
                && after.engine()
                        .filter(now -> !now.equals(before.engine().get()))
                        .isPresent();
    }

    /** {@return why the server that becomes one of another engine does not go on with the data; empty if it does} */
    Optional<Obstacle> engineObstacle() {
        EngineStep step = new EngineStep(
                before.engine().orElseThrow(), before.version(), after.image().text());
        return after.engine().orElseThrow().compatibility().engineObstacle(step);
    }

    Optional<Compatibility> compatibility() {
        return engine().map(DatabaseEngine::compatibility);
    }

    Optional<String> commandsAfterOtherSorting() {
        return compatibility().flatMap(Compatibility::commandsAfterOtherSorting);
    }

    boolean entersProduction() {
        return after.isOfProduction() && !before.isOfProduction();
    }

    boolean leavesProduction() {
        return before.isOfProduction() && !after.isOfProduction();
    }

    /** {@return whether the key was a file of the server, which it does without now: nobody else reads those} */
    boolean hasFileNoLonger(MadeSecret secret, String key) {
        return before.hasFile(secret.name(), key) && !after.hasFile(secret.name(), key);
    }

    boolean isOtherImage() {
        return !before.image().equals(after.image());
    }

    /** {@return whether the image stays, and its version is declared to be another} */
    boolean isDeclaredAnew() {
        return before.declaresItsVersion() && after.declaresItsVersion();
    }

    boolean isOtherProduct() {
        return !(before.official().isPresent() && before.official().equals(after.official()))
                && !before.original().isMirrorOf(after.original())
                && !before.image().isMirrorOf(after.image());
    }

    /** {@return the step from one version to the other, if both are known} */
    Optional<VersionStep> step() {
        return step(before.version(), after.version());
    }

    /** {@return the step that the tags of one product seem to tell, if it is no official one} */
    Optional<VersionStep> seemingStep() {
        return isOtherProduct() ? Optional.empty() : step(before.seemingVersion(), after.seemingVersion());
    }

    private static Optional<VersionStep> step(Optional<EngineVersion> from, Optional<EngineVersion> to) {
        return from.isPresent() && to.isPresent()
                ? Optional.of(new VersionStep(from.get(), to.get()))
                : Optional.empty();
    }
}
