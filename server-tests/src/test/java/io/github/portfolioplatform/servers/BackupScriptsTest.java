package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        for (Map.Entry<String, String> script : BackupJobs.scripts(engine).entrySet()) {
            Files.writeString(folder.resolve(script.getKey()), script.getValue());
        }
        // The scripts of a pod lie in one folder, where they find each other by absolute paths.
        ProcessBuilder shellcheck = new ProcessBuilder(Stream.concat(
                        Stream.of("shellcheck", "--shell=sh", "--exclude=SC1091"),
                        BackupJobs.scripts(engine).keySet().stream())
                .toList());

        assertThat(Execution.of(shellcheck.directory(folder.toFile()))).isEqualTo(new Execution(0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "redis", "mongodb"})
    void flux_has_nothing_to_replace(String engine) {
        assertThat(BackupJobs.scripts(engine))
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain("${"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "redis", "mongodb"})
    void every_engine_dumps_verifies_and_restores(String engine) {
        assertThat(BackupJobs.scripts(engine))
                .containsKeys("copy.sh", "dump.sh", "fetch.sh", "restore.sh", "store.sh", "verify.sh");
    }
}
