package io.github.portfolioplatform.dekorate;

import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The portfolios that the classes of a project name. Each is read once, and what is wrong with it reported once. */
final class SpecFiles {

    private static final String NAME = "portfolio.yaml";

    private final Path project;
    private final Map<Path, Optional<Portfolio>> read = new HashMap<>();

    SpecFiles(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    /** The portfolio that a declaration means; empty if it cannot be had, which is reported. */
    Optional<Portfolio> of(Declaration declared) {
        Optional<Path> file =
                declared.spec().map(named -> project.resolve(named).normalize()).or(this::nearest);
        if (file.isEmpty()) {
            declared.refuse(
                    "There is no " + NAME + " in " + project
                            + " or above it. Write spec = \"…\" with its path from there, or give the compiler -Aportfolio.spec=….");
        }
        return file.flatMap(found -> portfolio(found, declared));
    }

    private Optional<Path> nearest() {
        return Stream.<Path>iterate(project, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Portfolio> portfolio(Path file, Declaration declared) {
        if (!read.containsKey(file)) {
            read.put(file, fresh(file, declared));
        }
        return read.getOrDefault(file, Optional.empty());
    }

    private Optional<Portfolio> fresh(Path file, Declaration declared) {
        try {
            return Optional.of(PortfolioSpec.read(file, nameOf(file)));
        } catch (PortfolioException wrong) {
            wrong.problems().forEach(problem -> declared.refuse("spec", problem.toString()));
            return Optional.empty();
        }
    }

    /** As the user sees it from the folder of the POM, or in full where no relative path leads there. */
    private String nameOf(Path file) {
        boolean sameRoot = project.getRoot() != null && project.getRoot().equals(file.getRoot());
        return (sameRoot ? project.relativize(file) : file).toString().replace('\\', '/');
    }
}
