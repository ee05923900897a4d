package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two logins of an application of PostgreSQL take turns while their passwords change, and have the same rights. */
@Tag("thorough")
class PostgreSqlSecondLoginIT {

    private static final int NEWEST = 18;
    private static final String WORKS = PostgreSqlProductionLifeIT.WORKS;
    private static final String REFUSED = "28P01";

    @TempDir
    private Path folder;

    private ProductionPostgreSqlPod pod;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods("that two logins of an application of PostgreSQL take turns");
        Machine.needs("psql", "that two logins of an application of PostgreSQL take turns");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    /** On a server that had data before the second login was declared. */
    @SuppressWarnings("try")
    @ParameterizedTest
    @ValueSource(ints = {15, NEWEST})
    void both_passwords_rotate_and_no_connection_is_refused(int major) throws Exception {
        start(instance(major, ""));
        restart(instance(major, "secondLogin: prepared"));
        runJob(pod.rendered());
        ProductionInstance prepared = pod.rendered();

        ProductionInstance first = prepared.with("app2", "second password of app2");
        try (LoginAttempts told = application(prepared)) {
            rotate(first);
        }
        ProductionInstance used = instance(major, "secondLogin: used").with("app2", "second password of app2");
        try (LoginAttempts before = application(first);
                LoginAttempts after = application(used)) {
            runJob(used);
        }
        assertThat(used.secret("app")).containsEntry("username", "orders_app2");
        try (Connection open = pod.connect("orders_app", prepared.passwords().get("app"));
                LoginAttempts told = application(used)) {
            ProductionInstance second = used.with("app", "second password of app");
            rotate(second);
            execute(open, "SELECT 1");
            used = second;
        }
        refused("orders_app", prepared.passwords().get("app"));
        refused("orders_app2", prepared.passwords().get("app2"));

        ProductionInstance again = instance(major, "secondLogin: prepared")
                .with("app", used.passwords().get("app"))
                .with("app2", used.passwords().get("app2"));
        try (LoginAttempts before = application(used);
                LoginAttempts after = application(again)) {
            runJob(again);
        }
    }

