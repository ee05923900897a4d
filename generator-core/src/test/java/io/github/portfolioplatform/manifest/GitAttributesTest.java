package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.manifest.Drift.State;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitAttributesTest {

    private static final ManifestTree TREE = tree("dev/a.yaml", "1\n", "index.yaml", "1\n", "prod/a.yaml", "1\n");
    private static final String TEXT = """
            # Written by portfolio:generate for the files that it renders.
            /.gitattributes merge=union text eol=lf
            .portfolio-inventory linguist-generated merge=union text eol=lf
            /dev/** linguist-generated text eol=lf
            /index.yaml linguist-generated text eol=lf
            /prod/** linguist-generated text eol=lf
            """;

    @TempDir
    Path temporary;

    @Test
    void it_names_the_folders_of_the_environments_and_no_other() {
        assertThat(GitAttributes.of(TREE)).asString(UTF_8).isEqualTo(TEXT);
    }

    @Test
    void it_is_kept_in_step_with_the_environments() {
        RenderedFolder folder = new RenderedFolder(temporary);
        folder.write(tree("dev/a.yaml", "1\n"));

        assertThat(folder.compare(TREE).states()).containsEntry(".gitattributes", State.CHANGED);
        folder.write(TREE);
        assertThat(folder.texts()).containsEntry(".gitattributes", TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*.yaml diff=yaml\n", "#mine\n"})
    void one_of_somebody_else_is_left_alone_without_a_word(String others) {
        RenderedFolder folder = new RenderedFolder(temporary);
        folder.put(".gitattributes", others);

        folder.write(TREE);

        assertThat(folder.texts()).containsEntry(".gitattributes", others);
        assertThat(folder.compare(TREE).isNone()).isTrue();
    }

    @Test
    void whoever_adds_a_line_of_their_own_takes_it_over() {
        RenderedFolder folder = new RenderedFolder(temporary);
        folder.put(".gitattributes", TEXT + "*.md text\n");

        folder.write(tree("dev/a.yaml", "1\n"));

        assertThat(folder.texts())
                .isEqualTo(Map.of(
                        ".gitattributes",
                        TEXT + "*.md text\n",
                        ".portfolio-inventory",
                        folder.texts().get(".portfolio-inventory"),
                        "dev/a.yaml",
                        "1\n"));
    }

    @Test
    void line_ends_of_windows_are_still_ours() {
        assertThat(GitAttributes.isOurs(TEXT.replace("\n", "\r\n").getBytes(UTF_8)))
                .isTrue();
    }
}
