package io.github.portfolioplatform.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.InstanceFolder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with MongoDB on Kubernetes, and does not in any file that is rendered, whatever version and profile. */
class MongoDbPitfallsTest {

    static List<InstanceFolder> everywhere() {
        return InstanceFolder.of(MongoDb.ENGINE);
    }

    static List<InstanceFolder> production() {
        return InstanceFolder.inProduction(MongoDb.ENGINE);
    }

    @Test
    void all_versions_are_looked_at_in_both_profiles() {
        assertThat(production())
                .extracting(folder -> folder.label("version").split("[.-]")[0])
                .contains("5", "6", "7", "8");
        assertThat(everywhere())
                .filteredOn(folder -> !folder.isOfProduction())
                .extracting(folder -> folder.label("version").split("[.-]")[0])
                .contains("5", "6", "7", "8");
    }

    /** The first start alone runs scripts, and one that is cut short never does again; the job has the same script. */
    @ParameterizedTest
    @MethodSource("production")
    void what_the_first_start_runs_the_job_runs_too(InstanceFolder folder) {
        assertThat(items(folder.pod(), "mongodb-access")).containsExactly("10-users.js");
        assertThat(items(folder.pods().get(1), "access")).contains("10-users.js");
        assertThat(folder.texts("access").get("access.js")).contains("load('/access/10-users.js')");
    }

    /** Drivers look for users in the database of the application unless they are told. */
    @ParameterizedTest
    @MethodSource("production")
    void what_applications_are_given_says_where_their_users_are(InstanceFolder folder) {
        assertThat(folder.file("credentials").toString())
                .contains("?authSource=admin", "authentication-database=admin");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void no_process_is_told_a_password(InstanceFolder folder) {
        assertThat(folder.commandLines()).noneMatch(word -> word.matches("(?s)(-p|--password.*|.*mongodb://.*)"));
    }

    /** A shell takes half a second of a CPU each time. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void no_probe_that_kills_starts_a_shell(InstanceFolder folder) {
        assertThat(List.of("startupProbe", "livenessProbe"))
                .allSatisfy(probe -> assertThat(folder.server().map(probe))
                        .containsKey("tcpSocket")
                        .doesNotContainKey("exec"));
    }

    /** On a file system that nobody writes to, the server finds no place for its socket. */
    @ParameterizedTest
    @MethodSource("production")
    void what_the_server_writes_to_is_mounted(InstanceFolder folder) {
        assertThat(folder.server().at("securityContext.readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(folder.server().documents("volumeMounts").stream()
                        .filter(mount -> !mount.has("readOnly"))
                        .map(mount -> mount.text("mountPath")))
                .containsExactlyInAnyOrder("/data/configdb", "/data/db", "/tmp");
    }

    /** The community edition does not start with it. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void there_is_no_audit_log(InstanceFolder folder) {
        assertThat(folder.settings()).doesNotContain("auditLog");
        assertThat(folder.commandLines()).noneMatch(word -> word.startsWith("--audit"));
    }

    private static List<String> items(Document pod, String volume) {
        return pod.documents("volumes").stream()
                .filter(candidate -> candidate.text("name").equals(volume))
                .flatMap(candidate -> candidate.documents("configMap.items").stream())
                .map(item -> item.text("path"))
                .toList();
    }
}
