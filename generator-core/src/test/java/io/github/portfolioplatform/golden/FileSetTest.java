package io.github.portfolioplatform.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {

    @TempDir
    Path folder;

    @Test
    void the_same_files_have_no_difference() {
        assertThat(set("a", "1").differenceTo(set("a", "1"), "title", "remedy")).isEmpty();
    }

    @Test
    void a_difference_tells_scenario_file_lines_number_of_other_files_and_remedy() {
        String difference = set("a", "1\n", "b", "1").differenceTo(set("a", "2\n", "c", "1"), "redis", "Run it.");

        assertThat(difference).isEqualTo("""
                        redis: a differs
                        --- expected
                        +++ actual
                        @@ line 1 @@
                        -1
                        +2
                        2 more files differ.
                        Run it.""");
    }

    @Test
    void a_manifest_is_shown_before_the_inventory_that_differs_with_it() {
        String difference = set(".inventory", "1", "b", "1").differenceTo(set(".inventory", "2", "b", "2"), "t", "r");

        assertThat(difference).startsWith("t: b differs").contains("One more file differs.");
    }

    @Test
    void a_file_that_only_one_side_has_is_a_difference() {
        assertThat(set("a", "1").differenceTo(set(), "t", "r")).startsWith("t: a is expected, but not rendered");
        assertThat(set().differenceTo(set("a", "1"), "t", "r")).startsWith("t: a is rendered, but not expected");
    }

    @Test
    void replacing_writes_removes_and_says_so() throws IOException {
        Files.writeString(folder.resolve("orphan.yaml"), "x");
        Files.writeString(folder.resolve("same.yaml"), "1");

        assertThat(set("new/a.yaml", "1", "same.yaml", "1").replace(folder))
                .containsExactly("written new/a.yaml", "removed orphan.yaml");
        assertThat(FileSet.of(folder).files()).containsOnlyKeys("new/a.yaml", "same.yaml");
    }

    private static FileSet set(String... pathsAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
        }
        return new FileSet(new TreeMap<>(files));
    }
}
