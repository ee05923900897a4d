package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
        tree("d/a.yaml", "pässwörd 密码 😀\n").writeTo(folder);

        assertThat(Files.readString(folder.resolve("d/a.yaml"))).isEqualTo("pässwörd 密码 😀\n");
        assertThat(tree("d/a.yaml", "pässwörd 密码 😀\n").compareTo(folder).isNone())
                .isTrue();
    }

    @Test
    void a_tree_does_not_change_with_the_map_that_it_was_made_of() {
        SortedMap<ManifestPath, String> files = new TreeMap<>();
        files.put(path("d/a.yaml"), "1");
        ManifestTree tree = ManifestTree.of(files);

        files.put(path("d/b.yaml"), "2");

        assertThat(tree.texts()).containsOnlyKeys(path("d/a.yaml"));
        assertThatThrownBy(() -> tree.texts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
