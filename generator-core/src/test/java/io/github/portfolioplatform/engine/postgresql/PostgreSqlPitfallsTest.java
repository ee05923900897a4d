package io.github.portfolioplatform.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.InstanceFolder;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with PostgreSQL on Kubernetes, and does not in any file that is rendered, whatever version and profile. */
class PostgreSqlPitfallsTest {

    private static final Pattern LARGEST_WAL = Pattern.compile("max_wal_size ?= ?([0-9]+)MB");

    static List<InstanceFolder> everywhere() {
        return InstanceFolder.of(PostgreSql.ENGINE);
    }

    static List<InstanceFolder> production() {
        return InstanceFolder.inProduction(PostgreSql.ENGINE);
    }

    @Test
    void all_versions_are_looked_at_in_both_profiles() {
        assertThat(production()).extracting(PostgreSqlPitfallsTest::major).contains(14, 15, 16, 17, 18);
        assertThat(everywhere())
                .filteredOn(folder -> !folder.isOfProduction())
                .extracting(PostgreSqlPitfallsTest::major)
                .contains(14, 15, 16, 17, 18);
    }

    /** The root of a new file system holds {@code lost+found}, and {@code initdb} wants an empty folder. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void the_data_are_in_a_folder_below_the_root_of_the_volume(InstanceFolder folder) {
        assertThat(folder.variables().get("PGDATA")).startsWith(folder.dataMount() + "/");
    }

    /**
     * Beside its own volume a runtime mounts an anonymous one that is gone with the pod.
     *
     * @see <a href="https://github.com/docker-library/postgres/issues/1400">data in an anonymous volume</a>
     */
    @ParameterizedTest
    @MethodSource("everywhere")
    void the_claim_is_mounted_over_the_volume_that_the_image_declares(InstanceFolder folder) {
        assertThat(folder.dataMount())
                .isEqualTo(major(folder) < 18 ? "/var/lib/postgresql/data" : "/var/lib/postgresql");
    }

    /** The temporary server of a first start answers on the socket. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void every_probe_asks_over_tcp_as_a_role(InstanceFolder folder) {
        assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                .allSatisfy(probe -> assertThat(String.join(" ", folder.server().texts(probe + ".exec.command")))
                        .contains("pg_isready -q -h 127.0.0.1 -p 5432 -U "));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void nobody_is_trusted(InstanceFolder folder) {
        assertThat(folder.variables()).doesNotContainKey("POSTGRES_HOST_AUTH_METHOD");
        assertThat(folder.variables().get("POSTGRES_INITDB_ARGS"))
                .contains("--auth-host=scram-sha-256", "--auth-local=scram-sha-256")
                .doesNotContain("trust");
        assertThat(folder.settings()).doesNotContainPattern("(?m)^(?!#).*\\btrust\\b");
    }

    /** Statements are logged, seen by others and kept by extensions: the server reads the files of passwords itself. */
    @ParameterizedTest
    @MethodSource("production")
    void no_script_sends_a_password_to_the_server(InstanceFolder folder) {
        assertThat(folder.texts("access").entrySet())
                .filteredOn(script -> script.getKey().endsWith(".sql"))
                .isNotEmpty()
                .extracting(Map.Entry::getValue)
                .allSatisfy(script -> assertThat(script).doesNotContain("\\set app", "`cat"));
    }

    /** The startup packet precedes what a database or a role has set, and what a user has created. */
    @ParameterizedTest
    @MethodSource("production")
    void no_session_of_ours_finds_an_object_of_a_user_by_its_name(InstanceFolder folder) {
        assertThat(folder.texts("access").get("access.sh"))
                .contains("PGOPTIONS='-c search_path=pg_catalog'", "psql -X ", "PGOPTIONS=\"-csearch_path=pg_catalog");
        assertThat(folder.texts("access").get("10-bootstrap.sql"))
                .doesNotContainPattern("\\\\connect [^\n]*\n(?!SET search_path = pg_catalog;)");
    }

    /** A client that is older than its server dumps nothing. */
    @ParameterizedTest
    @MethodSource("production")
    void the_clients_that_are_rendered_are_those_of_the_image_of_the_server(InstanceFolder folder) {
        assertThat(folder.containers())
                .hasSizeGreaterThan(1)
                .extracting(container -> container.text("image"))
                .containsOnly(folder.server().text("image"));
    }

    /** A runtime gives 64 MB, at which parallel queries fail. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void parallel_queries_have_memory_of_their_own(InstanceFolder folder) {
        String volume = folder.server().documents("volumeMounts").stream()
                .filter(mount -> mount.text("mountPath").equals("/dev/shm"))
                .map(mount -> mount.text("name"))
                .findFirst()
                .orElseThrow();

        Document memory = folder.pod().documents("volumes").stream()
                .filter(candidate -> candidate.text("name").equals(volume))
                .findFirst()
                .orElseThrow();

        assertThat(memory.map("emptyDir")).containsEntry("medium", "Memory").containsKey("sizeLimit");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void the_write_ahead_log_leaves_most_of_the_volume_to_the_data(InstanceFolder folder) {
        Matcher largest = LARGEST_WAL.matcher(folder.settings());
        Storage volume = Storage.parse(folder.file("claim").text("spec.resources.requests.storage"));

        assertThat(largest.find()).as("a limit of the log").isTrue();
        assertThat(Storage.parse(largest.group(1) + "Mi").bytes()).isLessThanOrEqualTo(volume.bytes() / 8);
    }

    /** A node with huge pages kills a pod without a limit of them: at the first access of initdb, too, where that takes settings. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void huge_pages_are_off(InstanceFolder folder) {
        assertThat(folder.settings()).containsPattern("huge_pages ?= ?'?off");
        if (major(folder) >= 16) {
            assertThat(folder.variables().get("POSTGRES_INITDB_ARGS")).contains("--set huge_pages=off");
        }
    }

    /** What people are told to do must not do it either: a terminal turns the line ends of a dump into those of Windows. */
    @ParameterizedTest
    @ValueSource(strings = {"access.sh", "10-bootstrap.sql"})
    void nobody_is_told_to_open_a_terminal(String script) {
        assertThat(production())
                .allSatisfy(folder -> assertThat(folder.texts("access").get(script))
                        .doesNotContainPattern("kubectl exec[^\n]* (-[a-z]*t[a-z]*|--tty)\\b"));
    }

    private static int major(InstanceFolder folder) {
        return EngineVersion.ofTag(folder.label("version")).orElseThrow().major();
    }
}
