package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client that users apply with, of the version of the server. */
final class Kubectl {

    private final Path kubeconfig;

    Kubectl(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /** {@return what came of {@code kubectl} with these arguments} */
    Result run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Installation.program("kubectl").toString()));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("kubectl", null);
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            builder.environment().put("HOME", kubeconfig.getParent().toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            Result result = new Result(
                    List.of(arguments),
                    process.waitFor(),
                    output,
                    Files.readString(errors).strip());
            Files.delete(errors);
            return result;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * A command that has ended.
     *
     * @param errors what it wrote to standard error, the {@code Warning:} lines of the API server among it
     */
    record Result(List<String> arguments, int exitCode, String output, String errors) {

        /** {@return what it printed} Anything but success is a failure of the test. */
        String succeeded() {
            if (exitCode != 0) {
                throw new AssertionError(
                        "kubectl " + String.join(" ", arguments) + ": exit code " + exitCode + "\n" + errors + output);
            }
            return output;
        }

        /** {@return the lines that it printed} */
        List<String> lines() {
            return succeeded().lines().toList();
        }
    }
}