    @Test
    void the_job_takes_away_a_login_that_is_no_longer_declared() throws Exception {
        start(instance(NEWEST, "secondLogin: used"));
        try (Connection owner = connect("app2")) {
            execute(owner, "SET ROLE NONE", "SELECT lo_create(4711)");
        }
        restart(instance(NEWEST, ""));
        try (Connection open = pod.connect("orders_app2", "pw-of-app2")) {
            runJob(pod.rendered());

            assertThatThrownBy(() -> execute(open, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        refused("orders_app2", "pw-of-app2");
        assertThat(pod.superuser(
                        "SELECT rolcanlogin, rolpassword IS NULL FROM pg_authid WHERE rolname = 'orders_app2'",
                        "SELECT count(*) FROM pg_auth_members WHERE member = 'orders_app2'::regrole"))
                .as("the owner of an object")
                .isEqualTo("f|t\n0");

        pod.superuser("SELECT lo_unlink(4711)");
        runJob(pod.rendered());
        assertThat(pod.superuser("SELECT count(*) FROM pg_roles WHERE rolname = 'orders_app2'"))
                .isEqualTo("0");
    }

    /** Nobody loses a role because its name is like ours. */
    @Test
    void a_role_of_this_name_that_a_person_created_stays() throws Exception {
        start(instance(NEWEST, ""));
        pod.superuser("CREATE ROLE orders_app2 LOGIN PASSWORD 'of a person'");

        runJob(pod.rendered());

        pod.superuser("GRANT CONNECT ON DATABASE orders TO orders_app2");
        pod.connect("orders_app2", "of a person").close();
    }

    @Test
    void a_server_starts_without_the_password_and_the_job_says_that_it_is_missing() throws Exception {
        start(instance(NEWEST, "secondLogin: prepared").without("app2"));

        Execution job = pod.access(pod.rendered());

        assertThat(job.succeeded())
                .contains("The Secret of the second login has no password", "orders_app2")
                .endsWith(WORKS);
        refused("orders_app2", "any");
        rotate(pod.rendered().with("app2", "provided"));
        pod.connect("orders_app2", "provided").close();
    }

    /** What a login tries, after nothing, and after each statement that leaves the role in which a session starts. */
    private static final List<String> LEAVING =
            List.of("SELECT 1", "RESET ROLE", "SET ROLE NONE", "SET SESSION AUTHORIZATION DEFAULT", "DISCARD ALL");

    private static final List<String> TRIED = List.of(
            "SELECT * FROM items",
            "INSERT INTO items VALUES (1)",
            "TRUNCATE items",
            "SELECT * FROM closed",
            "SELECT * FROM mine",
            "INSERT INTO mine VALUES (2, 'other')",
            "CREATE TEMPORARY TABLE IF NOT EXISTS mytemp (id int)",
            "SELECT lo_create(0)",
            "CREATE TABLE created (id int)",
            "CREATE SCHEMA created",
            "CREATE ROLE created",
            "CREATE DATABASE created",
            "CREATE EXTENSION dblink",
            "SET ROLE orders_owner",
            "SET ROLE orders_migrate",
            "SET ROLE postgres",
            "SET SESSION AUTHORIZATION orders_migrate",
            "SET SESSION AUTHORIZATION postgres",
            "GRANT orders_app TO metrics",
            "ALTER TABLE items OWNER TO orders_app",
            "ALTER TABLE items OWNER TO orders_app2",
            "ALTER ROLE orders_app CREATEROLE",
            "ALTER ROLE orders_app2 BYPASSRLS",
            "ALTER ROLE orders_app2 CONNECTION LIMIT -1",
            "ALTER ROLE orders_migrate PASSWORD 'x'",
            "ALTER ROLE CURRENT_USER SET statement_timeout = '1min'",
            "SELECT portfolio.let_backup_read()",
            "SELECT pg_read_file('/run/credentials/app')",
            "COPY items FROM PROGRAM 'id'",
            "SELECT rolpassword FROM pg_authid",
            "SET session_replication_role = replica");

    @ParameterizedTest
    @ValueSource(ints = {15, NEWEST})
    void both_logins_can_do_the_same_and_nothing_else(int major) throws Exception {
        start(instance(major, "secondLogin: prepared"));
        try (Connection migration = pod.connect("migrate")) {
            execute(
                    migration,
                    "CREATE TABLE items (id int)",
                    "CREATE TABLE closed (id int); REVOKE ALL ON closed FROM orders_app",
                    "CREATE TABLE mine (id int, of name DEFAULT current_user); ALTER TABLE mine ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY mine ON mine TO orders_app USING (of = 'orders_app') WITH CHECK (of = 'orders_app')");
        }
        for (String leaving : LEAVING) {
            List<String> first = outcomes("app", leaving);
            assertThat(outcomes("app2", leaving)).as(leaving).isEqualTo(first);
            assertThat(first).contains("SELECT lo_create(0): works", "CREATE TABLE created (id int): 42501");
        }
        try (Connection second = connect("app2")) {
            execute(second, "INSERT INTO mine VALUES (1)", "SELECT lo_create(4712)");
            assertThat(answer(second, "SELECT current_user || ' ' || session_user"))
                    .isEqualTo("orders_app orders_app2");
        }
        try (Connection first = connect("app")) {
            assertThat(answer(first, "SELECT of FROM mine")).isEqualTo("orders_app");
            execute(first, "SELECT lo_unlink(4712)");
        }
        for (String login : List.of("app", "app2")) {
            assertThatThrownBy(() -> pod.connect(pod.role(login), "pw-of-" + login, Map.of("PGDBNAME", "postgres")))
                    .hasFieldOrPropertyWithValue("SQLState", "42501");
        }
        for (String other : List.of("migrate", "read-only", "metrics", "backup")) {
            try (Connection connection = pod.connect(other)) {
                assertThatThrownBy(() -> execute(connection, "SET ROLE orders_app2"))
                        .as(other)
                        .hasFieldOrPropertyWithValue("SQLState", "42501");
            }
        }
    }

    /** Settings belong to logins, and what a login changes of its own is set again. */
    @Test
    void the_second_login_has_the_settings_of_the_first() throws Exception {
        start(instance(NEWEST, "secondLogin: prepared"));
        pod.superuser(
                "ALTER ROLE orders_app SET statement_timeout = '7s'",
                "ALTER ROLE orders_app IN DATABASE orders SET search_path = shop, public");
        try (Connection second = connect("app2")) {
            execute(
                    second,
                    "SET ROLE NONE",
                    "ALTER ROLE orders_app2 RESET ALL",
                    "ALTER ROLE orders_app2 SET work_mem = '1GB'");
        }

        runJob(pod.rendered());

        String settings = "SELECT concat_ws(' ', current_user, current_setting('statement_timeout'),"
                + " current_setting('search_path'), current_setting('work_mem'))";
        try (Connection first = connect("app");
                Connection second = connect("app2")) {
            assertThat(answer(second, settings))
                    .isEqualTo(answer(first, settings))
                    .startsWith("orders_app 7s shop, public ");
        }
    }

    /** The difference that a member has: the application does not reach the sessions of its second login, which do by themselves. */
    @Test
    void a_session_of_the_second_login_cancels_others_when_it_leaves_the_role() throws Exception {
        start(instance(NEWEST, "secondLogin: prepared"));
        try (Connection first = connect("app");
                Connection second = connect("app2");
                Connection other = connect("app2")) {
            String ofFirst = "SELECT pg_cancel_backend(" + answer(first, "SELECT pg_backend_pid()") + ")";
            String ofOther = "SELECT pg_cancel_backend(" + answer(other, "SELECT pg_backend_pid()") + ")";

            execute(second, ofFirst);
            assertThatThrownBy(() -> execute(second, ofOther)).hasFieldOrPropertyWithValue("SQLState", "42501");
            execute(second, "SET ROLE NONE", ofFirst, ofOther);
        }
    }

    private List<String> outcomes(String login, String leaving) throws SQLException {
        List<String> outcomes = new ArrayList<>();
        try (Connection connection = connect(login)) {
            for (String statement : TRIED) {
                try {
                    execute(connection, leaving, statement);
                    outcomes.add(statement + ": works");
                } catch (SQLException refused) {
                    outcomes.add(statement + ": " + refused.getSQLState());
                }
            }
        }
        return outcomes;
    }

    private Connection connect(String login) throws SQLException {
        return pod.connect("orders_" + login, pod.rendered().passwords().get(login));
    }

    /** What a pod does that has read the Secret of the application. */
    private LoginAttempts application(ProductionInstance secrets) {
        Map<String, String> binding = secrets.secret("app");
        return LoginAttempts.of(() -> pod.connect(binding.get("username"), binding.get("password")));
    }

    private void refused(String role, String password) {
        assertThatThrownBy(() -> pod.connect(role, password)).as(role).hasFieldOrPropertyWithValue("SQLState", REFUSED);
    }

    private void rotate(ProductionInstance secrets) throws Exception {
        pod.deliver(secrets);
        runJob(secrets);
    }

    private void runJob(ProductionInstance secrets) throws Exception {
        assertThat(pod.access(secrets).succeeded()).isEqualTo(WORKS);
    }

    private static ProductionInstance instance(int major, String secondLogin) {
        return Shop.postgreSql(major, Shop.FORMER, secondLogin).production();
    }

    private void start(ProductionInstance rendered) throws Exception {
        pod = ProductionPostgreSqlPod.open(rendered, folder);
        pod.start();
    }

    private void restart(ProductionInstance rendered) throws Exception {
        pod.container().stop();
        pod.close();
        start(rendered);
    }
}
