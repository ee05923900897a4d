package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {

    static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final ToolVersion VERSION = new ToolVersion(0, 1);
    private static final Inventory EMPTY = Inventory.EMPTY;

    private static Inventory of(String... pathsAndTexts) {
        return EMPTY.after(tree(pathsAndTexts), VERSION);
    }

    private static String file(Inventory inventory, String path) {
        return new String(InventoryFiles.of(inventory, "platform").get(path), UTF_8);
    }

    @Test
    void each_folder_lists_its_own_files_without_their_contents() {
        Inventory inventory = of("d/redis/b.yaml", "abc", "d/redis/a.yaml", "1", "d/namespace.yaml", "2");

        assertThat(InventoryFiles.of(inventory, "platform"))
                .containsOnlyKeys(".portfolio-inventory", "d/.portfolio-inventory", "d/redis/.portfolio-inventory");
        assertThat(file(inventory, "d/redis/.portfolio-inventory")).isEqualTo("""
                # Written by portfolio:generate, to which the files below belong.
                # folder: d/redis
                a.yaml
                b.yaml
                """);
        assertThat(file(of("d/redis/b.yaml", "other", "d/redis/a.yaml", "other"), "d/redis/.portfolio-inventory"))
                .isEqualTo(file(inventory, "d/redis/.portfolio-inventory"));
    }

    @Test
    void the_one_of_the_output_folder_tells_whose_it_is() {
        assertThat(file(of("d/redis/b.yaml", "1"), ".portfolio-inventory")).isEqualTo("""
                # Written by portfolio:generate, to which the files below belong.
                # portfolio: platform
                # version: 0.1
                """);
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
    void a_run_under_way_owns_the_files_and_contents_of_both_inventories() {
        Inventory before = of("d/a.yaml", "1", "d/b.yaml", "1");
        Inventory after = of("d/b.yaml", "2", "d/c.yaml", "2");

        Inventory both = before.plus(after);

        assertThat(both.digests()).containsOnlyKeys(path("d/a.yaml"), path("d/b.yaml"), path("d/c.yaml"));
        assertThat(List.of("1", "2")).allMatch(text -> both.knows(path("d/b.yaml"), text.getBytes(UTF_8)));
        assertThat(both.knows(path("d/a.yaml"), "2".getBytes(UTF_8))).isFalse();
    }

    @Test
    void a_content_is_known_with_the_line_ends_of_a_checkout_on_windows() {
        Inventory inventory = of("d/a.yaml", "a: 1\nb: 2\n");

        assertThat(inventory.knows(path("d/a.yaml"), "a: 1\r\nb: 2\r\n".getBytes(UTF_8)))
                .isTrue();
        assertThat(inventory.knows(path("d/a.yaml"), "a: 1\r\nb: 3\r\n".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void what_is_no_longer_rendered_remains_without_the_tree() {
        Inventory before = of("d/a.yaml", "1", "d/b.yaml", "1");

        assertThat(before.without(tree("d/b.yaml", "2"))).containsExactly(path("d/a.yaml"));
    }

    @Test
    void entries_of_other_environments_stay_as_they_are() {
        Inventory before = of("dev/a.yaml", "abc", "dev/old.yaml", "abc", "prod/b.yaml", "abc");
        ManifestTree dev = tree("dev/a.yaml", "2", "prod/b.yaml", "2").only(List.of("dev"));

        Inventory after = before.after(dev, VERSION);

        assertThat(after.digests().keySet()).containsExactly(path("dev/a.yaml"), path("prod/b.yaml"));
        assertThat(after.digests().get(path("prod/b.yaml"))).containsExactly(ABC);
        assertThat(before.without(dev)).containsExactly(path("dev/old.yaml"));
    }
}
