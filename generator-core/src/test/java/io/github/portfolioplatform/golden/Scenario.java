package io.github.portfolioplatform.golden;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A portfolio and the bytes that it must render to: {@code golden-manifests/<name>/k8s}. The portfolio is the one of
 * the example of that name, if there is one, and lies beside the bytes otherwise.
 */
public record Scenario(String name) {

    /** The folder of the whole project. */
    public static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();

    private static final Path EXAMPLES = REPOSITORY.resolve("examples");
    private static final Path GOLDENS = REPOSITORY.resolve("golden-manifests");

    /** The scenario whose portfolio the architecture document describes. */
    public static final Scenario PLATFORM = new Scenario("portfolio-platform");

    /** All folders of golden manifests and all examples that have a portfolio: whatever has no counterpart fails. */
    public static List<Scenario> all() {
        SortedSet<String> names = new TreeSet<>(foldersIn(GOLDENS));
        foldersIn(EXAMPLES).stream()
                .filter(name -> Files.exists(EXAMPLES.resolve(name).resolve("portfolio.yaml")))
                .forEach(names::add);
        return names.stream().map(Scenario::new).toList();
    }

    /** The folder that users of the example have in their repository. */
    public Path example() {
        return EXAMPLES.resolve(name).resolve("k8s");
    }

    /** Whether users can copy it. */
    public boolean isExample() {
        return Files.exists(EXAMPLES.resolve(name).resolve("portfolio.yaml"));
    }

    /** The advice of those who run goals, as golden files have it. */
    public static final Advice GOALS = new Advice(Caller.MAVEN, Form.SPEC);

    public Path golden() {
        return GOLDENS.resolve(name).resolve("k8s");
    }

    public Path input() {
        return (isExample() ? EXAMPLES : GOLDENS).resolve(name).resolve("portfolio.yaml");
    }

    /** Writes the portfolio into the folder as it is in development alone. */
    public Path developmentIn(Path folder) throws IOException {
        String everywhere = Files.readString(input());
        return Files.writeString(
                folder.resolve("portfolio.yaml"), everywhere.replaceFirst("(?s)\nenvironments:.*", ""));
    }

    public Portfolio portfolio() {
        return PortfolioSpec.read(input());
    }

    public ManifestTree rendered() {
        return PortfolioGenerator.of(portfolio())
                .readFrom("portfolio.yaml")
                .calledBy(Caller.MAVEN)
                .render();
    }

    /** What is rendered for the cluster, without the documents beside it. */
    public SortedMap<ManifestPath, String> manifests() {
        return manifests(rendered());
    }

    public static SortedMap<ManifestPath, String> manifests(ManifestTree tree) {
        SortedMap<ManifestPath, String> manifests = new TreeMap<>(tree.texts());
        manifests.keySet().removeIf(path -> !path.text().endsWith(".yaml"));
        return manifests;
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<String> foldersIn(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
