package io.github.portfolioplatform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code git add --all} takes of a copied example in which the goals ran. */
class ExamplesInGitTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("repository.root"), "examples");

    @TempDir
    Path temporary;

    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothing_that_a_build_leaves_is_committed(String example) throws IOException {
        GitWorkTree git = copy(example);
        put(git, "target/portfolio/generate.txt");
        put(git, "target/check.md");
        put(git, "target/check.xml");
        put(git, "databases/target/classes/App.class");

        git.commitAll("first");

        assertThat(git.run("ls-files").lines()).isNotEmpty().noneMatch(file -> file.matches("(?:.*/)?target/.*"));
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    @Test
    void a_new_image_changes_its_workload_and_the_document_and_nothing_else() throws IOException {
        GitWorkTree git = copy("gitops");
        generate(git);
        git.commitAll("first");
        Path spec = git.folder().resolve("portfolio.yaml");
        Files.writeString(spec, Files.readString(spec).replace("redis:7.4-", "redis:7.4.2-"));

        generate(git);
        git.commitAll("second");

        assertThat(git.run("show", "--format=", "--name-only").lines())
                .containsExactly(
                        "k8s/development/README.md",
                        "k8s/development/redis-sessions/statefulset.yaml",
                        "k8s/production/README.md",
                        "k8s/production/redis-sessions/statefulset.yaml",
                        "portfolio.yaml");
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    private static void generate(GitWorkTree git) {
        ManifestFolder.at(git.folder().resolve("k8s"), "k8s")
                .write(PortfolioGenerator.of(PortfolioSpec.read(git.folder().resolve("portfolio.yaml")))
                        .readFrom("portfolio.yaml")
                        .calledBy(Caller.MAVEN)
                        .render());
    }

    private GitWorkTree copy(String example) throws IOException {
        Path source = EXAMPLES.resolve(example);
        GitWorkTree git = GitWorkTree.in(temporary.resolve(example));
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = source.relativize(file).toString().replace('\\', '/');
                if (!path.matches("(?:.*/)?(?:target|\\.portfolio)/.*")) {
                    Files.createDirectories(git.folder().resolve(path).getParent());
                    Files.copy(file, git.folder().resolve(path));
                }
            }
        }
        return git;
    }

    private static void put(GitWorkTree git, String path) throws IOException {
        Files.createDirectories(git.folder().resolve(path).getParent());
        Files.writeString(git.folder().resolve(path), "left by a build\n");
    }
}
