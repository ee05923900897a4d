package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rendering to a folder in which nothing was committed is compared with the folder in which the portfolio was. */
class FreshFolderTest {

    private static final ManifestTree LARGE = claim("2Gi");
    private static final ManifestTree SMALL = claim("1Gi");

    @TempDir
    Path temporary;

    private TestRepository repository;
    private RenderedFolder former;

    private static ManifestTree claim(String storage) {
        return tree("d/redis/claim.yaml", """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: redis-pvc}
                spec: {resources: {requests: {storage: %s}}}
                """.formatted(storage));
    }

    @BeforeEach
    void a_committed_folder() {
        repository = TestRepository.in(temporary.resolve("repository"));
        former = folder("databases/k8s");
        former.write(LARGE);
        repository.commitAll();
    }

    private RenderedFolder folder(String path) {
        return new RenderedFolder(repository.folder().resolve(path));
    }

    private static List<String> refusals(Drift drift) {
        return drift.refusals().stream().map(Problem::id).toList();
    }

    @Test
    void is_refused_with_the_way_to_move_the_folder() {
        RenderedFolder fresh = folder("deploy");

        assertThatThrownBy(() -> fresh.write(LARGE))
                .isInstanceOf(PortfolioException.class)
                .hasMessage(
                        "k8s:1:1: The files of the portfolio 'platform' were committed in databases/k8s, and this folder is a"
                                + " new one: the files in databases/k8s would stay as they are, and tools would go on to apply them. Keep"
                                + " databases/k8s as portfolio.outputDirectory, or move it first, at the root of the repository: git mv"
                                + " databases/k8s deploy. If both shall exist, copy it there first. If it is another portfolio, give it"
                                + " another name.");
        assertThat(fresh.path()).doesNotExist();
        assertThat(refusals(fresh.compare(SMALL)))
                .as("what would be lost is told at once")
                .containsExactlyInAnyOrder("folder-is-moved", "storage-shrinks");
    }

    @Test
    void the_way_that_is_printed_works_below_folders_that_do_not_exist_yet() throws Exception {
        RenderedFolder fresh = folder("deploy/cluster one/k8s");
        String message = refusal(fresh).replaceAll("(?s).*repository: (.*?)\\. If both.*", "$1");

        Process shell = new ProcessBuilder("sh", "-c", message)
                .directory(repository.folder().toFile())
                .inheritIO()
                .start();

        assertThat(shell.waitFor()).as(message).isZero();
        assertThat(fresh.write(LARGE).written()).isEmpty();
        assertThatThrownBy(() -> fresh.write(SMALL))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("shrinks");
        repository.commitAll();
        assertThat(fresh.compare(LARGE).hints()).isEmpty();
    }

    private String refusal(RenderedFolder fresh) {
        return fresh.compare(LARGE).refusals().get(0).toString();
    }

    @Test
    void a_folder_that_was_moved_without_git_is_compared_and_told() throws IOException {
        Files.move(former.path(), repository.folder().resolve("deploy"));
        RenderedFolder moved = folder("deploy");

        assertThat(moved.compare(LARGE).isNone()).isTrue();
        assertThat(moved.compare(LARGE).hints())
                .containsExactly(
                        "Nothing was committed in k8s, so changes were judged by what was committed of this portfolio in"
                                + " databases/k8s.");
        assertThat(refusals(moved.compare(SMALL))).containsExactly("storage-shrinks");
    }

    @Test
    void a_second_copy_may_be_made_on_purpose() {
        RenderedFolder copy = folder("deploy");
        former.texts().forEach(copy::put);

        assertThat(copy.write(LARGE).written()).isEmpty();
        assertThat(refusals(copy.compare(SMALL))).containsExactly("storage-shrinks");
    }

    @Test
    void ci_sees_it_by_the_base_although_the_new_folder_is_committed() throws IOException {
        String base = repository.git("rev-parse", "HEAD").strip();
        Files.move(former.path(), repository.folder().resolve("deploy"));
        RenderedFolder moved = folder("deploy");
        moved.put("d/redis/claim.yaml", SMALL.texts().values().iterator().next());
        repository.commitAll();

        assertThat(refusals(moved.door().base(base).compare(SMALL))).containsExactly("storage-shrinks");
        assertThat(refusals(moved.door().base(base).compare(LARGE))).isEmpty();
    }

    @Test
    void a_preview_in_a_folder_that_git_ignores_is_compared_with_nothing() {
        folder(".").put(".gitignore", "target/\n");

        assertThat(folder("target/k8s").write(SMALL).written()).containsExactly("d/redis/claim.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/test/golden", "tests/expected", "src/it/one/k8s"})
    void what_tests_expect_was_given_to_no_cluster(String golden) throws IOException {
        Files.createDirectories(repository.folder().resolve(golden).getParent());
        Files.move(former.path(), repository.folder().resolve(golden));
        repository.commitAll();

        assertThat(folder("k8s").write(SMALL).written()).hasSize(1);
    }

    @Test
    void another_portfolio_is_another_matter() {
        TreeMap<ManifestPath, String> files = new TreeMap<>();
        LARGE.texts().forEach(files::put);

        assertThat(folder("deploy")
                        .write(ManifestTree.of("other", files, Accepted.NOTHING))
                        .hints())
                .isEmpty();
    }

    @Test
    void other_instances_are_told_and_may_be_of_another_portfolio_with_the_same_name() {
        assertThat(folder("deploy")
                        .write(tree("d/mongodb/claim.yaml", "a: 1\n"))
                        .hints())
                .containsExactly(
                        "A portfolio 'platform' was committed in databases/k8s, too, with other instances. If it is the"
                                + " same portfolio, git mv that folder first, so that changes are compared.");
    }

    @Test
    void environments_that_are_kept_in_folders_of_their_own_do_not_meet() {
        ManifestTree both = tree("d/redis/claim.yaml", "a: 1\n", "p/redis/claim.yaml", "a: 1\n");

        assertThat(folder("deploy").write(both.only(List.of("p"))).hints()).isEmpty();
    }
}
