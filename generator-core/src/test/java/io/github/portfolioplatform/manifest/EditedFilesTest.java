package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a run wrote and that somebody changed, encrypted or took over since. */
class EditedFilesTest {

    private static final String CLAIM = "d/redis/claim.yaml";
    private static final String OLD = "d/old/claim.yaml";
    private static final ManifestTree NOW = tree(CLAIM, "new\n");

    @TempDir
    Path temporary;

    private RenderedFolder folder;

    @BeforeEach
    void a_folder_that_an_earlier_run_wrote() {
        folder = new RenderedFolder(temporary.resolve("k8s"));
        folder.write(tree(CLAIM, "claim\n", OLD, "old\n"));
    }

    @Test
    void all_edited_files_are_refused_at_once_and_nothing_is_written() {
        folder.put(CLAIM, "edited\n");
        folder.put(OLD, "edited\n");
        Map<String, String> before = folder.texts();

        assertThatThrownBy(() -> folder.write(NOW))
                .isInstanceOf(PortfolioException.class)
                .hasMessage("""
                        k8s/d/old/claim.yaml:1:1: It was edited by hand since a run wrote it. To keep the change, say it in the spec or in an overlay of your own; to discard it, run 'mvn portfolio:generate -Dportfolio.overwrite'.
                        k8s/d/redis/claim.yaml:1:1: It was edited by hand since a run wrote it. To keep the change, say it in the spec or in an overlay of your own; to discard it, run 'mvn portfolio:generate -Dportfolio.overwrite'.""");
        assertThat(folder.texts()).isEqualTo(before);
        assertThat(folder.compare(NOW).in(State.EDITED)).containsExactly(OLD, CLAIM);
    }

    @Test
    void whoever_overwrites_edits_gets_what_is_rendered() {
        folder.put(CLAIM, "edited\n");
        folder.put(OLD, "edited\n");

        WrittenFiles written = folder.door().overwritingEdits().write(NOW);

        assertThat(written.written()).containsExactly(CLAIM);
        assertThat(written.removed()).containsExactly(OLD);
        assertThat(folder.manifests()).isEqualTo(Map.of(CLAIM, "new\n"));
    }

    @Test
    void an_edit_that_says_what_is_rendered_is_none() {
        folder.put(CLAIM, "new\n");

        assertThat(folder.compare(NOW).states()).doesNotContainKey(CLAIM);
        assertThat(folder.write(NOW).unchanged()).isEqualTo(1);
    }

    @Test
    void what_is_as_a_run_wrote_it_is_replaced_without_a_word() {
        assertThat(folder.compare(NOW).states())
                .containsEntry(CLAIM, State.CHANGED)
                .containsEntry(OLD, State.STALE);
        assertThat(folder.write(NOW).written()).containsExactly(CLAIM);
    }

    @Test
    void in_a_folder_that_was_copied_without_its_history_no_file_can_be_called_edited() throws IOException {
        folder.put(CLAIM, "edited or not\n");
        Files.delete(folder.path().resolve(".portfolio/written"));

        assertThat(folder.compare(NOW).states()).containsEntry(CLAIM, State.CHANGED);
        assertThat(folder.write(NOW).written()).containsExactly(CLAIM);
    }

    @Test
    void a_record_that_is_a_link_is_not_followed() throws IOException {
        Files.delete(folder.path().resolve(".portfolio/written"));
        Path outside = Files.writeString(temporary.resolve("outside"), "secret\n");
        Files.createSymbolicLink(folder.path().resolve(".portfolio/written"), outside);

        assertThatThrownBy(() -> folder.write(NOW))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("k8s/.portfolio/written:1:1: It is no file");
        assertThat(outside).hasContent("secret");
    }

    @Test
    void the_line_ends_of_a_checkout_on_windows_are_no_edit() {
        folder.put(CLAIM, "claim\r\n");

        assertThat(folder.compare(NOW).in(State.EDITED)).isEmpty();
        folder.write(NOW);
        assertThat(folder.manifests()).isEqualTo(Map.of(CLAIM, "new\n"));
    }

