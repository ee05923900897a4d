package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A git repository of a test, made with the git of this machine. */
record TestRepository(Path folder) {

    static TestRepository in(Path folder, String... options) {
        try {
            TestRepository repository = new TestRepository(Files.createDirectories(folder));
            List<String> init = new ArrayList<>(List.of("init", "--quiet"));
            init.addAll(List.of(options));
            repository.git(init.toArray(String[]::new));
            return repository;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String commitAll() {
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgSign=false", "commit", "-qm", "all");
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
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
