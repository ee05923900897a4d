package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code .ci/install-control-plane} has installed. */
final class Installation {

    private static final Path FOLDER = Path.of(System.getProperty("cluster.directory", "../.ci/cache"))
            .toAbsolutePath()
            .normalize();

    /** The id of the process with which {@code .ci/run} builds the control plane next to the tests of other modules. */
    private static final Path BUILDING = FOLDER.resolve("control-plane.pending");

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);

    private Installation() {}

    /** {@return whether there is a control plane} Waits for one that is being built. */
    static boolean isComplete() {
        Eventually.within(LONGEST_BUILD, "the build of the control plane has ended", () -> !isBeingBuilt());
        return Files.exists(FOLDER.resolve("control-plane/built-from"));
    }

    private static boolean isBeingBuilt() {
        try {
            long process = Long.parseLong(Files.readString(BUILDING).strip());
            return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
        } catch (NoSuchFileException nothingPending) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
