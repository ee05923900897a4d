package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code .ci/install-control-plane} and {@code .ci/install-controllers} have installed. */
final class Installation {

    private static final Path FOLDER = Path.of(System.getProperty("cluster.directory", "../.ci/cache"))
            .toAbsolutePath()
            .normalize();

    /** The id of the process with which {@code .ci/run} builds them next to the tests of other modules. */
    private static final Path BUILDING = FOLDER.resolve("control-plane.pending");

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);

    private static final Path CONTROLLERS = FOLDER.resolve("controllers");

    private Installation() {}

    /** {@return whether there is a control plane} Waits for one that is being built. */
    static boolean hasControlPlane() {
        awaitBuilt();
        return Files.exists(FOLDER.resolve("control-plane/built-from"));
    }

    /** {@return whether there are controllers of custom resources} Waits for those that are being built. */
    static boolean hasControllers() {
        awaitBuilt();
        return Files.exists(CONTROLLERS.resolve("external-secrets.built-from"))
                && Files.exists(CONTROLLERS.resolve("cert-manager.built-from"));
    }

    private static void awaitBuilt() {
        Eventually.within(LONGEST_BUILD, "the build of the programs has ended", () -> !isBeingBuilt());
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

    /** A controller of custom resources, {@code cert-manager}. */
    static Path controller(String name) {
        return CONTROLLERS.resolve(name);
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
