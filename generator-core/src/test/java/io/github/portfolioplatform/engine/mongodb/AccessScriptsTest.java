package io.github.portfolioplatform.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.PasswordVector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The scripts reach the same users from every state that a volume can be in, on the stand-in for a server that {@link Shell} describes; server-tests run them on MongoDB. */
class AccessScriptsTest {

    private static final String EMPTY = "{authorization: false, users: {}, roles: {}}";
    private static final String USERS = "/access/10-users.js";
    private static final String ACCESS = "/access/access.js";

    static Stream<String> passwords() {
        return PasswordVector.all().stream().map(PasswordVector::password);
    }

    @Test
    void the_first_start_creates_users_with_no_more_rights_than_they_need() {
        Shell.Run run = shell().run(USERS, EMPTY);

        assertThat(run.error()).isEmpty();
        assertThat(run.server().path("users").propertyNames())
                .containsExactlyInAnyOrder("courses_admin", "courses_migrate", "metrics", "backup", "courses_app");
        assertThat(roles(run, "courses_app")).containsExactly("readWrite@courses", "collections@admin");
        assertThat(roles(run, "courses_migrate"))
                .containsExactly("readWrite@courses", "dbAdmin@courses", "collections@admin", "restores@admin");
        assertThat(roles(run, "metrics")).containsExactly("monitoring@admin");
        assertThat(roles(run, "backup")).containsExactly("read@courses", "copies@admin");
        assertThat(roles(run, "courses_admin")).containsExactly("userAdminAnyDatabase@admin", "certificates@admin");
    }

    @Test
    void every_user_has_a_password_of_its_own() {
        Shell.Run run = shell().run(USERS, EMPTY);

        assertThat(run.password("courses_app")).isEqualTo("app-1");
        assertThat(run.password("courses_admin")).isEqualTo("admin-1");
        assertThat(run.password("courses_migrate")).isEqualTo("migrate-1");
        assertThat(run.password("metrics")).isEqualTo("metrics-1");
        assertThat(run.password("backup")).isEqualTo("backup-1");
    }

    @Test
    void running_again_changes_nothing() {
        Shell.Run first = shell().run(ACCESS, started());
        Shell.Run second = shell().run(ACCESS, first.server().toString());

        assertThat(second.error()).isEmpty();
        assertThat(second.server().path("users")).isEqualTo(first.server().path("users"));
        assertThat(second.server().path("roles")).isEqualTo(first.server().path("roles"));
        assertThat(changes(second)).isEmpty();
    }

    @Test
    void every_run_has_a_renewed_certificate_read() {
        Shell.Run first = shell().run(ACCESS, started());

        assertThat(first.server().path("rotations").asInt()).isEqualTo(1);
        assertThat(shell().run(ACCESS, first.server().toString())
                        .server()
                        .path("rotations")
                        .asInt())
                .isEqualTo(2);
    }

    /** What a first start leaves alone forever: it runs on an empty volume and never again. */
    @Test
    void a_password_that_changed_in_the_store_reaches_the_server() {
        Shell.Run run = shell(Map.of("app", "app-2", "backup", "backup-2")).run(ACCESS, started());

        assertThat(run.error()).isEmpty();
        assertThat(run.password("courses_app")).isEqualTo("app-2");
        assertThat(run.password("backup")).isEqualTo("backup-2");
        assertThat(changes(run)).containsExactly("updateUser pwd", "updateUser pwd");
    }

    @Test
    void rights_that_somebody_added_by_hand_are_taken_back() {
        String server = started().replace("\"role\":\"copies\",\"db\":\"admin\"", "\"role\":\"root\",\"db\":\"admin\"");

        Shell.Run run = shell().run(ACCESS, server);

        assertThat(roles(run, "backup")).containsExactly("read@courses", "copies@admin");
        assertThat(changes(run)).containsExactly("updateUser roles");
    }

