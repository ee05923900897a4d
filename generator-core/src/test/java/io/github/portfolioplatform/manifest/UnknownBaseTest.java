package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.portfolioplatform.manifest.Revision.Before;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where git cannot say what was committed and nothing is on disk either, nothing may be written. */
class UnknownBaseTest {

    private static final ManifestTree TREE = tree("d/redis/claim.yaml", "a: 1\n");

    @TempDir
    Path temporary;

    private TestRepository repository;
    private RenderedFolder folder;

    @BeforeEach
    void a_repository() {
        repository = TestRepository.in(temporary.resolve("a repository"));
        folder = new RenderedFolder(repository.folder().resolve("k8s"));
    }

    private Before before(Path path, String git) throws IOException {
        OutputFolder output = OutputFolder.open(FolderFiles.in(path, "k8s"), TREE, Traces.OF_EVERYTHING);
        return Revision.HEAD.filesOf(output, GitRepository.around(path, git));
    }

    private void breakRepository() throws IOException {
        Files.writeString(repository.folder().resolve(".git/config"), "[broken\n");
    }

    @Test
    void a_broken_repository_is_refused_by_generate_and_check() throws IOException {
        breakRepository();

        assertThatThrownBy(() -> folder.write(TREE))
                .isInstanceOf(PortfolioException.class)
                .hasMessageStartingWith("k8s:1:1: Git cannot tell what was committed here (bad config line 1")
                .hasMessageEndingWith(
                        "), and the folder has no rendered files: a change that loses data would not be seen. Repair"
                                + " the repository first; git status shows what is wrong.");
        assertThat(folder.path()).doesNotExist();
        assertThat(folder.compare(TREE).refusals()).extracting(Problem::id).containsExactly("base-is-known");
    }

    @Test
    void a_repository_whose_files_are_gone_is_refused_although_git_calls_it_none() throws IOException {
        Files.delete(repository.folder().resolve(".git/HEAD"));

        assertThatThrownBy(() -> folder.write(TREE))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("(not a git repository");
    }

    @Test
    void a_repository_without_a_git_to_ask_is_refused() throws IOException {
        assertThat(before(folder.path(), "no-such-git").problems())
                .singleElement()
                .asString()
                .contains("(there is no git to ask)")
                .endsWith("Install git, or run where it is installed.");
    }

    @Test
    void a_repository_of_another_user_is_refused_with_the_command_that_trusts_it() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            abort("only root can give a folder to another user");
        }
        run("chown", "-R", "12345", repository.folder().toString());
        try {
            assertThatThrownBy(() -> folder.write(TREE))
                    .isInstanceOf(PortfolioException.class)
                    .hasMessageEndingWith(
                            "Run git config --global --add safe.directory '" + repository.folder() + "' first.");
            assertThatThrownBy(() -> folder.door().base("HEAD").compare(TREE))
                    .hasMessageContaining(
                            "safe.directory '" + repository.folder() + "' first. Or leave out portfolio.base.");
        } finally {
            run("chown", "-R", "0", repository.folder().toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void the_remedy_is_found_in_the_words_of_older_versions_of_git() {
        assertThat(new GitException("unsafe repository ('/builds/shop' is owned by someone else)").remedy())
                .isEqualTo("Run git config --global --add safe.directory '/builds/shop' first.");
    }

    @Test
    void files_on_disk_stand_in_and_that_is_told() throws IOException {
        folder.write(TREE);
        breakRepository();

        assertThat(folder.write(tree("d/redis/claim.yaml", "a: 2\n")).hints())
                .singleElement()
                .asString()
                .endsWith("so changes were judged by the files on disk.");
        assertThat(before(folder.path(), "no-such-git").hints())
                .containsExactly(
                        "Git cannot tell what was committed (there is no git to ask), so changes were judged by the files"
                                + " on disk.");
    }

    @Test
    void a_new_folder_without_a_repository_is_fine_with_git_and_without() throws IOException {
        RenderedFolder outside = new RenderedFolder(temporary.resolve("outside/k8s"));

        assertThat(before(outside.path(), "no-such-git").problems()).isEmpty();
        assertThat(before(outside.path(), "no-such-git").hints()).isEmpty();
        assertThat(outside.write(TREE).hints()).isEmpty();
    }

    @Test
    void a_base_from_before_the_first_rendering_is_told() {
        new RenderedFolder(repository.folder()).put("README.md", "x\n");
        repository.commitAll();
        folder.write(TREE);

        assertThat(folder.door().base("HEAD").compare(TREE).hints())
                .containsExactly(
                        "Nothing was committed in k8s at 'HEAD', so changes were judged by the files on disk.");
        assertThat(folder.compare(TREE).hints()).isEmpty();
    }
}
