package io.github.portfolioplatform.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.SecuritySettings;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlServerTest {

    private static final PostgreSqlServer SERVER = server("postgres:17.6-bookworm", SecuritySettings.NONE);
    private static final Outside OUTSIDE =
            Outside.ofOnlyInstanceIn(environment("postgres:17.6-bookworm", "2Gi", SecuritySettings.NONE));

    private static PostgreSqlServer server(String image, SecuritySettings security) {
        return server(image, "2Gi", security);
    }

    private static PostgreSqlServer server(String image, String memory, SecuritySettings security) {
        Environment environment = environment(image, memory, security);
        return new PostgreSqlServer(
                environment, (PostgreSql) environment.instances().get(0));
    }

    private static Environment environment(String image, String memory, SecuritySettings security) {
        Production production = Production.of(new SecretSource.Brought(), new CertificateSource.Brought());
        return Portfolio.builder("shop")
                .add(PostgreSql.builder("postgresql-orders")
                        .application("Shop")
                        .database("orders")
                        .user("orders_user")
                        .image(ImageReference.parse(image))
                        .storage(Storage.gibibytes(20))
                        .requests(Memory.parse(memory), Cpu.millicores(500))
                        .limits(Memory.parse(memory), Cpu.cores(1)))
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .production(production)
                        .override("postgresql-orders", InstanceSettings.NONE.security(security)))
                .build()
                .environment("production");
    }

    @Test
    void the_configuration_is_what_the_server_reads() {
        assertThat(SERVER.configuration()).containsOnlyKeys("pg_hba.conf", "postgresql.conf", "superuser-file");
        assertThat(SERVER.configuration().get("postgresql.conf")).isEqualTo("""
                # Who may come in
                listen_addresses = '*'
                hba_file = '/etc/postgresql/pg_hba.conf'
                password_encryption = 'scram-sha-256'
                ssl = on
                ssl_cert_file = '/run/tls/tls.crt'
                ssl_key_file = '/run/tls/tls.key'
                ssl_min_protocol_version = 'TLSv1.2'

                # A client that is gone gives its connection back within two minutes
                tcp_keepalives_idle = 60
                tcp_keepalives_interval = 10
                tcp_keepalives_count = 6
                tcp_user_timeout = 60s
                client_connection_check_interval = 10s

                # What a memory limit of 2Gi and a volume of 20Gi allow
                max_connections = 100
                shared_buffers = 512MB
                effective_cache_size = 1536MB
                maintenance_work_mem = 128MB
                max_wal_size = 2560MB
                work_mem = 4854kB
                dynamic_shared_memory_type = 'posix'
                # The pod has no limit for huge pages: where the node has some, the first access would be killed
                huge_pages = off

                # What is written down, into the log of the container
                log_destination = 'stderr'
                logging_collector = off
                log_line_prefix = '%m [%p] %q%u@%d %r %a '
                log_timezone = 'UTC'
                log_min_error_statement = 'error'
                log_connections = on
                log_disconnections = on
                log_statement = 'ddl'
                log_min_duration_statement = 1s
                log_lock_waits = on
                log_checkpoints = on

                timezone = 'UTC'
                idle_in_transaction_session_timeout = 10min
                """);
    }

    @Test
    void the_superuser_comes_by_the_socket_alone_and_everybody_else_by_tls() {
        assertThat(SERVER.configuration().get("pg_hba.conf").lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "local   all all                 peer",
                        "host    all postgres all        reject",
                        "hostssl all all      all        scram-sha-256",
                        "host    all all      all        reject");
    }

    /** The system of the image has no name for another user, so it cannot vouch for him. */
    @ParameterizedTest
    @CsvSource({"999, peer", "70, scram-sha-256", "1234, scram-sha-256"})
    void a_server_that_runs_as_somebody_else_asks_for_the_password_on_the_socket(long user, String method) {
        PostgreSqlServer server = server("postgres:17.6-bookworm", SecuritySettings.NONE.runAs(new RunAs(user, user)));

        assertThat(server.configuration().get("pg_hba.conf")).containsPattern("local +all all +" + method + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:17.6-bookworm, 999",
        "postgres:18-alpine, 70",
        "postgres:17.6-alpine3.23, 70",
        "registry.example.com/library/postgres:16, 999"
    })
    void it_runs_as_the_user_of_the_image(String image, long id) {
        assertThat(server(image, SecuritySettings.NONE).runAs()).isEqualTo(new RunAs(id, id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | NONE        | 'panic' | off | 'none' | -1",
                "17 | DENIALS     | 'error' | off | 'none' | -1",
                "17 | CONNECTIONS | 'error' | on  | 'none' | -1",
                "17 | DDL         | 'error' | on  | 'ddl'  | 1s",
                "14 | CONNECTIONS | 'error' | on  | 'none' | -1",
                "18 | CONNECTIONS | 'error' | 'authentication,authorization' | 'none' | -1",
            },
            quoteCharacter = '"')
    void each_level_of_audit_includes_those_before_it(
            String version, AuditLevel level, String errors, String connections, String statements, String slow) {
        assertThat(new AuditSettings(level, EngineVersion.parse(version)).settings())
                .containsEntry("log_min_error_statement", errors)
                .containsEntry("log_connections", connections)
                .containsEntry("log_statement", statements)
                .containsEntry("log_min_duration_statement", slow);
    }

    @ParameterizedTest
    @CsvSource({
        "14, '', --locale=C.UTF-8, /var/lib/postgresql/data/pgdata",
        "16, ' --set huge_pages=off', --locale=C.UTF-8, /var/lib/postgresql/data/pgdata",
        "17, ' --set huge_pages=off', --locale-provider=builtin --builtin-locale=C.UTF-8, /var/lib/postgresql/data/pgdata",
        "18, ' --set huge_pages=off', --locale-provider=builtin --builtin-locale=C.UTF-8, /var/lib/postgresql/18/docker"
    })
    void a_first_start_is_the_same_in_all_versions_but_for_what_they_cannot_do(
            String version, String settings, String locale, String data) {
        List<EnvVar> environment =
                server("postgres:" + version, SecuritySettings.NONE).pod().environment();

        assertThat(environment)
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(
                        tuple("POSTGRES_USER", "postgres"),
                        tuple("PGDATA", data),
                        tuple(
                                "POSTGRES_INITDB_ARGS",
                                "--auth-host=scram-sha-256 --auth-local=scram-sha-256 --data-checksums" + settings
                                        + " --encoding=UTF8 " + locale));
        assertThat(environment)
                .extracting(EnvVar::getName)
                .doesNotContain("POSTGRES_HOST_AUTH_METHOD", "POSTGRES_PASSWORD");
    }

    @Test
    void the_configuration_is_passed_and_not_mounted_alone() {
        assertThat(SERVER.pod().arguments()).containsExactly("-c", "config_file=/etc/postgresql/postgresql.conf");
    }

    /** PostgreSQL refuses a key that others than its user and group can read. */
    @Test
    void files_with_secrets_are_for_the_group_of_the_pod() {
        Stream.concat(SERVER.pod().volumes().stream(), SERVER.accessJob().orElseThrow().volumes().stream())
                .forEach(volume -> {
                    if (volume.getSecret() != null) {
                        assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440);
                    }
                    if (volume.getProjected() != null) {
                        assertThat(volume.getProjected().getDefaultMode()).isEqualTo(0440);
                    }
                });
    }

    @Test
    void every_volume_is_mounted_and_every_mount_has_a_volume() {
        PodContribution pod = SERVER.pod();
        AccessJob job = SERVER.accessJob().orElseThrow();

        assertThat(pod.mounts()).extracting(VolumeMount::getName).hasSameElementsAs(names(pod.volumes()));
        assertThat(job.mounts()).extracting(VolumeMount::getName).hasSameElementsAs(names(job.volumes()));
    }

    private static List<String> names(List<Volume> volumes) {
        return volumes.stream().map(Volume::getName).toList();
    }

    @ParameterizedTest
    @CsvSource({"256Mi, 64Mi", "2Gi, 512Mi", "8Gi, 2Gi"})
    void parallel_queries_share_a_quarter_of_the_memory(String limit, String shared) {
        Volume memory = server("postgres:17", limit, SecuritySettings.NONE).pod().volumes().stream()
                .filter(volume -> volume.getName().equals("shared-memory"))
                .findFirst()
                .orElseThrow();

        assertThat(memory.getEmptyDir().getMedium()).isEqualTo("Memory");
        assertThat(memory.getEmptyDir().getSizeLimit()).hasToString(shared);
    }

    @ParameterizedTest
    @CsvSource({"256Mi, 4096kB", "1Gi, 4096kB", "2Gi, 4854kB", "4Gi, 9709kB", "8Gi, 19418kB"})
    void sorting_takes_what_the_connections_leave(String limit, String memory) {
        assertThat(server("postgres:17", limit, SecuritySettings.NONE)
                        .configuration()
                        .get("postgresql.conf"))
                .contains("\nwork_mem = " + memory + "\n");
    }

    @Test
    void the_server_has_time_for_its_last_checkpoint() {
        assertThat(SERVER.pod().gracePeriodSeconds()).contains(300L);
    }

    @Test
    void each_user_has_a_secret_with_all_that_it_needs_and_no_other_password() {
        assertThat(OUTSIDE.secrets())
                .extracting(UserSecret::name, UserSecret::role, secret -> String.join(" ", secret.users()))
                .extracting(Tuple::toList)
                .containsExactly(
                        List.of("postgresql-orders-secrets", "credentials", "app"),
                        List.of("postgresql-orders-admin", "credentials-admin", "admin superuser"),
                        List.of("postgresql-orders-migrate", "credentials-migrate", "migrate"),
                        List.of("postgresql-orders-read-only", "credentials-read-only", "read-only"),
                        List.of("postgresql-orders-metrics", "credentials-metrics", "metrics"),
                        List.of("postgresql-orders-backup", "credentials-backup", "backup"),
                        List.of("postgresql-orders-restore", "credentials-restore", "restore"));
    }

    @Test
    void the_secret_of_the_application_is_a_binding_whose_uri_is_encoded() {
        String host = "postgresql-orders.shop-production.svc.cluster.local";

        assertThat(shown(OUTSIDE.secrets().get(0)))
                .containsExactly(
                        "database=orders",
                        "host=" + host,
                        "password=<app PLAIN>",
                        "port=5432",
                        "postgres-password=<app PLAIN>",
                        "provider=portfolio-generator",
                        "sslmode=verify-full",
                        "type=postgresql",
                        "uri=postgres://orders_app:<app URI>@" + host + ":5432/orders?sslmode=verify-full",
                        "username=orders_app");
    }

    @Test
    void the_secrets_of_the_others_are_bindings_too() {
        assertThat(OUTSIDE.secrets().stream()
                        .skip(2)
                        .map(secret -> shown(secret).stream()
                                .filter(line -> line.startsWith("username=") || line.startsWith("password="))
                                .toList()))
                .containsExactly(
                        List.of("password=<migrate PLAIN>", "username=orders_migrate"),
                        List.of("password=<read-only PLAIN>", "username=orders_ro"),
                        List.of("password=<metrics PLAIN>", "username=metrics"),
                        List.of("password=<backup PLAIN>", "username=backup"),
                        List.of("password=<restore PLAIN>", "username=restore"));
    }

    private static List<String> shown(UserSecret secret) {
        return secret.values().entrySet().stream()
                .map(value -> value.getKey() + "="
                        + String.join(
                                "",
                                value.getValue().parts().stream()
                                        .map(PostgreSqlServerTest::shown)
                                        .toList()))
                .toList();
    }

    private static String shown(UserSecret.Part part) {
        return part instanceof UserSecret.PasswordOf password
                ? "<" + password.user() + " " + password.form() + ">"
                : ((UserSecret.Text) part).text();
    }

    @Test
    void the_application_connects_as_its_own_role_and_checks_the_certificate() {
        Endpoint plain = new Endpoint("db.example.com", 5432, false);

        assertThat(OUTSIDE.client(plain).dialects().get(Dialect.LIBPQ_ENVIRONMENT))
                .extracting(Object::toString)
                .containsExactly(
                        "PGHOST=db.example.com",
                        "PGPORT=5432",
                        "PGDATABASE=orders",
                        "PGUSER=orders_app",
                        "PGPASSWORD=****",
                        "PGSSLMODE=verify-full");
        assertThat(OUTSIDE.client(plain).password().key()).isEqualTo("postgres-password");
    }

    @Test
    void its_certificate_is_that_of_a_server_in_two_files() {
        assertThat(SERVER.certificate()).hasValue(new CertificateShape(false, false));
    }

    @Test
    void scripts_have_no_placeholder_left_and_nothing_that_flux_replaces() {
        assertThat(SERVER.access()).containsOnlyKeys("10-bootstrap.sql", "12-backup.sql", "access.sh");
        Stream.concat(SERVER.access().values().stream(), SERVER.configuration().values().stream())
                .forEach(text ->
                        assertThat(text).doesNotContainPattern("@[a-z-]+@").doesNotContain("${", "$$"));
    }

    @Test
    void a_placeholder_without_a_value_is_a_defect() {
        assertThatThrownBy(() ->
                        new BundledText(PostgreSqlServer.class, "access.sh").with(Map.of("admin", "orders_admin")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("access.sh has a placeholder @");
        assertThatThrownBy(() -> new BundledText(PostgreSqlServer.class, "none.sql").with(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("none.sql is missing");
    }

    /** The longest database name of which all roles are names. */
    @Test
    void a_database_of_55_characters_leaves_room_for_its_roles() {
        Roles roles = new Roles("d".repeat(55));

        assertThat(roles.placeholders().values())
                .allSatisfy(role -> assertThat(role).hasSizeLessThanOrEqualTo(63));
        assertThat(new Roles("d".repeat(56)).of(Purpose.MIGRATION)).hasSize(64);
    }

    /** A backup that reads everything would read the passwords, too, and statistics of statements have them in plain text. */
    @ParameterizedTest
    @ValueSource(
            strings = {"GRANT pg_read_all_data", "CREATE EXTENSION", "POSTGRES_HOST_AUTH_METHOD", " trust", "PGPASSFILE"
            })
    void nothing_of_what_looks_handy_and_is_not(String trap) {
        assertThat(String.join("\n", SERVER.access().values()) + SERVER.configuration())
                .doesNotContain(trap);
    }

    @Test
    void no_password_is_an_argument_or_a_variable() {
        CanonicalYaml yaml = new CanonicalYaml();
        List<EnvVar> variables = Stream.concat(
                        SERVER.pod().environment().stream(), SERVER.accessJob().orElseThrow().environment().stream())
                .toList();

        assertThat(variables)
                .noneSatisfy(variable -> assertThat(yaml.write(variable)).contains("secretKeyRef"));
        assertThat(SERVER.accessJob().orElseThrow().command()).isEqualTo(Arrays.asList("sh", "/access/access.sh"));
    }
}
