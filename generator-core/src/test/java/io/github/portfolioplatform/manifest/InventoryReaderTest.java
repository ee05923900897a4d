package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.InventoryTest.ABC;
import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryReaderTest {

    private static final String OTHER = ABC.replace('b', 'c');

    @TempDir
    static Path temporary;

    private static Inventory read(String text) {
        return read("", text);
    }

    private static Inventory read(String folder, String text) {
        try {
            return new InventoryReader(FolderFiles.in(temporary, "k8s"), "platform", new ToolVersion(0, 2))
                    .read(folder, text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void what_is_written_is_read_back() {
        Inventory inventory = Inventory.EMPTY.after(
                tree("d/redis/a.yaml", "abc", "d/b.yaml", "", "c.yaml", ""), new ToolVersion(0, 2));
        Inventory read = Inventory.EMPTY;
        for (Map.Entry<String, byte[]> file :
                InventoryFiles.of(inventory, "platform").entrySet()) {
            read = read.plus(read(InventoryFiles.folderOf(file.getKey()), new String(file.getValue(), UTF_8)));
        }

        assertThat(read.digests().keySet()).isEqualTo(inventory.digests().keySet());
        assertThat(read.version()).isEqualTo(inventory.version());
    }

    @Test
    void an_inventory_that_was_copied_into_another_folder_makes_nothing_ours() {
        String text = "# folder: d/redis\nclaim.yaml\n";

        assertThat(read("d/redis", text).digests()).containsOnlyKeys(path("d/redis/claim.yaml"));
        assertThat(read("d/redis-copy", text)).isEqualTo(Inventory.EMPTY);
        assertThat(read("d/redis", "claim.yaml\n")).isEqualTo(Inventory.EMPTY);
        assertThat(InventoryReader.paths("d/redis-copy", text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void an_inventory_tells_of_its_own_folder_alone() {
        for (String line : List.of("x/claim.yaml", "../claim.yaml", "/claim.yaml", ABC + "  d/redis/claim.yaml")) {
            assertThatThrownBy(() -> read("d/redis", "# folder: d/redis\n" + line + "\n"))
                    .as(line)
                    .isInstanceOf(PortfolioException.class)
                    .hasMessageStartingWith("k8s/d/redis/.portfolio-inventory:2:1: This line is not an entry");
        }
    }

    @Test
    void one_of_the_older_form_lists_all_folders_with_checksums() {
        Inventory inventory = read(ABC + "  d/a.yaml\n" + OTHER + "  d/redis/b.yaml\n");

        assertThat(inventory.digests()).containsOnlyKeys(path("d/a.yaml"), path("d/redis/b.yaml"));
        assertThat(inventory.knows(path("d/a.yaml"), "abc".getBytes(UTF_8))).isTrue();
    }

    @Test
    void line_ends_of_another_system_are_read() {
        Inventory inventory = read("# portfolio: platform\r\n# version: 0.1\r\n" + ABC + "  d/a.yaml\r\n");

        assertThat(inventory.digests()).containsOnlyKeys(path("d/a.yaml"));
        assertThat(inventory.version()).contains(new ToolVersion(0, 1));
    }

    @Test
    void a_folder_without_inventory_has_no_files_of_ours() {
        assertThat(read("")).isEqualTo(Inventory.EMPTY);
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
                        + " Take the file from git as it was, then render again.");
    }

    @Test
    void both_sides_of_a_merge_conflict_are_ours() {
        Inventory inventory = read("d", """
                # folder: d
                <<<<<<< HEAD
                a.yaml
                ||||||| 1a2b3c
                =======
                b.yaml
                >>>>>>> feature
                """);

        assertThat(inventory.digests()).containsOnlyKeys(path("d/a.yaml"), path("d/b.yaml"));
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

        assertThat(InventoryReader.paths("", text.getBytes(UTF_8))).containsExactly("d/a.yaml", "d/b.yaml");
    }
}
