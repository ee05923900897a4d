package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for {@code kubectl}: enters a container of the sandbox, shows Secrets, and writes down what else it is told. So whole command
 * lines run, with the quotes and pipes that people type.
 *
 * @param folder the folder that commands run in
 * @param calls what it was told, a line each
 */
record Kubectl(Path folder, Path calls) {

    private static final String SCRIPT = """
            #!/bin/sh
            echo "$*" >> %s
            case $1 in
              exec)
                until [ "$1" = -- ]; do shift; done
                shift
                exec env -i %s "$@" ;;
              get)
                exec cat "%s/$5" ;;
            esac
            """;

    /**
     * Installs it.
     *
     * @param entered what runs no command in the container yet
     * @param secrets the passwords that it shows, by the names of their Secrets
     */
    static Kubectl to(ProcessBuilder entered, Path folder, Map<String, String> secrets) {
        try {
            Path programs = Files.createDirectories(folder.resolve("programs"));
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                Files.writeString(programs.resolve(secret.getKey()), secret.getValue());
            }
            String words = Stream.concat(
                            entered.environment().entrySet().stream()
                                    .map(variable -> variable.getKey() + "=" + variable.getValue()),
                            entered.command().stream())
                    .map(Kubectl::quoted)
                    .collect(Collectors.joining(" "));
            Path calls = folder.resolve("calls");
            Path program = Files.writeString(
                    programs.resolve("kubectl"), SCRIPT.formatted(quoted(calls.toString()), words, programs));
            Permissions.give(program, 0755);
            return new Kubectl(folder, calls);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Kubectl to(RunningContainer container, Path folder, Map<String, String> secrets) {
        return to(container.process(List.of()), folder, secrets);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Runs a command line as somebody does who types it. */
    Execution run(String commandLine) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", commandLine).directory(folder.toFile());
        shell.environment().merge("PATH", folder.resolve("programs").toString(), (path, ours) -> ours + ":" + path);
        return Execution.of(shell);
    }

    /** What it was told so far. */
    List<String> told() {
        try {
            return Files.readAllLines(calls);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
