package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InventoryTest {

    static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final ToolVersion VERSION = new ToolVersion(0, 1);
    private static final Inventory EMPTY = new Inventory(Optional.empty(), new TreeMap<>());

    private static Inventory of(String... pathsAndTexts) {
        return EMPTY.after(tree(pathsAndTexts), VERSION);
    }

    @Test
    void it_lists_the_files_in_the_format_of_sha256sum() {
        String text =
                new String(of("d/redis/b.yaml", "abc", "d/redis/a.yaml", "abc").bytes("platform"), UTF_8);

        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .containsExactly(ABC + "  d/redis/a.yaml", ABC + "  d/redis/b.yaml");
        assertThat(text).endsWith("\n").doesNotContain("\r");
    }

    @Test
    void it_says_what_it_is_how_to_verify_it_and_whose_it_is() {
        assertThat(new String(of().bytes("platform"), UTF_8)).isEqualTo("""
                        # Written by portfolio:generate, which owns the files below. To verify them: sha256sum --check .portfolio-inventory
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
