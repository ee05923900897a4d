package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        git("commit", "-qm", "all");
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) {
        return new GitWorkTree(folder).git(arguments);
    }
}
