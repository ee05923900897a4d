package io.github.portfolioplatform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A git repository with the git of this machine, in which branches are merged. */
public record GitWorkTree(Path folder) {

    private static final List<String> GIT = List.of(
            "git",
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "-c",
            "commit.gpgSign=false",
            "-c",
            "core.editor=true",
            "-c",
            "core.attributesFile=/dev/null");

    /** Makes one, with the branch {@code main}. */
    public static GitWorkTree in(Path folder) {
        try {
            GitWorkTree repository = new GitWorkTree(Files.createDirectories(folder));
            repository.run("init", "-q", "-b", "main");
            return repository;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Commits everything, marks of conflicts, too. */
    public void commitAll(String message) {
        run("add", "--all");
        run("commit", "-qm", message, "--allow-empty");
    }

    /** Runs commands of which the last may end with a conflict. */
    public void tries(String... commands) {
        for (String command : commands) {
            run(command.split(" "));
        }
    }

    /** {@return what git prints; it may end with a conflict, or find nothing} */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() > 1) {
                throw new AssertionError(String.join(" ", command) + "\n" + output);
            }
            return output;
        } catch (IOException missing) {
            System.out.println("Not proven: what git makes of the files, for there is no git on this machine.");
            return Assumptions.abort("no git");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
