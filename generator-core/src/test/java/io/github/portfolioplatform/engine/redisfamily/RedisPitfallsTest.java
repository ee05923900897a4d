package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.InstanceFolder;
import io.github.portfolioplatform.model.Memory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with Redis and Valkey on Kubernetes, and does not in any file that is rendered, whatever version and profile. */
class RedisPitfallsTest {

    private static final Pattern MEMORY = Pattern.compile("(?m)^(?:--)?maxmemory[ \n]([0-9]+)mb$");

    static List<InstanceFolder> everywhere() {
        return Stream.of(Redis.ENGINE, Valkey.ENGINE)
                .flatMap(engine -> InstanceFolder.of(engine).stream())
                .toList();
    }

    static List<InstanceFolder> production() {
        return everywhere().stream().filter(InstanceFolder::isOfProduction).toList();
    }

    @Test
    void all_versions_are_looked_at_in_both_profiles() {
        assertThat(production())
                .extracting(folder -> folder.label("version").split("[.-]")[0])
                .contains("7", "8", "9");
        assertThat(everywhere())
                .filteredOn(folder -> !folder.isOfProduction())
                .extracting(folder -> folder.label("version").split("[.-]")[0])
                .contains("7", "8", "9");
    }

    /** Everybody sees it in the list of processes, and a variable that does not exist stays as it is written: as the password. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void no_process_is_told_a_password(InstanceFolder folder) {
        assertThat(folder.commandLines())
                .noneMatch(word ->
                        word.contains("requirepass") || word.matches("(?s).*\\$\\([\\w.-]+\\).*") || word.equals("-a"))
                .noneMatch(word -> word.matches("(?s).*(?: -a |--pass (?!none )).*"));
    }

    /** A server with both has no password at all. */
    @ParameterizedTest
    @MethodSource("production")
    void a_server_with_users_has_no_password_beside_them(InstanceFolder folder) {
        assertThat(folder.settings()).contains("\naclfile /").doesNotContain("requirepass");
        assertThat(folder.commandLines()).noneMatch(word -> word.contains("aclfile"));
    }

    /** A file that nobody reads has no effect, and its password neither. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void the_server_is_told_the_configuration_that_is_mounted(InstanceFolder folder) {
        assertThat(folder.server().texts("args"))
                .filteredOn(word -> word.endsWith(".conf"))
                .hasSize(1)
                .allMatch(mountedFiles(folder)::contains);
    }

    private static List<String> mountedFiles(InstanceFolder folder) {
        return folder.server().documents("volumeMounts").stream()
                .flatMap(mount -> folder.pod().documents("volumes").stream()
                        .filter(volume -> volume.text("name").equals(mount.text("name")))
                        .flatMap(RedisPitfallsTest::items)
                        .map(item -> mount.text("mountPath") + "/" + item.text("path")))
                .toList();
    }

    private static Stream<Document> items(Document volume) {
        return Stream.of("secret", "configMap")
                .filter(volume::has)
                .flatMap(kind -> volume.documents(kind + ".items").stream());
    }

    /** A server without a limit is killed by the kernel. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void data_have_less_than_the_memory_limit(InstanceFolder folder) {
        Matcher data = MEMORY.matcher(folder.settings());
        Memory limit = Memory.parse(folder.server().text("resources.limits.memory"));

        assertThat(data.find()).as("a limit of the data").isTrue();
        assertThat(Memory.mebibytes(Long.parseLong(data.group(1))))
                .isGreaterThan(Memory.ZERO)
                .isLessThan(limit);
    }

    /** A Service named redis gives every pod {@code REDIS_PORT=tcp://…}. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void services_put_no_variables_into_pods(InstanceFolder folder) {
        assertThat(folder.pods())
                .allSatisfy(pod -> assertThat(pod.fields()).containsEntry("enableServiceLinks", false));
    }

    /** The entrypoint of the image steps down from root and loads modules; a command would take its place. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void the_entrypoint_of_the_image_starts_the_server(InstanceFolder folder) {
        assertThat(folder.server().fields()).doesNotContainKey("command");
        List<String> arguments = folder.server().texts("args");
        // A script that takes the lock of the volume hands its own arguments to the entrypoint.
        boolean locks = arguments.get(0).equals("sh");
        assertThat(arguments.get(!locks ? 0 : arguments.get(1).equals("-c") ? 4 : 2))
                .matches("(redis|valkey)-server");
    }

    /** Redis 8 changes no owner in a folder with files that it does not know; a file system makes {@code lost+found}. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void the_volume_of_redis_8_belongs_to_its_group(InstanceFolder folder) {
        boolean redis8 = folder.server().text("image").startsWith("redis:8");
        boolean owns = folder.pod().has("securityContext")
                && folder.pod().in("securityContext").has("fsGroup");

        assertThat(owns).isEqualTo(redis8 || folder.isOfProduction());
    }
}
