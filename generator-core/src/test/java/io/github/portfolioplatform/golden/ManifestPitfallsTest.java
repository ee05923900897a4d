package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What goes wrong with files of manifests, and does not in any that is rendered. */
class ManifestPitfallsTest {

    private static final Map<String, String> FILES = files();

    private static final Pattern MODE = Pattern.compile("(?m)^ *defaultMode: (.*)$");
    private static final Pattern MOMENT = Pattern.compile("\\b20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:");

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        Scenario.all()
                .forEach(scenario -> scenario.rendered()
                        .texts()
                        .forEach((path, text) -> files.put(scenario + "/" + path.text(), text)));
        InstanceFolder.versions().texts().forEach((path, text) -> files.put("versions/" + path.text(), text));
        // Documents are no manifests.
        files.keySet().removeIf(path -> !path.endsWith(".yaml"));
        return files;
    }

    /** What one reader takes for 0440 is 440 for the other. */
    @Test
    void permissions_are_decimal_numbers() {
        List<String> modes = FILES.values().stream()
                .flatMap(text -> MODE.matcher(text).results().map(mode -> mode.group(1)))
                .toList();

        assertThat(modes).contains("288", "292").allMatch(mode -> mode.matches("[1-9][0-9]*"));
    }

    /** {@code on}, {@code 8.0} and {@code 1e3} are texts for some. */
    @Test
    void readers_of_yaml_1_1_and_of_yaml_1_2_read_the_same() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();

        assertThat(FILES)
                .allSatisfy((path, text) -> assertThat(new Load(settings).loadFromString(text))
                        .as(path)
                        .isEqualTo(Document.parse(text).content()));
    }

    @Test
    void lines_end_with_a_line_feed_and_files_with_one() {
        assertThat(FILES)
                .allSatisfy((path, text) -> assertThat(text)
                        .as(path)
                        .endsWith("\n")
                        .doesNotEndWith("\n\n")
                        .doesNotContain("\r"));
    }

    @Test
    void there_are_no_control_characters() {
        assertThat(FILES)
                .allSatisfy((path, text) -> assertThat(text).as(path).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]"));
    }

    @Test
    void there_is_no_moment_at_which_something_was_rendered() {
        assertThat(FILES).allSatisfy((path, text) -> assertThat(text).as(path).doesNotContainPattern(MOMENT));
    }

    /** A file that no kustomization lists is never applied. */
    @Test
    void a_kustomization_lists_each_file_beside_it() {
        FILES.forEach((path, text) -> {
            if (path.endsWith("/kustomization.yaml")) {
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                assertThat(Document.parse(text).texts("resources"))
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(beside(folder));
            }
        });
    }

    /** The files of a folder, and the folders that have a kustomization of their own. */
    private static TreeSet<String> beside(String folder) {
        TreeSet<String> names = new TreeSet<>();
        FILES.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()).split("/")[0])
                .filter(name -> !name.equals("kustomization.yaml"))
                .forEach(names::add);
        return names;
    }
}
