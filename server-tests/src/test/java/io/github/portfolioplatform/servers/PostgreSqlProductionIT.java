package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** The oldest and the newest PostgreSQL in production: who comes in, and what he can do then. */
@ParameterizedClass
@FieldSource("MAJORS")
class PostgreSqlProductionIT {

    static final List<Integer> MAJORS = List.of(14, 18);

    private static final String NOT_ALLOWED = "42501";
    private static final String NOT_LET_IN = "28000";
    private static final String WRONG_PASSWORD = "28P01";

    /** All tests of a version look at one server, for starting is what takes time. */
    private static ProductionPostgreSqlPod pod;

    private static Path folder;

    @Parameter
    private int major;

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        Machine.runsPods("that PostgreSQL " + major + " is secure as rendered");
        Machine.needs("psql", "that PostgreSQL " + major + " is secure as rendered");
        folder = Files.createTempDirectory("production-postgresql-" + major);
        pod = ProductionPostgreSqlPod.open(Shop.postgreSql(major).production().withHostilePasswords(), folder);
        pod.start();
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "CREATE TABLE items (id int GENERATED ALWAYS AS IDENTITY, name text)");
            execute(migration, "CREATE SCHEMA stock");
            execute(migration, "CREATE TABLE stock.shelves (id serial, name text)");
        }
    }

    @AfterParameterizedClassInvocation
    static void end() throws IOException {
        if (pod != null) {
            pod.close();
            Permissions.emptied(folder);
            Files.delete(folder);
        }
    }

    @Test
    void a_connection_without_tls_is_refused() {
        String password = pod.rendered().passwords().get("app");

        assertThatThrownBy(() -> pod.connect("orders_app", password, Map.of("sslmode", "disable")))
                .hasFieldOrPropertyWithValue("SQLState", NOT_LET_IN)
                .hasMessageContaining("no encryption");
    }

    @Test
    void a_connection_is_encrypted() throws Exception {
        try (Connection application = pod.connect("app")) {
            assertThat(answer(application, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void the_application_connects_with_what_is_rendered_for_it() throws Exception {
        ClientSettings settings = ClientSettings.of(Shop.postgreSql(major), pod.rendered());
        String uri = settings.in(Dialect.URI).get("DATABASE_URL");
        assertThat(pod.rendered().secret("app")).containsEntry("uri", uri);

        try (Connection application = pod.open(settings.in(Dialect.JDBC).get("JDBC_DATABASE_URL"))) {
            assertThat(answer(application, "SELECT session_user")).isEqualTo("orders_app");
        }
        assertThat(psql(settings.in(Dialect.LIBPQ).get("DATABASE_URL"), Map.of()))
                .isEqualTo("orders_app");
        assertThat(psql(uri, Map.of())).isEqualTo("orders_app");
        assertThat(psql("", settings.in(Dialect.LIBPQ_ENVIRONMENT))).isEqualTo("orders_app");
    }

    /** Whom libpq logs in as, over TLS, in another pod. */
    private static String psql(String connection, Map<String, String> variables) throws Exception {
        Map<String, String> environment = new TreeMap<>(Map.of("PGSSLROOTCERT", "/run/tls/ca.crt"));
        environment.putAll(variables);
        try (RunningContainer other = pod.job(pod.rendered())) {
            String query = "SELECT session_user FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()";
            return other.run(List.of("psql", "-XqtAc", query, "-d", connection), environment)
                    .succeeded();
        }
    }

    @Test
    void a_host_that_is_not_in_the_certificate_is_not_sent_a_password() {
        assertThatThrownBy(() -> pod.open("jdbc:postgresql://orders:5432/orders?user=orders_app&sslmode=verify-full"))
                .hasMessageContaining("hostname");
    }

    @Test
    void nobody_comes_in_with_the_password_of_another() {
        String ofReader = pod.rendered().passwords().get("read-only");

        for (String role : List.of("orders_app", "orders_admin", "orders_owner", "nobody", Shop.FORMER)) {
            assertThatThrownBy(() -> pod.connect(role, ofReader))
                    .as(role)
                    .hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
        }
    }

    @Test
    void a_password_of_everything_that_somebody_got_wrong_is_the_password_of_everybody() throws Exception {
        for (String purpose : List.of("app", "migrate", "read-only", "metrics", "backup", "restore")) {
            try (Connection connection = pod.connect(purpose)) {
                assertThat(answer(connection, "SELECT session_user")).isEqualTo(pod.role(purpose));
            }
        }
    }

    @Test
    void the_superuser_comes_through_the_pod_and_not_over_the_network() {
        assertThatThrownBy(
                        () -> pod.connect("postgres", pod.rendered().passwords().get("superuser")))
                .hasFieldOrPropertyWithValue("SQLState", NOT_LET_IN);

        assertThat(pod.superuser("SELECT usesuper FROM pg_user WHERE usename = current_user"))
                .isEqualTo("t");
        assertThat(pod.superuser("SELECT rolname FROM pg_roles WHERE rolsuper")).isEqualTo("postgres");
    }

    @Test
    void the_server_reads_the_whole_configuration() {
        assertThat(pod.superuser("SELECT name FROM pg_file_settings WHERE error IS NOT NULL OR NOT applied"))
                .isEmpty();
        assertThat(pod.superuser("SELECT error FROM pg_hba_file_rules WHERE error IS NOT NULL"))
                .isEmpty();
        assertThat(pod.superuser("SHOW config_file")).isEqualTo("/etc/postgresql/postgresql.conf");
        assertThat(pod.superuser("SHOW work_mem")).isEqualTo("4MB");
        assertThat(pod.superuser("SHOW data_checksums")).isEqualTo("on");
    }

    @Test
    void text_sorts_by_the_server_and_not_by_the_libraries_of_the_image() {
        String locale = major < 17 ? "datcollate" : "datlocale";

        assertThat(pod.superuser("SELECT " + locale + " FROM pg_database WHERE datname = 'orders'"))
                .isEqualTo("C.UTF-8");
        assertThat(pod.superuser("SELECT upper('ä') || ('B' < 'a')")).isEqualTo("Ätrue");
    }

    @Test
    void the_application_reads_and_writes_rows_and_nothing_else() throws Exception {
        try (Connection application = pod.connect("app")) {
            execute(application, "INSERT INTO items (name) VALUES ('lamp')");
            execute(application, "UPDATE items SET name = 'candle'");
            assertThat(answer(application, "SELECT DISTINCT name FROM items")).isEqualTo("candle");
            execute(application, "INSERT INTO stock.shelves (name) VALUES ('upper')");
            execute(application, "DELETE FROM stock.shelves");

            refuses(
                    application,
                    "CREATE TABLE mine (id int)",
                    "CREATE TABLE stock.mine (id int)",
                    "CREATE SCHEMA mine",
                    "CREATE DATABASE mine",
                    "CREATE ROLE mine",
                    "DROP TABLE items",
                    "ALTER TABLE items ADD COLUMN more int",
                    "SELECT * FROM pg_authid",
                    "SET ROLE orders_owner",
                    "ALTER ROLE orders_app SUPERUSER",
                    "ALTER ROLE orders_ro PASSWORD 'mine'",
                    "SELECT pg_reload_conf()",
                    "COPY items TO PROGRAM 'cat'",
                    "SELECT pg_read_file('/run/credentials/admin')");
        }
    }

    @Test
    void nobody_sees_another_database() {
        for (String purpose : List.of("app", "migrate", "read-only", "metrics", "backup")) {
            for (String database : List.of("postgres", "template1")) {
                assertThatThrownBy(() -> pod.connect(
                                pod.role(purpose),
                                pod.rendered().passwords().get(purpose),
                                Map.of("PGDBNAME", database)))
                        .as(purpose + " in " + database)
                        .hasFieldOrPropertyWithValue("SQLState", NOT_ALLOWED);
            }
        }
    }

    /** Case 09 of what frameworks do with a database of their own. */
    @Test
    void the_application_may_do_what_frameworks_do_with_a_database_of_their_own() throws Exception {
        try (Connection application = pod.connect("app")) {
            execute(application, "CREATE TEMPORARY TABLE batch (id int)");
            execute(application, "CREATE TEMPORARY TABLE batch_of_items AS SELECT * FROM items");
            execute(application, "SELECT setval('stock.shelves_id_seq', 10)");
            execute(application, "TRUNCATE stock.shelves");
            execute(application, "TRUNCATE items");
        }
    }

    @Test
    void what_a_migration_makes_belongs_to_the_owner() throws Exception {
        try (Connection migration = pod.connect("migrate")) {
            assertThat(answer(
                            migration,
                            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'stock')"))
                    .isEqualTo("orders_owner");
            execute(migration, "ALTER TABLE items ADD COLUMN price int");
            refuses(migration, "CREATE ROLE mine", "CREATE DATABASE mine", "SELECT * FROM pg_authid");
        }
    }

    @Test
    void the_reader_reads() throws Exception {
        try (Connection reader = pod.connect("read-only")) {
            answer(reader, "SELECT name FROM items UNION SELECT name FROM stock.shelves");
            answer(reader, "SELECT last_value FROM stock.shelves_id_seq");
            refuses(
                    reader,
                    "INSERT INTO items (name) VALUES ('mine')",
                    "UPDATE items SET name = 'mine'",
                    "DELETE FROM items",
                    "SELECT nextval('stock.shelves_id_seq')",
                    "CREATE TABLE mine (id int)",
                    "SELECT * FROM pg_authid");
        }
    }

    @Test
    void metrics_are_of_the_server_and_not_of_its_data() throws Exception {
        try (Connection metrics = pod.connect("metrics")) {
            assertThat(answer(metrics, "SELECT count(*) FROM pg_stat_activity WHERE query IS NULL"))
                    .isEqualTo("0");
            assertThat(answer(metrics, "SELECT pg_database_size('orders') > 0")).isEqualTo("t");
            refuses(metrics, "SELECT * FROM pg_authid", "SELECT * FROM stock.shelves");
        }
    }

    @Test
    void a_backup_reads_all_data_and_no_password() throws Exception {
        try (Connection backup = pod.connect("backup")) {
            answer(backup, "SELECT name FROM items UNION SELECT name FROM stock.shelves");
            refuses(backup, "SELECT * FROM pg_authid", "INSERT INTO items (name) VALUES ('mine')");
        }
        Machine.dumpsPostgreSql(major, "that a backup of PostgreSQL " + major + " can be dumped");
        try (RunningContainer job = pod.job(pod.rendered())) {
            String dump = "PGUSER=backup PGPASSWORD=$(cat /run/credentials/backup) pg_dump";
            assertThat(job.run(List.of("sh", "-c", dump)).succeeded())
                    .contains("CREATE TABLE public.items", "CREATE TABLE stock.shelves", "COPY public.items");
        }
    }

    @Test
    void who_looks_after_the_users_has_no_rights_on_data_and_stays_below_the_superuser() throws Exception {
        try (Connection admin =
                pod.connect("orders_admin", pod.rendered().passwords().get("admin"))) {
            refuses(
                    admin,
                    "SELECT * FROM pg_authid",
                    "SELECT * FROM stock.shelves",
                    "CREATE DATABASE mine",
                    "CREATE ROLE mine",
                    "CREATE TEMPORARY TABLE mine (id int)",
                    "ALTER ROLE postgres PASSWORD 'mine'",
                    "ALTER ROLE orders_app PASSWORD 'mine'",
                    "ALTER ROLE orders_app SUPERUSER",
                    "GRANT pg_monitor TO orders_admin",
                    "GRANT pg_execute_server_program TO orders_admin",
                    "GRANT orders_owner TO orders_app",
                    "SET ROLE orders_owner",
                    "SET ROLE postgres");
        }
    }

    @Test
    void the_job_may_run_again_and_again() throws Exception {
        String before = roles();

        for (int run = 0; run < 2; run++) {
            assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo("The users are as they should be.");
        }
        assertThat(roles()).isEqualTo(before);
        pod.connect("app").close();
    }

    private static String roles() {
        return pod.superuser(
                "SELECT rolname, rolsuper, rolcreaterole, rolcanlogin, rolinherit, rolconnlimit, rolconfig FROM pg_roles ORDER BY 1",
                "SELECT roleid::regrole, member::regrole, admin_option FROM pg_auth_members ORDER BY 1, 2, 3",
                "SELECT setdatabase, setrole::regrole, setconfig FROM pg_db_role_setting ORDER BY 1, 2",
                "SELECT oid::regclass, relacl FROM pg_class WHERE relowner = 'orders_owner'::regrole ORDER BY 1",
                "SELECT defaclobjtype, defaclacl FROM pg_default_acl ORDER BY 1",
                "SELECT datname, datacl FROM pg_database ORDER BY 1",
                "SELECT nspname, nspacl FROM pg_namespace ORDER BY 1");
    }

    @Test
    void the_first_script_may_run_again_too() {
        String before = roles();

        Execution again = pod.container()
                .run(List.of(
                        "psql",
                        "-XqU",
                        "postgres",
                        "-d",
                        "orders",
                        "-f",
                        "/docker-entrypoint-initdb.d/10-bootstrap.sql"));

        assertThat(again.succeeded()).isEmpty();
        assertThat(roles()).isEqualTo(before);
    }

    @Test
    void probes_tell_the_truth_and_fill_no_log() {
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
        String log = pod.container().log();
        assertThat(log).doesNotContain("role \"root\"");
        if (major >= 18) {
            assertThat(log).doesNotContain("connection received");
        }
    }

    @Test
    void the_log_says_who_came_who_was_refused_and_who_changed_the_schema_and_no_password() throws Exception {
        try (Connection application = pod.connect("app")) {
            refuses(application, "DROP TABLE stock.shelves");
        }
        assertThat(pod.access(pod.rendered()).exitCode()).isZero();

        assertThat(pod.container().log())
                .contains("connection authorized: user=orders_app")
                .contains("STATEMENT:  DROP TABLE stock.shelves")
                .contains("CREATE TABLE items")
                .doesNotContain("SCRAM-SHA-256$");
        noneContainsAPassword(List.of(pod.container().log()));
        noneContainsAPassword(pod.container().commandLines());
    }

    /** Its start is enough: the rest may be written in other ways. */
    private static void noneContainsAPassword(List<String> texts) {
        for (String password : pod.rendered().passwords().values()) {
            String start = password.substring(0, password.indexOf('#'));
            assertThat(texts).noneSatisfy(text -> assertThat(text).contains(start));
        }
    }

    private static void refuses(Connection connection, String... commands) {
        for (String command : commands) {
            assertThatThrownBy(() -> execute(connection, command))
                    .as(command)
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused -> assertThat(((SQLException) refused).getSQLState())
                            .as(refused.getMessage())
                            .isEqualTo(NOT_ALLOWED));
        }
    }
}
