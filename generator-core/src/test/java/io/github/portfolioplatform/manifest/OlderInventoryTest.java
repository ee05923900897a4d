package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.manifest.Drift.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose inventory is one list of all files with checksums, as it was before each folder had its own. */
class OlderInventoryTest {

    private static final ManifestTree NOW = tree("d/redis/claim.yaml", "new\n", "d/namespace.yaml", "1\n");

    @TempDir
    Path temporary;

    private RenderedFolder folder;

    @BeforeEach
    void a_folder_of_before() {
        folder = new RenderedFolder(temporary.resolve("repository/k8s"));
        Map<String, String> files = Map.of(
                "d/redis/claim.yaml",
                "old\n",
                "d/namespace.yaml",
                "1\n",
                "d/gone/claim.yaml",
                "old\n",
                "p/a.yaml",
                "1\n");
        StringBuilder inventory =
                new StringBuilder("# Written by portfolio:generate\n# portfolio: platform\n# version: 0.1\n");
        files.forEach((path, text) -> {
            folder.put(path, text);
            inventory
                    .append(Digest.sha256(text.getBytes(UTF_8)))
                    .append("  ")
                    .append(path)
                    .append('\n');
        });
        folder.put(".portfolio-inventory", inventory.toString());
    }

    @Test
    void the_next_run_writes_the_new_form_and_removes_what_is_stale() {
        WrittenFiles written = folder.write(NOW);

        assertThat(written.written()).containsExactly("d/redis/claim.yaml");
        assertThat(written.removed()).containsExactly("d/gone/claim.yaml", "p/a.yaml");
        assertThat(folder.everything().get(".portfolio-inventory"))
                .doesNotContain("  d/")
                .contains("# portfolio: platform");
        assertThat(folder.everything())
                .containsKeys("d/.portfolio-inventory", "d/redis/.portfolio-inventory")
                .doesNotContainKeys("d/gone/.portfolio-inventory", "p/.portfolio-inventory");
        assertThat(folder.compare(NOW).isNone()).isTrue();
    }

    @Test
    void an_edit_by_hand_is_kept() {
        folder.put("d/redis/claim.yaml", "mine\n");

        assertThat(folder.compare(NOW).in(State.EDITED)).containsExactly("d/redis/claim.yaml");
        assertThatThrownBy(() -> folder.write(NOW)).hasMessageContaining("It was edited by hand");
    }

    @Test
    void a_run_of_one_environment_keeps_the_list_of_the_others() {
        folder.write(NOW.only(List.of("d")));

        assertThat(folder.everything().get("p/.portfolio-inventory")).contains("\na.yaml\n");
        assertThat(folder.write(NOW).removed()).containsExactly("p/a.yaml");
    }

    @Test
    void a_branch_of_before_that_git_merges_into_the_new_form_is_read() {
        String old = folder.everything().get(".portfolio-inventory");
        folder.write(NOW);
        folder.put("d/other/claim.yaml", "other\n");
        folder.put(
                ".portfolio-inventory",
                folder.everything().get(".portfolio-inventory") + "<<<<<<< HEAD\n=======\n" + old
                        + Digest.sha256("other\n".getBytes(UTF_8)) + "  d/other/claim.yaml\n>>>>>>> branch\n");

        assertThat(folder.write(NOW).removed()).containsExactly("d/other/claim.yaml");
        assertThat(folder.compare(NOW).isNone()).isTrue();
    }

    @Test
    void what_was_committed_in_the_older_form_is_compared_with() throws Exception {
        TestRepository repository = TestRepository.in(temporary.resolve("repository"));
        repository.commitAll();
        folder.write(NOW);

        OutputFolder output = OutputFolder.open(FolderFiles.in(folder.path(), "k8s"), NOW, Traces.OF_EVERYTHING);
        assertThat(Revision.HEAD
                        .filesOf(output, GitRepository.around(folder.path()))
                        .files()
                        .paths())
                .containsExactly("d/gone/claim.yaml", "d/namespace.yaml", "d/redis/claim.yaml", "p/a.yaml");
    }
}
