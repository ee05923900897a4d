package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of a PostgreSQL of production rotate, servers of older versions are updated, and nothing that was closed opens. */
@Tag("thorough")
class PostgreSqlRotationIT {

    private static final int NEWEST = 18;
    private static final String WRONG_PASSWORD = "28P01";
    private static final String WORKS = PostgreSqlProductionLifeIT.WORKS;

    @TempDir
    private Path folder;

    private ProductionPostgreSqlPod pod;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods("that the passwords of PostgreSQL rotate");
        Machine.needs("psql", "that the passwords of PostgreSQL rotate");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    /** All properties of the entry at once, the admin's included, while the kubelet takes its time with the pod of the server. */
    @Test
    void all_passwords_rotate_at_once_and_the_job_waits_for_the_kubelet() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        ProductionInstance rotated = pod.rendered();
        for (String user : pod.rendered().passwords().keySet()) {
            rotated = rotated.with(user, "rotated of " + user);
        }
        rotated = rotated.with("admin-previous", pod.rendered().passwords().get("admin"));
        ProductionInstance changed = rotated;
        try (Connection open = pod.connect("app")) {
            CompletableFuture<Execution> job = CompletableFuture.supplyAsync(() -> accessed(changed));
            TimeUnit.SECONDS.sleep(4);
            pod.connect("app").close();
            assertThat(job)
                    .as("the job while the pod of the server has the old files")
                    .isNotDone();
            pod.deliver(changed);

            assertThat(job.get().succeeded()).isEqualTo(WORKS);
            execute(open, "SELECT 1");
        }
        everyUserHasOnly(changed);
        ProductionInstance later = changed.with("admin-previous", "");
        assertThat(pod.access(later).succeeded()).as("the next time").isEqualTo(WORKS);
    }

    @Test
    void each_password_rotates_alone() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        for (String user :
                List.of("app", "migrate", "read-only", "metrics", "backup", "restore", "superuser", "admin")) {
            ProductionInstance rotated = pod.rendered().with(user, "rotated of " + user);
            if (user.equals("admin")) {
                rotated = rotated.with(
                        "admin-previous", pod.rendered().passwords().get("admin"));
            }
            pod.deliver(rotated);

            assertThat(pod.access(rotated).succeeded()).as(user).isEqualTo(WORKS);

            everyUserHasOnly(rotated);
            pod = pod.with(rotated);
        }
    }

    private Execution accessed(ProductionInstance secrets) {
        try {
            return pod.access(secrets);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each user logs in with its present password, and with the former one only if both are the same. */
    private void everyUserHasOnly(ProductionInstance secrets) throws SQLException {
        for (String user : List.of("app", "migrate", "read-only", "metrics", "backup", "restore", "admin")) {
            String role = user.equals("admin") ? "orders_admin" : pod.role(user);
            String before = pod.rendered().passwords().get(user);
            String now = secrets.passwords().get(user);
            pod.connect(role, now).close();
            if (!now.equals(before)) {
                assertThatThrownBy(() -> pod.connect(role, before))
                        .as(role)
                        .hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
            }
        }
    }

    /** What an older version of this generator left: an admin with CREATEROLE, which grants the other roles, and no functions. */
    private static final List<String> OLDER_VERSION = List.of(
            "DROP SCHEMA portfolio CASCADE",
            "REVOKE portfolio_access FROM orders_admin",
            "DROP ROLE portfolio_access",
            "REVOKE CONNECT ON DATABASE postgres FROM orders_admin",
            "REVOKE orders_owner FROM orders_migrate",
            "REVOKE pg_monitor FROM metrics",
            "ALTER ROLE orders_admin CREATEROLE NOINHERIT",
            "GRANT orders_owner, pg_monitor TO orders_admin WITH ADMIN OPTION",
            "SET SESSION AUTHORIZATION orders_admin",
            "GRANT orders_owner TO orders_migrate",
            "GRANT pg_monitor TO metrics",
            "RESET SESSION AUTHORIZATION",
            "DROP ROLE restore");

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void the_job_says_how_a_person_brings_the_functions_into_a_server_of_an_older_version(int major) throws Exception {
        start(Shop.postgreSql(major).production());
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "CREATE TABLE open (id serial); CREATE TABLE closed (id int)");
            execute(migration, "REVOKE ALL ON closed FROM orders_app, orders_ro; GRANT INSERT ON closed TO orders_app");
            execute(migration, "REVOKE TRUNCATE ON open FROM orders_app; REVOKE UPDATE ON open_id_seq FROM orders_app");
        }
        String databases = pod.superuser("SELECT datname FROM pg_database WHERE datallowconn");
        databases
                .lines()
                .forEach(
                        database -> pod.enter(database, "DROP OWNED BY restore").succeeded());
        pod.enter("postgres", OLDER_VERSION.toArray(String[]::new)).succeeded();

        pod.carryOutWhatIsSaid(pod.rendered());

        assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(WORKS);
        assertThat(pod.superuser(
                        "SELECT rolcreaterole FROM pg_roles WHERE rolname = 'orders_admin'",
                        "SELECT roleid::regrole FROM pg_auth_members WHERE member = 'orders_admin'::regrole",
                        "SELECT roleid::regrole FROM pg_auth_members WHERE member = 'orders_migrate'::regrole"))
                .isEqualTo("f\nportfolio_access\norders_owner");
        pod.connect("restore").close();
        try (Connection application = pod.connect("app");
                Connection reader = pod.connect("read-only")) {
            execute(application, "TRUNCATE open; SELECT setval('open_id_seq', 7)");
            execute(application, "INSERT INTO closed VALUES (1)");
            for (String refused : List.of("SELECT * FROM closed", "TRUNCATE closed", "DELETE FROM closed")) {
                assertThatThrownBy(() -> execute(application, refused)).hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> execute(reader, "SELECT * FROM closed")).hasMessageContaining("permission denied");
        }
    }

    /** What a migration closes stays closed, however often the job runs. */
    @Test
    void the_job_opens_nothing_that_a_migration_has_closed() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "CREATE TABLE audit (id int)");
            execute(migration, "REVOKE ALL ON audit FROM orders_app, orders_ro; GRANT INSERT ON audit TO orders_app");
            execute(migration, "ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM orders_ro");
            String rights =
                    "SELECT relacl::text FROM pg_class WHERE relname = 'audit' UNION ALL SELECT defaclacl::text FROM pg_default_acl ORDER BY 1";
            String before = answer(migration, rights);

            assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(WORKS);

            assertThat(answer(migration, rights)).isEqualTo(before);
        }
    }

    /** The owner of the function of an event trigger gets the rights of each session that runs a statement. */
    @Test
    void a_function_of_an_event_trigger_that_a_user_can_change_is_told_and_not_run() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        try (Connection migration = pod.connect("migrate")) {
            execute(
                    migration,
                    "CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
                            + " EXECUTE 'ALTER ROLE orders_migrate SUPERUSER'; END $$");
        }
        pod.superuser("CREATE EVENT TRIGGER noted ON ddl_command_end EXECUTE FUNCTION noted()");
        Execution repair = pod.repair(pod.rendered().with("admin", "another"));

        assertThat(repair.output()).contains("ALTER FUNCTION public.noted() OWNER TO postgres");
        assertThat(pod.superuser("SELECT rolname FROM pg_roles WHERE rolsuper")).isEqualTo("postgres");
    }

    private void start(ProductionInstance rendered) throws Exception {
        pod = ProductionPostgreSqlPod.open(rendered, folder);
        pod.start();
    }
}
