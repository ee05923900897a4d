package io.github.portfolioplatform.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code .ci/install-control-plane} has installed. */
final class Installation {

    private static final Path FOLDER = Path.of(System.getProperty("cluster.directory", "../.ci/cache"))
            .toAbsolutePath()
            .normalize();

    /** Exists while {@code .ci/run} builds the control plane next to the tests of other modules. */
    private static final Path PENDING = FOLDER.resolve("control-plane.pending");

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);

    private Installation() {}

    /** {@return whether there is a control plane} Waits for one that is being built. */
    static boolean isComplete() {
        if (Files.exists(PENDING)) {
            Eventually.within(LONGEST_BUILD, "the build of the control plane has ended", () -> !Files.exists(PENDING));
        }
        return Files.exists(FOLDER.resolve("control-plane/built-from"));
    }

    /** A program of that name, {@code kubectl}. */
    static Path program(String name) {
        return FOLDER.resolve("control-plane").resolve(name);
    }

    /** The definitions of the custom resources that are rendered. */
    static Path customResources() {
        return FOLDER.resolve("crds");
    }
}
