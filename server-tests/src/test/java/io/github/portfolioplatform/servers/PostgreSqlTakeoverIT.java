package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes that production did not fill are taken over, and from then on backed up, verified and restored. */
@Tag("thorough")
class PostgreSqlTakeoverIT {

    private static final String NOT_PROVEN = "that volumes of PostgreSQL from before are backed up and restored";

    private static final List<String> OF_DEVELOPMENT = List.of(
            "CREATE ROLE shop_app LOGIN",
            "CREATE EXTENSION pg_trgm",
            "CREATE TABLE notes (id serial PRIMARY KEY, note text)",
            "INSERT INTO notes (note) SELECT 'note ' || n FROM generate_series(1, 100) n",
            "CREATE INDEX ON notes USING gin (note gin_trgm_ops)",
            "CREATE SCHEMA stock CREATE TABLE shelves (id int GENERATED ALWAYS AS IDENTITY, name text)",
            "INSERT INTO stock.shelves (name) VALUES ('left'), ('right')",
            "CREATE TABLE of_app AS SELECT 1 AS one",
            "ALTER TABLE of_app OWNER TO shop_app",
            "CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM notes",
            "CREATE FUNCTION doubled(int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1'",
            "SELECT lo_from_bytea(990001, 'of development')",
            "CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
            "CREATE EVENT TRIGGER noted ON ddl_command_end EXECUTE FUNCTION noted()");

    /** What earlier releases made differently or not at all. */
    private static final List<String> OF_AN_EARLIER_RELEASE = List.of(
            "DROP SCHEMA portfolio CASCADE",
            "DROP OWNED BY restore",
            "ALTER ROLE backup NOBYPASSRLS",
            "ALTER ROLE backup RESET ALL",
            "ALTER ROLE orders_admin CREATEROLE",
            "GRANT orders_owner, orders_app, orders_migrate, orders_ro, metrics, backup TO orders_admin WITH ADMIN OPTION");

    @TempDir
    private Path folder;

    private PostgreSqlImage image;
    private Shop shop;
    private ProductionPostgreSqlPod pod;
    private BackupPods pods;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    private void produce() throws Exception {
        ProductionInstance production = shop.production();
        pod = ProductionPostgreSqlPod.open(production, folder);
        pod.start();
        pods = BackupPods.of(production, pod.container(), image, Files.createDirectories(folder.resolve("jobs")));
    }

    private void choose() {
        image = Machine.newestDumpedPostgreSql(NOT_PROVEN);
        shop = Shop.postgreSql(image.major()).backedUp();
    }

    @Test
    void a_volume_of_development_needs_no_person() throws Exception {
        choose();
        try (PostgreSqlPod before = PostgreSqlPod.open(shop.development(), folder)) {
            before.start();
            try (Connection owner = before.connect(before.password())) {
                for (String statement : OF_DEVELOPMENT) {
                    execute(owner, statement);
                }
            }
            before.container().stop();
        }
        produce();

        String job = pod.access(pod.rendered()).succeeded();

        System.out.println(job);
        assertThat(job).endsWith(PostgreSqlProductionLifeIT.WORKS).doesNotContain("kubectl exec");
        pods.backup().succeeded();
        assertThat(pods.verify().succeeded()).contains(" tables with 104 rows are restored");
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "DROP TABLE notes CASCADE; DROP SCHEMA stock CASCADE");
        }

        String restored = pods.restore().succeeded();

        System.out.println(restored);
        assertThat(restored).contains("ON ddl_command_end").contains(" tables with 104 rows");
        try (Connection application = pod.connect("app");
                Connection migration = pod.connect("migrate")) {
            assertThat(answer(application, "SELECT count(*) FROM notes")).isEqualTo("100");
            assertThat(answer(application, "SELECT convert_from(lo_get(990001), 'UTF8')"))
                    .isEqualTo("of development");
            execute(application, "INSERT INTO stock.shelves (name) VALUES ('new')");
            assertThat(answer(application, "SELECT doubled(4)")).isEqualTo("8");
            execute(migration, "ALTER TABLE notes ADD COLUMN more int");
        }
        pods.backup().succeeded();
        assertThat(pod.access(pod.rendered()).succeeded())
                .as("the next hour")
                .isEqualTo(PostgreSqlProductionLifeIT.WORKS);
    }

    @Test
    void a_server_of_an_earlier_release_needs_the_command_that_the_job_prints() throws Exception {
        choose();
        produce();
        pod.superuser(OF_AN_EARLIER_RELEASE.toArray(String[]::new));
        pod.enter(
                        "postgres",
                        "DROP SCHEMA portfolio CASCADE",
                        "DROP OWNED BY restore",
                        "ALTER DATABASE orders_template IS_TEMPLATE false")
                .succeeded();
        pod.enter("postgres", "DROP DATABASE orders_template").succeeded();
        pod.enter("postgres", "DROP ROLE restore").succeeded();
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "CREATE TABLE items AS SELECT n AS id FROM generate_series(1, 100) n");
        }
        System.out.println(pod.access(pod.rendered()).output());

        pod.carryOutWhatIsSaid(pod.rendered());

        assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(PostgreSqlProductionLifeIT.WORKS);
        pods.backup().succeeded();
        assertThat(pods.verify().succeeded()).contains(": 1 tables with 100 rows are restored");
        try (Connection migration = pod.connect("migrate")) {
            execute(migration, "DROP TABLE items");
        }
        assertThat(pods.restore().succeeded()).contains("Restored orders to ").contains(": 1 tables with 100 rows");
        try (Connection application = pod.connect("app")) {
            assertThat(answer(application, "SELECT count(*) FROM items")).isEqualTo("100");
        }
    }
}