    @Test
    void a_file_that_a_run_did_not_write_is_not_written_over_even_then() {
        folder.put("d/new/claim.yaml", "mine\n");

        assertThatThrownBy(() -> folder.door().overwritingEdits().write(tree("d/new/claim.yaml", "new\n")))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("k8s/d/new/claim.yaml:1:1: It is in the way: no run wrote it");
        assertThat(folder.manifests()).containsEntry("d/new/claim.yaml", "mine\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\ndata: ENC[x]\nsops:\n    mac: ENC[x]\n",
                "kind: Secret\r\nsops:\r\n    mac: ENC[x]\r\n",
                "{\"kind\": \"Secret\",\n\"sops\": {\"mac\": \"ENC[x]\"}}\n",
            })
    void what_sops_encrypted_is_never_written_over_nor_removed(String encrypted) {
        folder.put(CLAIM, encrypted);
        folder.put(OLD, encrypted);
        folder.put("d/mine/own.yaml", encrypted);

        assertThatThrownBy(() -> folder.door().overwritingEdits().write(NOW))
                .isInstanceOf(PortfolioException.class)
                .hasMessage(
                        "k8s/d/redis/claim.yaml:1:1: It is encrypted by SOPS, and such a file is never written over;"
                                + " what is rendered would be. Move it out of the folder of the rendered files,"
                                + " into an overlay of your own, or delete it.");
        folder.put(CLAIM, "claim\n");
        assertThat(folder.write(NOW).removed()).isEmpty();
        assertThat(folder.manifests()).isEqualTo(Map.of(CLAIM, "new\n", OLD, encrypted, "d/mine/own.yaml", encrypted));
        assertThat(folder.compare(NOW).isNone()).isTrue();
        assertThat(folder.everything()).doesNotContainKey("d/old/.portfolio-inventory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Pod\nsops: 1\n",
                "kind: Pod\nsops:\n    mac: none\n",
                "kind: Pod\nsops:\n    version: 3.9.0\n",
                "{\"kind\": \"Pod\", \"sops\": {\"mac\": \"\"}}\n",
            })
    void a_key_of_that_name_without_the_checksum_of_sops_makes_no_file_ours_to_pass_over(String readable) {
        folder.put("d/mine/own.yaml", readable);
        folder.put("d/redis/own.yaml", readable);

        assertThat(folder.compare(NOW).states())
                .containsEntry("d/mine/own.yaml", State.FOREIGN)
                .containsEntry("d/redis/own.yaml", State.FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----", "rwxr-xr-x"})
    void the_mode_that_a_user_gave_a_file_stays_when_it_is_rewritten(String mode) throws IOException {
        Path claim = folder.path().resolve(CLAIM);
        Assumptions.assumeTrue(
                Files.getFileAttributeView(claim, PosixFileAttributeView.class) != null, "files have no modes here");
        Files.setPosixFilePermissions(claim, PosixFilePermissions.fromString(mode));

        assertThat(folder.write(NOW).written()).containsExactly(CLAIM);

        assertThat(folder.manifests()).containsEntry(CLAIM, "new\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(claim)))
                .isEqualTo(mode);
    }

    @Test
    void a_word_that_only_begins_like_it_is_not_encrypted() {
        folder.put(CLAIM, "data:\n  sops: no\nsopsy: no\n# sops:\n");

        assertThat(folder.door().overwritingEdits().write(NOW).written()).containsExactly(CLAIM);
    }

    @Test
    void a_stale_file_that_became_a_link_or_a_folder_is_not_ours_any_more() throws IOException {
        Files.delete(folder.path().resolve(OLD));
        folder.put(OLD + "/mine.txt", "mine\n");

        assertThat(folder.write(NOW).removed()).isEmpty();
        assertThat(folder.manifests()).containsEntry(OLD + "/mine.txt", "mine\n");
        assertThat(folder.compare(NOW).states()).isEqualTo(Map.of(OLD + "/mine.txt", State.FOREIGN));
    }
}