    @Test
    void a_role_that_somebody_changed_by_hand_is_as_rendered_again() {
        String server = started().replace("\"rotateCertificates\"", "\"rotateCertificates\",\"shutdown\"");

        Shell.Run run = shell().run(ACCESS, server);

        assertThat(run.server().toString()).doesNotContain("shutdown");
        assertThat(changes(run)).containsExactly("updateRole");
    }

    @Test
    void a_volume_of_development_is_taken_over_and_its_root_is_gone() {
        Shell.Run run = shell().run(ACCESS, development("root"));

        assertThat(run.error()).isEmpty();
        assertThat(run.server().path("users").propertyNames())
                .containsExactlyInAnyOrder("courses_admin", "courses_migrate", "metrics", "backup", "courses_app");
        assertThat(run.printed())
                .startsWith("The server refuses courses_admin: taking over its volume as root")
                .endsWith("The users are as they should be\n");
    }

    /** Whatever root was called: each of these names is that of a user of production, too. */
    @ParameterizedTest
    @ValueSource(strings = {"courses_app", "courses_admin", "courses_migrate", "metrics", "backup"})
    void a_root_that_has_the_name_of_a_user_keeps_the_name_and_loses_the_rights(String root) {
        MongoDbServer server = Courses.courses(instance -> instance.user(root));

        Shell.Run run = shell(server, Map.of()).run(ACCESS, development(root));

        assertThat(run.error()).isEmpty();
        assertThat(run.server().path("users").propertyNames())
                .containsExactlyInAnyOrder("courses_admin", "courses_migrate", "metrics", "backup", "courses_app");
        assertThat(run.server().path("users").toString()).doesNotContain("\"root\"");
    }

    @Test
    void a_takeover_that_was_cut_short_is_finished_by_the_next_run() {
        String server = started().replace("\"users\":{", "\"users\":{\"root\":{\"pwd\":\"app-1\",\"roles\":[]},");

        assertThat(shell().run(ACCESS, server).user("root").isMissingNode()).isTrue();
    }

    @Test
    void who_may_not_log_in_is_told_what_can_be_the_reason_and_changes_nothing() {
        String interrupted = "{authorization: true, users: {}, roles: {}}";

        Shell.Run run = shell().run(ACCESS, interrupted);

        assertThat(run.error())
                .contains("The server refuses root, too", "first start was interrupted", "volume of development");
        assertThat(run.server().path("users").isEmpty()).isTrue();
        assertThat(run.server().path("rotations").isMissingNode()).isTrue();
    }

    @Test
    void a_network_that_fails_is_no_reason_to_take_over() {
        Shell.Run run = shell().run(ACCESS, "{authorization: true, unreachable: true, users: {}, roles: {}}");

        assertThat(run.error()).contains("MongoNetworkError");
        assertThat(run.printed()).isEmpty();
    }

    @Test
    void a_server_that_answers_late_is_awaited() {
        String late = started().replace("{\"authorization\"", "{\"unreachable\":11,\"authorization\"");

        assertThat(shell().run(ACCESS, late).error()).isEmpty();
    }

    @Test
    void all_passwords_may_change_at_once_while_the_old_one_of_the_administrator_is_there() {
        Map<String, String> rotated = Map.of(
                "admin",
                "a2",
                "app",
                "b2",
                "migrate",
                "c2",
                "metrics",
                "d2",
                "backup",
                "e2",
                "admin-previous",
                "admin-1");

        Shell.Run run = shell(rotated).run(ACCESS, started());

        assertThat(run.error()).isEmpty();
        assertThat(List.of(run.password("courses_admin"), run.password("courses_app"), run.password("backup")))
                .containsExactly("a2", "b2", "e2");
    }

    /** An entry without the property makes an empty value. */
    @Test
    void an_empty_old_password_is_none() {
        Shell.Run run = shell(Map.of("admin", "a2", "admin-previous", "")).run(ACCESS, started());

        assertThat(run.error()).contains("The server refuses root, too");
        assertThat(run.printed()).startsWith("The server refuses courses_admin: taking over");
        assertThat(shell(Map.of("admin-previous", "")).run(ACCESS, started()).error())
                .isEmpty();
    }

