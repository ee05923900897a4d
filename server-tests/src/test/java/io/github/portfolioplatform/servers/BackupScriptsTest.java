package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of backups as texts. */
class BackupScriptsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "redis", "mongodb"})
    void shellcheck_finds_nothing(String engine) throws Exception {
        Machine.needs("shellcheck", "that shellcheck finds nothing in the scripts of " + engine);
        for (Map.Entry<String, String> script : scripts(engine).entrySet()) {
            Files.writeString(folder.resolve(script.getKey()), script.getValue());
        }
        // The scripts of a pod lie in one folder, where they find each other by absolute paths. JavaScript has a $ of
        // its own.
        ProcessBuilder shellcheck = new ProcessBuilder(Stream.concat(
                        Stream.of("shellcheck", "--shell=sh", "--exclude=SC1091,SC2016"),
                        scripts(engine).keySet().stream().filter(name -> name.endsWith(".sh")))
                .toList());

        assertThat(Execution.of(shellcheck.directory(folder.toFile()))).isEqualTo(new Execution(0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "redis", "mongodb"})
    void flux_has_nothing_to_replace(String engine) {
        assertThat(scripts(engine))
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain("${"));
    }

    /** What the jobs of an instance have in the folder of their scripts. */
    private static SortedMap<String, String> scripts(String engine) {
        Shop shop = switch (engine) {
            case "postgresql" -> Shop.postgreSql(18);
            case "redis" -> Shop.redis();
            default -> Shop.mongoDb("8.0");
        };
        SortedMap<String, String> scripts = new TreeMap<>();
        shop.backedUp()
                .production()
                .texts()
                .data("ConfigMap", shop.name() + "-backup")
                .forEach((name, text) -> scripts.put(name, new String(text, StandardCharsets.UTF_8)));
        return scripts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "redis", "mongodb"})
    void every_engine_dumps_verifies_and_restores(String engine) {
        assertThat(scripts(engine))
                .containsKeys("copy.sh", "dump.sh", "fetch.sh", "restore.sh", "store.sh", "verify.sh");
    }
}
