package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.model.AuditLevel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a PostgreSQL of production in the course of its life. */
@Tag("thorough")
class PostgreSqlProductionLifeIT {

    private static final int NEWEST = 18;
    private static final int GROUP_READS = 0440;
    private static final int EVERYBODY_READS = 0444;
    private static final String WRONG_PASSWORD = "28P01";
    static final String WORKS = "The users are as they should be.";

    @TempDir
    private Path folder;

    private ProductionPostgreSqlPod pod;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods("that a PostgreSQL of production outlives changes");
        Machine.needs("psql", "that a PostgreSQL of production outlives changes");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void the_job_makes_new_passwords_known() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        ProductionInstance rotated = pod.rendered();
        for (String purpose : List.of("app", "migrate", "read-only", "metrics", "backup")) {
            rotated = rotated.with(purpose, "another of " + purpose + " \\ ' \" % $1 $(id) ü");
        }

        pod.deliver(rotated);

        assertThat(pod.access(rotated).succeeded()).isEqualTo(WORKS);

        for (String purpose : List.of("app", "migrate", "read-only", "metrics", "backup")) {
            pod.with(rotated).connect(purpose).close();
            assertThatThrownBy(() -> pod.connect(purpose)).hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
        }
        assertThat(pod.container().log()).doesNotContain("another of");
    }

    @Test
    void an_empty_password_is_an_error_and_changes_nothing() throws Exception {
        start(Shop.postgreSql(NEWEST).production());

        Execution job = pod.access(pod.rendered().with("metrics", ""));

        assertThat(job.exitCode()).isNotZero();
        assertThat(job.output()).contains("A file in /run/credentials is missing or empty.");
        pod.connect("metrics").close();
    }

    @ParameterizedTest
    @CsvSource({"14, orders_user", "16, metrics", "18, orders_user", "18, orders_app", "18, orders_owner"})
    void the_job_takes_over_a_volume_of_development(int major, String former) throws Exception {
        Shop shop = Shop.postgreSql(major, former, "");
        ProductionInstance later = shop.production();
        develop(shop.development());
        start(later);
        Connection open = pod.connect(former, later.passwords().get("app"));

        assertThat(pod.access(later).succeeded()).endsWith(WORKS);

        assertThatThrownBy(() -> execute(open, "SELECT 1"))
                .as("a superuser of before")
                .isInstanceOf(SQLException.class);
        assertThat(pod.superuser("SELECT rolname FROM pg_roles WHERE rolsuper")).isEqualTo("postgres");
        assertThat(pod.superuser(OWNED_BY_SUPERUSER)).isEmpty();
        try (Connection application = pod.connect("app");
                Connection migration = pod.connect("migrate")) {
            assertThat(answer(application, "SELECT note FROM notes")).isEqualTo("kept");
            execute(application, "INSERT INTO measures VALUES (1, 'now')");
            assertThat(answer(application, "SELECT doubled(measure) FROM measures_of_2026"))
                    .isEqualTo("2");
            execute(migration, "ALTER TABLE notes ADD COLUMN more int");
            execute(migration, "ALTER TYPE mood ADD VALUE 'calm'");
            execute(migration, "DROP FUNCTION doubled");
            execute(migration, "ALTER TABLE measures_of_2026 RENAME TO measures_of_then");
        }
        assertThat(pod.access(later).succeeded()).as("the next time").isEqualTo(WORKS);
    }

    /** What applications make, but for the parts of a range type, whose owners nobody can change and nobody asks for. */
    private static final String OWNED_BY_SUPERUSER = """
            SELECT relname FROM pg_class WHERE relowner = 10 AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'extra'))
            UNION ALL SELECT proname FROM pg_proc p WHERE proowner = 10 AND pronamespace = 'public'::regnamespace AND proname <> 'noted'
                AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'i')
            UNION ALL SELECT typname FROM pg_type t WHERE typowner = 10 AND typnamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'i')
            UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 10 AND nspname IN ('public', 'extra')
            """;

    private void develop(RenderedInstance development) throws Exception {
        try (PostgreSqlPod before = PostgreSqlPod.open(development, folder)) {
            before.start();
            try (Connection owner = before.connect(before.password())) {
                execute(owner, "CREATE TABLE notes (id serial, number int GENERATED ALWAYS AS IDENTITY, note text)");
                execute(owner, "INSERT INTO notes (note) VALUES ('kept')");
                execute(owner, "CREATE TABLE measures (measure int, taken timestamp) PARTITION BY RANGE (taken)");
                execute(owner, "CREATE TABLE measures_of_2026 PARTITION OF measures DEFAULT");
                execute(owner, "CREATE VIEW read_notes AS SELECT * FROM notes");
                execute(owner, "CREATE MATERIALIZED VIEW old_notes AS SELECT * FROM notes");
                execute(owner, "CREATE TYPE mood AS ENUM ('glad')");
                execute(owner, "CREATE DOMAIN digits AS text CHECK (value ~ '^[0-9]*$')");
                execute(owner, "CREATE TYPE span AS RANGE (subtype = int)");
                execute(owner, "CREATE FUNCTION doubled(int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1'");
                execute(owner, "CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$");
                execute(owner, "CREATE EVENT TRIGGER noted ON ddl_command_end EXECUTE FUNCTION noted()");
                execute(owner, "CREATE SCHEMA extra CREATE TABLE \"quoted Name\" (id int)");
            }
            before.container().stop();
        }
    }

    @Test
    void the_job_finishes_a_first_start_that_failed_at_the_roles() throws Exception {
        ProductionInstance whole = Shop.postgreSql(NEWEST).production();
        failAtFirst(whole.with("backup", ""));
        start(whole);

        assertThat(pod.access(whole).succeeded()).isEqualTo(WORKS);

        pod.connect("backup").close();
    }

    @Test
    void the_job_says_how_a_person_finishes_a_first_start_that_failed_before() throws Exception {
        ProductionInstance whole = Shop.postgreSql(NEWEST).production();
        failAtFirst(whole.with("admin", ""));
        start(whole);

        pod.carryOutWhatIsSaid(whole);

        assertThat(pod.access(whole).succeeded()).isEqualTo(WORKS);
        pod.connect("app").close();
    }

    private void failAtFirst(ProductionInstance broken) {
        try (ProductionPostgreSqlPod first = ProductionPostgreSqlPod.open(broken, folder)) {
            assertThatThrownBy(first::start).hasStackTraceContaining("A file in /run/credentials is missing or empty.");
        }
    }

    @Test
    void the_job_says_how_a_person_repairs_a_lost_password_of_the_admin() throws Exception {
        start(Shop.postgreSql(NEWEST, "orders_app", "").production());
        ProductionInstance changed = pod.rendered().with("admin", "another");
        pod.container().replace("credentials", "admin", "another", GROUP_READS);

        pod.carryOutWhatIsSaid(changed);

        assertThat(pod.access(changed).succeeded()).isEqualTo(WORKS);
    }

    @Test
    void the_job_makes_a_renewed_certificate_known_without_a_restart() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        ProductionInstance renewed = pod.rendered().renewed();
        try (Connection open = pod.connect("app")) {
            mount(renewed.certificate(), GROUP_READS);

            pod.access(renewed).succeeded();

            assertThat(answer(open, "SELECT 'still here'")).isEqualTo("still here");
        }
        pod.with(renewed.with(renewed.certificate().alone())).connect("app").close();
        pod.connect("app").close();
        assertThatThrownBy(() -> old().connect("app")).hasMessageContaining("certification path");
    }

    /** What somebody sees who expects the first certificate and no other. */
    private ProductionPostgreSqlPod old() {
        return pod.with(pod.rendered().with(pod.rendered().certificate().alone()));
    }

    /** The server tells nobody but its log, so what is rendered must give the key to its group alone. */
    @Test
    void a_key_that_everybody_can_read_leaves_the_old_certificate() throws Exception {
        start(Shop.postgreSql(NEWEST).production());
        mount(pod.rendered().renewed().certificate(), EVERYBODY_READS);

        assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(WORKS);

        old().connect("app").close();
        assertThat(pod.container().log()).contains("has group or world access", "SSL configuration was not reloaded");
    }

    private void mount(ServerCertificate renewed, int mode) throws Exception {
        pod.container().replace("tls", "tls.crt", renewed.certificate(), mode);
        pod.container().replace("tls", "tls.key", renewed.key(), mode);
    }

    @Test
    void whoever_the_server_runs_as_the_superuser_comes_through_the_pod() throws Exception {
        start(Shop.postgreSql(NEWEST, Shop.FORMER, "runAs: {user: 65534, group: 65534}")
                .production());

        assertThat(pod.enter("orders", "SELECT 1").exitCode())
                .as("without a password")
                .isNotZero();
        assertThat(pod.container()
                        .run(
                                List.of("psql", "-XqtAU", "postgres", "-c", "SELECT 1"),
                                Map.of("PGPASSWORD", "pw-of-superuser"))
                        .succeeded())
                .isEqualTo("1");
        assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(WORKS);
    }

    @ParameterizedTest
    @EnumSource(value = AuditLevel.class, names = "FULL", mode = EnumSource.Mode.EXCLUDE)
    void a_level_of_audit_is_what_the_log_has(AuditLevel level) throws Exception {
        start(Shop.postgreSql(NEWEST, Shop.FORMER, "audit: " + level.id()).production());
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "CREATE TABLE items ()");
            assertThatThrownBy(() -> execute(migration, "SELECT * FROM pg_authid"))
                    .isInstanceOf(SQLException.class);
        }
        pod.container().stop();
        String log = pod.container().log();

        assertThat(log.contains("STATEMENT:  SELECT * FROM pg_authid"))
                .isEqualTo(level.compareTo(AuditLevel.DENIALS) >= 0);
        assertThat(log.contains("connection authorized: user=orders_migrate"))
                .isEqualTo(level.compareTo(AuditLevel.CONNECTIONS) >= 0);
        assertThat(log.contains("CREATE TABLE items ()")).isEqualTo(level.compareTo(AuditLevel.DDL) >= 0);
        assertThat(log).doesNotContain("connection received");
    }

    private void start(ProductionInstance rendered) throws Exception {
        pod = ProductionPostgreSqlPod.open(rendered, folder);
        pod.start();
    }
}
