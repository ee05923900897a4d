package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.change.Accepted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTreeTest {

    @TempDir
    Path folder;

    @Test
    void files_are_ordered_by_path() {
        assertThat(tree("d/b.yaml", "2", "d/a.yaml", "1").texts().keySet())
                .containsExactly(path("d/a.yaml"), path("d/b.yaml"));
    }

    @Test
    void files_are_written_as_utf_8() throws Exception {
        ManifestFolder.at(folder).write(tree("d/a.yaml", "pässwörd 密码 😀\n"));

        assertThat(Files.readString(folder.resolve("d/a.yaml"))).isEqualTo("pässwörd 密码 😀\n");
        assertThat(ManifestFolder.at(folder)
                        .compare(tree("d/a.yaml", "pässwörd 密码 😀\n"))
                        .isNone())
                .isTrue();
    }

    @Test
    void a_tree_does_not_change_with_the_map_that_it_was_made_of() {
        SortedMap<ManifestPath, String> files = new TreeMap<>();
        files.put(path("d/a.yaml"), "1");
        ManifestTree tree = ManifestTree.of("platform", files, Accepted.NOTHING);

        files.put(path("d/b.yaml"), "2");

        assertThat(tree.texts()).containsOnlyKeys(path("d/a.yaml"));
        assertThatThrownBy(() -> tree.texts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void names_that_differ_in_case_only_are_refused() {
        assertThatThrownBy(() -> tree("d/redis/a.yaml", "1", "d/Redis/b.yaml", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'d/redis' and 'd/Redis' differ in case only, which not every system tells");
        assertThatThrownBy(() -> tree("d/a.yaml", "1", "d/A.yaml", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_a_file_or_a_folder() {
        assertThatThrownBy(() -> tree("d/redis", "1", "d/redis/a.yaml", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'d/redis' cannot be a file and a folder");
    }

    @Test
    void a_portfolio_has_a_name_that_fits_into_a_line() {
        for (String name : List.of("", " ", "a\nb")) {
            assertThatThrownBy(() -> ManifestTree.of(name, new TreeMap<>(), Accepted.NOTHING))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_part_holds_the_files_of_its_environments_alone() {
        ManifestTree tree = tree("dev/a.yaml", "1", "dev-2/a.yaml", "1", "prod/a.yaml", "1");

        assertThat(tree.only(List.of("dev", "prod")).texts()).containsOnlyKeys(path("dev/a.yaml"), path("prod/a.yaml"));
        assertThat(tree.only(List.of("dev", "prod"))
                        .only(List.of("prod", "dev-2"))
                        .texts())
                .containsOnlyKeys(path("prod/a.yaml"));
    }
}
