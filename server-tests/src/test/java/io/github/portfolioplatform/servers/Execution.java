package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended, or that took too long.
 *
 * @param output what it printed, errors included
 */
record Execution(int exitCode, String output) {

    /** The exit code of what took too long. */
    static final int TIMED_OUT = 124;

    private static final int SECONDS = 300;

    static Execution of(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            Thread watch = new Thread(() -> end(process));
            watch.setDaemon(true);
            watch.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean killed = process.waitFor() == 128 + 9;
            watch.interrupt();
            return new Execution(killed ? TIMED_OUT : process.exitValue(), output);
        } catch (IOException missing) {
            return new Execution(127, missing.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the output} Anything but success is an error. */
    String succeeded() {
        if (exitCode != 0) {
            throw new UncheckedIOException(new IOException("exit code " + exitCode + ": " + output));
        }
        return output;
    }
}
