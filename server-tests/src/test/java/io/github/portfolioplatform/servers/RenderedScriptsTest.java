package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script of an instance as a text, wherever it is rendered: in a ConfigMap, a command or a probe. */
class RenderedScriptsTest {

    private static final List<Shop> SHOPS = List.of(Shop.postgreSql(18), Shop.redis(), Shop.mongoDb("8.0"));

    @TempDir
    private Path folder;

    static Stream<Named<Shop>> shops() {
        return SHOPS.stream().map(shop -> Named.of(shop.name(), shop.backedUp()));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void shellcheck_finds_nothing(Shop shop) throws Exception {
        Machine.needs("shellcheck", "that shellcheck finds nothing in the scripts of " + shop.name());

        // The scripts of a pod find each other, and variables of each other, by absolute paths. JavaScript has a $ of
        // its own.
        assertThat(checked(shop, "shellcheck", "--shell=sh", "--exclude=SC1091,SC2016,SC2154"))
                .isEqualTo(new Execution(0, ""));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void the_shell_of_small_images_reads_them(Shop shop) throws Exception {
        Machine.needs("busybox", "that BusyBox reads the scripts of " + shop.name());

        assertThat(checked(shop, "sh", "-c", "for script; do busybox ash -n \"$script\" || exit; done", "sh"))
                .isEqualTo(new Execution(0, ""));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void node_reads_the_scripts_of_shells_that_run_javascript(Shop shop) throws Exception {
        Machine.needs("node", "that Node.js reads the scripts of " + shop.name());
        SortedMap<String, String> scripts = scripts(shop, ".js");

        assertThat(scripts.isEmpty()).isEqualTo(!shop.text().contains("engine: mongodb"));
        assertThat(checked(scripts, "sh", "-c", "for script; do node --check \"$script\" || exit; done", "sh"))
                .isEqualTo(new Execution(0, ""));
    }

    private Execution checked(Shop shop, String... check) throws Exception {
        return checked(scripts(shop), check);
    }

    private Execution checked(SortedMap<String, String> scripts, String... check) throws Exception {
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Files.writeString(folder.resolve(script.getKey()), script.getValue());
        }
        List<String> command =
                Stream.concat(Stream.of(check), scripts.keySet().stream()).toList();
        return Execution.of(new ProcessBuilder(command).directory(folder.toFile()));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void flux_has_nothing_to_replace(Shop shop) {
        assertThat(scripts(shop))
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain("${"));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void every_engine_dumps_verifies_and_restores(Shop shop) {
        assertThat(shop.production().texts().data("ConfigMap", shop.name() + "-backup"))
                .containsKeys("copy.sh", "dump.sh", "fetch.sh", "restore.sh", "store.sh", "verify.sh");
    }

    @Test
    void scripts_within_commands_are_found() {
        assertThat(scripts(Shop.redis().backedUp()).values())
                .anySatisfy(text -> assertThat(text).startsWith("# The server inherits this lock"))
                .anySatisfy(text -> assertThat(text).contains(" ping 2>&1 | grep -q "));
    }

    private static SortedMap<String, String> scripts(Shop shop) {
        return scripts(shop, ".sh");
    }

    private static SortedMap<String, String> scripts(Shop shop, String ending) {
        SortedMap<String, String> scripts = new TreeMap<>();
        shop.production()
                .texts()
                .resources()
                .forEach(resource -> collect("production", ending, resource.values(), scripts));
        shop.development().resources().forEach(resource -> collect("development", ending, resource.values(), scripts));
        scripts.keySet().removeIf(name -> !name.endsWith(ending));
        return scripts;
    }

    private static void collect(String place, String ending, Object node, Map<String, String> scripts) {
        if (node instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                if (String.valueOf(key).endsWith(ending) && value instanceof String text) {
                    scripts.put(place + "-" + scripts.size() + "-" + key, text);
                } else {
                    collect(place, ending, value, scripts);
                }
            });
        } else if (node instanceof List<?> words) {
            if (words.size() > 2 && words.get(0).equals("sh") && words.get(1).equals("-c")) {
                scripts.put(place + "-command-" + scripts.size() + ".sh", String.valueOf(words.get(2)));
            }
            words.forEach(word -> collect(place, ending, word, scripts));
        }
    }
}
