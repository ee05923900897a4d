package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The controllers of a project whose custom resources are rendered. They run for one class of tests: those of other classes apply resources
 * that nothing acts on.
 */
final class Controllers implements AutoCloseable {

    private static final Duration END = Duration.ofMinutes(1);

    private final Process process;

    private Controllers(Process process) {
        this.process = process;
    }

    /** Those of stores, of ExternalSecrets, and of generated passwords. */
    static Controllers ofExternalSecrets() {
        return start("external-secrets");
    }

    /** Those of certificates, and of issuers that are the authority themselves. */
    static Controllers ofCertManager() {
        return start("cert-manager");
    }

    /** A controller ends itself when its standard input is closed, which the end of this JVM does, too. */
    private static Controllers start(String name) {
        Path folder = ControlPlane.running().folder();
        try {
            return new Controllers(new ProcessBuilder(
                            Installation.controller(name).toString(),
                            folder.resolve("kubeconfig").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve(name + ".log").toFile()))
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
