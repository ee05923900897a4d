package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.PortfolioException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void it_lists_the_files_in_the_format_of_sha256sum() {
        Inventory inventory = Inventory.of(tree("d/redis/b.yaml", "abc", "d/redis/a.yaml", "abc"));

        assertThat(new String(inventory.bytes(), UTF_8).lines().filter(line -> !line.startsWith("#")))
                .containsExactly(ABC + "  d/redis/a.yaml", ABC + "  d/redis/b.yaml");
        assertThat(new String(inventory.bytes(), UTF_8)).endsWith("\n").doesNotContain("\r");
    }

    @Test
    void it_says_whose_it_is_and_how_to_verify_it() {
        assertThat(new String(new Inventory(new TreeMap<>()).bytes(), UTF_8))
                .isEqualTo("# Written by portfolio:generate, which owns the files below."
                        + " To verify them: sha256sum --check .portfolio-inventory\n");
    }

    @Test
    void its_name_is_none_that_a_gitops_tool_reads_as_a_manifest() {
        assertThat(Inventory.FILE)
                .startsWith(".")
                .doesNotEndWith(".yaml")
                .doesNotEndWith(".yml")
                .doesNotEndWith(".json");
    }

    @Test
    void what_is_written_is_read_back() {
        Inventory inventory = Inventory.of(tree("d/redis/a.yaml", "abc", "d/x/b.yaml", ""));

        assertThat(Inventory.parse("inventory", inventory.bytes())).isEqualTo(inventory);
    }

    @Test
    void line_ends_of_another_system_are_read() {
        String text = "# comment\r\n" + ABC + "  d/a.yaml\r\n";

        assertThat(Inventory.parse("inventory", text.getBytes(UTF_8)).digests()).containsOnlyKeys(path("d/a.yaml"));
    }

    @Test
    void a_folder_without_inventory_has_no_files_of_ours() {
        assertThat(Inventory.parse("inventory", new byte[0])).isEqualTo(new Inventory(new TreeMap<>()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<<<<<< HEAD",
                "=======",
                ">>>>>>> feature",
                "",
                "d/a.yaml",
                ABC + " d/a.yaml",
                ABC + "  ../outside.yaml",
                ABC + "  d/../../outside.yaml",
                ABC + "  /etc/passwd",
                ABC + "  .portfolio-inventory",
                ABC + "  C:\\windows",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD  d/a.yaml",
            })
    void a_line_that_is_no_entry_is_not_guessed_at(String line) {
        String text = "# comment\n" + line + "\n" + ABC + "  d/b.yaml\n";

        assertThatThrownBy(() -> Inventory.parse("k8s/.portfolio-inventory", text.getBytes(UTF_8)))
                .isInstanceOf(PortfolioException.class)
                .hasMessage("k8s/.portfolio-inventory:2:1: This line is not an entry of the inventory."
                        + " Take the file from git as it was before the merge, then run portfolio:generate.");
    }

    @Test
    void an_interrupted_run_owns_the_files_of_both() {
        Inventory before = Inventory.of(tree("d/a.yaml", "1", "d/b.yaml", "1"));
        Inventory after = Inventory.of(tree("d/b.yaml", "2", "d/c.yaml", "2"));

        assertThat(before.plus(after).digests()).containsOnlyKeys(path("d/a.yaml"), path("d/b.yaml"), path("d/c.yaml"));
        assertThat(before.plus(after).digests())
                .containsEntry(path("d/b.yaml"), after.digests().get(path("d/b.yaml")));
    }

    @Test
    void what_is_no_longer_rendered_remains_without_the_tree() {
        Inventory before = Inventory.of(tree("d/a.yaml", "1", "d/b.yaml", "1"));

        assertThat(before.without(tree("d/b.yaml", "2"))).containsExactly(path("d/a.yaml"));
    }
}