    @Test
    void a_lost_password_of_the_administrator_is_told_with_the_way_back() {
        Shell.Run run = shell(Map.of("admin", "a2", "admin-previous", "wrong")).run(ACCESS, started());

        assertThat(run.error())
                .contains(
                        "add the old one as admin-previous",
                        "Secret mongodb-courses-admin,",
                        "kubectl patch statefulset",
                        "kubectl rollout undo",
                        "10-users.js");
        assertThat(run.password("courses_admin")).isEqualTo("admin-1");
    }

    /** Editors and {@code echo} put a line break behind a password; the image drops it, too. */
    @Test
    void the_line_break_at_the_end_of_a_file_is_no_part_of_the_password() {
        assertThat(shell(Map.of("app", "app-1\n")).run(USERS, EMPTY).password("courses_app"))
                .isEqualTo("app-1");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void passwords_may_have_any_characters(String password) {
        Shell.Run run = shell(Map.of("app", password, "admin", password)).run(USERS, EMPTY);

        assertThat(run.error()).isEmpty();
        assertThat(run.password("courses_app")).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({"app, courses_app", "backup, backup", "admin, courses_admin"})
    void a_password_with_characters_that_mongodb_refuses_is_told_with_its_user(String file, String user) {
        Shell shell = shell(Map.of(file, "hidden\u0378"));

        for (Shell.Run run : List.of(shell.run(USERS, EMPTY), shell.run(ACCESS, started()))) {
            assertThat(run.error())
                    .contains("MongoDB refuses the password of " + user + ":", "SASLprep", "under '" + file + "'")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void no_password_is_in_a_script_and_none_is_printed() {
        assertThat(Courses.courses().access().values())
                .noneMatch(script -> script.contains("pwd: '") || script.contains("${"));
        assertThat(shell().run(ACCESS, development("root")).printed()).doesNotContain("-1");
    }

    @Test
    void an_empty_password_is_refused_by_the_server() {
        assertThat(shell(Map.of("backup", "")).run(ACCESS, started()).error()).contains("needs a password");
    }

    /** The stand-in can refuse: otherwise none of these tests would mean anything. */
    @Test
    void the_application_may_not_manage_users() {
        String script = "db.getSiblingDB('admin').auth('courses_app', 'app-1');"
                + " db.getSiblingDB('admin').dropUser('metrics');";

        Shell.Run run = new Shell(Map.of("/mine.js", script)).run("/mine.js", started());

        assertThat(run.error()).contains("not authorized on admin to execute command dropUser");
    }

    private static List<String> roles(Shell.Run run, String user) {
        return run.user(user).path("roles").values().stream()
                .map(role ->
                        role.path("role").asString() + "@" + role.path("db").asString())
                .toList();
    }

    private static List<String> changes(Shell.Run run) {
        return run.server().path("changes").values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    /** A server after its first start. */
    private static String started() {
        return shell().run(USERS, EMPTY)
                .server()
                .toString()
                .replace("\"authorization\":false", "\"authorization\":true");
    }

    /** A server whose volume is of development. */
    private static String development(String root) {
        return "{authorization: true, roles: {}, users: {" + root
                + ": {pwd: 'app-1', roles: [{role: 'root', db: 'admin'}]}}}";
    }

    private static Shell shell() {
        return shell(Map.of());
    }

    private static Shell shell(Map<String, String> changed) {
        return shell(Courses.courses(), changed);
    }

    private static Shell shell(MongoDbServer server, Map<String, String> changed) {
        Map<String, String> files = new TreeMap<>();
        server.access().forEach((name, script) -> files.put("/access/" + name, script));
        for (String purpose : List.of("app", "admin", "migrate", "metrics", "backup")) {
            files.put("/run/credentials/" + purpose, changed.getOrDefault(purpose, purpose + "-1"));
        }
        changed.forEach((purpose, password) -> files.put("/run/credentials/" + purpose, password));
        return new Shell(files);
    }
}
