package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.InventoryTest.ABC;
import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.PortfolioException;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryReaderTest {

    private static final String OTHER = ABC.replace('b', 'c');

    private static Inventory read(String text) {
        return new InventoryReader("k8s/.portfolio-inventory", "platform", new ToolVersion(0, 2))
                .read(text.getBytes(UTF_8));
    }

    @Test
    void what_is_written_is_read_back() {
        Inventory inventory = new Inventory(Optional.empty(), new TreeMap<>())
                .after(tree("d/redis/a.yaml", "abc", "d/x/b.yaml", ""), new ToolVersion(0, 2));

        assertThat(read(new String(inventory.bytes("platform"), UTF_8))).isEqualTo(inventory);
    }

    @Test
    void line_ends_of_another_system_are_read() {
        Inventory inventory = read("# portfolio: platform\r\n# version: 0.1\r\n" + ABC + "  d/a.yaml\r\n");

        assertThat(inventory.digests()).containsOnlyKeys(path("d/a.yaml"));
        assertThat(inventory.version()).contains(new ToolVersion(0, 1));
    }

    @Test
    void a_folder_without_inventory_has_no_files_of_ours() {
        assertThat(read("")).isEqualTo(new Inventory(Optional.empty(), new TreeMap<>()));
    }

    @Test
    void an_inventory_that_does_not_say_whose_it_is_is_accepted() {
        Inventory inventory = read("# Written by portfolio:generate\n" + ABC + "  d/a.yaml\n");

        assertThat(inventory.version()).isEmpty();
        assertThat(inventory.digests()).containsOnlyKeys(path("d/a.yaml"));
    }

    @Test
    void two_inventories_that_git_made_one_list_the_contents_of_both() {
        Inventory inventory = read("""
                # portfolio: platform
                # version: 0.2
                # version: 0.1
                %s  d/a.yaml
                %s  d/a.yaml
                """.formatted(ABC, OTHER));

        assertThat(inventory.digests().get(path("d/a.yaml"))).containsExactly(ABC, OTHER);
        assertThat(inventory.version()).contains(new ToolVersion(0, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d/a.yaml",
                ABC + " d/a.yaml",
                ABC + "  ../outside.yaml",
                ABC + "  d/../../outside.yaml",
                ABC + "  /etc/passwd",
                ABC + "  .portfolio-inventory",
                ABC + "  d/.git/config",
                ABC + "  C:\\windows",
                ABC + "  C:/windows",
                ABC + "  d\\a.yaml",
                ABC + "  d./a.yaml",
                ABC + "  d/a.yaml.",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD  d/a.yaml",
            })
    void a_line_that_is_no_entry_is_not_guessed_at(String line) {
        assertThatThrownBy(() -> read("# comment\n" + line + "\n" + ABC + "  d/b.yaml\n"))
                .isInstanceOf(PortfolioException.class)
                .hasMessage("k8s/.portfolio-inventory:2:1: This line is not an entry of the inventory."
                        + " Take the file from git as it was, then run portfolio:generate.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<< HEAD", "||||||| 1a2b3c", "=======", ">>>>>>> feature"})
    void the_marker_of_a_merge_conflict_is_called_so(String marker) {
        assertThatThrownBy(() -> read("# comment\n" + marker + "\n"))
                .isInstanceOf(PortfolioException.class)
                .hasMessage(
                        "k8s/.portfolio-inventory:2:1: This line is the marker of a merge conflict."
                                + " Take either side whole, with git checkout --ours k8s/.portfolio-inventory or"
                                + " git checkout --theirs k8s/.portfolio-inventory, then run portfolio:generate, which completes it.");
    }

    @Test
    void the_files_of_another_portfolio_are_not_ours() {
        assertThatThrownBy(() -> read("# comment\n# portfolio: shop\n"))
                .isInstanceOf(PortfolioException.class)
                .hasMessage("k8s/.portfolio-inventory:2:1: The files of this folder are those of the portfolio 'shop',"
                        + " not of 'platform'. Give each portfolio an output folder of its own."
                        + " If 'shop' was renamed, write the new name into this line.");
    }

    @Test
    void a_newer_version_is_not_undone() {
        assertThatThrownBy(() -> read("# portfolio: platform\n# version: 0.10\n"))
                .isInstanceOf(PortfolioException.class)
                .hasMessage(
                        "k8s/.portfolio-inventory:2:1: Version 0.10 of the generator wrote the files of this folder,"
                                + " this is 0.2 and may undo what it cannot know."
                                + " Use version 0.10 or a newer one. To go back on purpose, write 0.2 into this line.");
    }

    @Test
    void a_list_of_what_was_committed_is_read_even_if_it_is_broken() {
        String text = "<<<<<<< HEAD\n" + ABC + "  d/a.yaml\n=======\n" + OTHER + "  d/b.yaml\n>>>>>>> x\n";

        assertThat(InventoryReader.paths(text.getBytes(UTF_8))).containsExactly("d/a.yaml", "d/b.yaml");
    }
}
