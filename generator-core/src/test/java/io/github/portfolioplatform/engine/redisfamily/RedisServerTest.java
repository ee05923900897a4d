package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PasswordVector;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedisServerTest {

    private static final DatabaseServer SERVER = Sessions.inProduction();
    private static final Outside OUTSIDE = Sessions.outsideProduction();
    private static final PodContribution POD = SERVER.pod();
    private static final String CONFIGURATION = SERVER.configuration().get("redis.conf");
    private static final Map<String, String> PASSWORDS =
            Map.of("app", "p ä", "admin", "ad", "metrics", "me", "backup", "ba");

    @Test
    void the_server_listens_to_tls_alone_and_knows_the_users_of_a_file() {
        assertThat(CONFIGURATION.lines())
                .contains(
                        "port 0",
                        "tls-port 6379",
                        "tls-cert-file /run/tls/tls.crt",
                        "tls-key-file /run/tls/tls.key",
                        "tls-auth-clients no",
                        "aclfile /run/redis/users.acl",
                        "protected-mode yes");
    }

    @Test
    void no_setting_is_there_twice_or_does_what_rights_do() {
        assertThat(settings()).doesNotHaveDuplicates().doesNotContain("requirepass", "rename-command", "dir", "save");
    }

    @Test
    void files_have_absolute_paths() {
        assertThat(CONFIGURATION.lines().filter(line -> line.matches("\\S+-file .*|aclfile .*")))
                .hasSize(4)
                .allMatch(line -> line.split(" ")[1].startsWith("/"));
    }

    @ParameterizedTest
    @CsvSource({"128Mi, 76mb", "256Mi, 153mb", "1Gi, 614mb"})
    void data_takes_as_much_of_the_memory_limit_as_in_development(String limit, String maxMemory) {
        DatabaseServer server =
                Sessions.inProduction(InstanceSettings.NONE.limits(Memory.parse(limit), Cpu.millicores(250)));

        assertThat(server.configuration().get("redis.conf").lines())
                .contains("maxmemory " + maxMemory, "maxmemory-policy noeviction");
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "DENIALS, 1024"})
    void refusals_are_written_down_if_that_is_wanted(AuditLevel level, String length) {
        assertThat(Sessions.audited(level).configuration().get("redis.conf").lines())
                .contains("acllog-max-len " + length);
    }

    @Test
    void the_server_reads_the_configuration_that_is_mounted_and_keeps_data_as_in_development() {
        assertThat(POD.arguments())
                .containsExactly(
                        "sh",
                        "/etc/redis/start.sh",
                        "redis-server",
                        "/etc/redis/redis.conf",
                        "--dir",
                        "/data",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        "");
        assertThat(Sessions.inDevelopment().pod().arguments())
                .containsSequence(POD.arguments().subList(2, POD.arguments().size()));
        assertThat(POD.environment()).isEmpty();
        assertThat(POD.gracePeriodSeconds()).contains(60L);
    }

    @Test
    void the_server_mounts_whole_folders_and_secrets_for_its_group_alone() {
        assertThat(files(POD.volumes(), POD.mounts()))
                .containsExactly(
                        "redis-sessions-configuration 292 /etc/redis/redis.conf",
                        "redis-sessions-configuration 292 /etc/redis/users.acl",
                        "redis-sessions-configuration 292 /etc/redis/alive.sh",
                        "redis-sessions-configuration 292 /etc/redis/start.sh",
                        "redis-sessions-configuration 292 /etc/redis/users.sh",
                        "redis-sessions-configuration 292 /etc/redis/watch.sh",
                        "redis-sessions-secrets 288 /run/passwords/app",
                        "redis-sessions-admin 288 /run/passwords/admin",
                        "redis-sessions-metrics 288 /run/passwords/metrics",
                        "redis-sessions-backup 288 /run/passwords/backup",
                        "redis-sessions-tls 288 /run/tls/ca.crt",
                        "redis-sessions-tls 288 /run/tls/tls.crt",
                        "redis-sessions-tls 288 /run/tls/tls.key");
        assertThat(POD.mounts()).allMatch(mount -> mount.getSubPath() == null);
        assertThat(POD.mounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/run/redis");
    }

    @Test
    void no_job_tells_the_server_its_users() {
        assertThat(SERVER.accessJob()).isEmpty();
        assertThat(SERVER.access()).isEmpty();
    }

    @Test
    void liveness_does_not_depend_on_a_certificate() {
        assertThat(POD.probes().orElseThrow().liveness().getExec().getCommand())
                .startsWith("sh", "/etc/redis/alive.sh", "redis-cli", "-s", "/run/redis/redis.sock", "--user", "probe")
                .doesNotContain("--tls");
    }

    @Test
    void the_probes_ask_over_tls_as_the_user_that_may_do_nothing_else() {
        assertThat(POD.probes().orElseThrow().readiness().getExec().getCommand())
                .containsExactly(
                        "sh",
                        "-c",
                        "timeout 4 redis-cli --tls --cacert /run/tls/ca.crt -h localhost -p 6379 --user probe --pass none --no-auth-warning"
                                + " ping 2>&1 | grep -q -e '^PONG$' -e '^MISCONF'");
    }

    @Test
    void the_secret_of_the_application_is_a_binding_and_has_the_key_of_development() {
        UserSecret secret = OUTSIDE.secrets().get(0);

        assertThat(secret.name()).isEqualTo("redis-sessions-secrets");
        assertThat(secret.role()).isEqualTo("credentials");
        assertThat(values(secret))
                .isEqualTo(new TreeMap<>(Map.of(
                        "host", "redis-sessions.shop-production.svc.cluster.local",
                        "password", "p ä",
                        "port", "6379",
                        "provider", "portfolio-generator",
                        "redis-password", "p ä",
                        "ssl", "true",
                        "type", "redis",
                        "uri", "rediss://app:p%20%C3%A4@redis-sessions.shop-production.svc.cluster.local:6379",
                        "username", "app")));
    }

    @Test
    void every_user_has_a_secret_of_its_own() {
        List<UserSecret> secrets = OUTSIDE.secrets();

        assertThat(secrets.stream()
                        .map(secret -> secret.name() + " " + secret.role() + " " + secret.users() + " "
                                + secret.forConsumers()))
                .containsExactly(
                        "redis-sessions-secrets credentials [app] true",
                        "redis-sessions-admin credentials-admin [admin] true",
                        "redis-sessions-metrics credentials-metrics [metrics] true",
                        "redis-sessions-backup credentials-backup [backup] true");
        assertThat(values(secrets.get(2)))
                .containsEntry("username", "metrics")
                .containsEntry("password", "me")
                .containsEntry("uri", "rediss://metrics:me@redis-sessions.shop-production.svc.cluster.local:6379");
    }

    @Test
    void the_users_of_the_server_are_lines_without_passwords() {
        String file = SERVER.configuration().get("users.acl");

        assertThat(file.lines())
                .startsWith("user default off ~* &* +@all")
                .anyMatch(line -> line.startsWith("user app on ~* &* +@all -@admin -@dangerous +info "))
                .allMatch(line -> line.startsWith("user "));
        assertThat(file).endsWith("\n").doesNotContain("#", ">");
    }

    static List<PasswordVector> passwords() {
        return PasswordVector.all();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void every_password_is_in_the_uri_as_all_drivers_read_it(PasswordVector vector) {
        Template uri = OUTSIDE.secrets().get(0).values().get("uri");

        assertThat(Evaluated.of(uri, Map.of("app", vector.password())))
                .startsWith("rediss://app:" + vector.encoded() + "@redis-sessions.");
    }

    @Test
    void no_password_is_in_a_process_list_or_a_variable() {
        assertThat(POD.environment()).isEmpty();
        assertThat(String.join(" ", POD.arguments()) + CONFIGURATION).doesNotContain("$(", "requirepass");
        assertThat(SERVER.configuration().values())
                .allSatisfy(text -> assertThat(text).doesNotContain("--pass", " -a "));
    }

    @ParameterizedTest
    @CsvSource({"redis:7.4.11-bookworm, 999", "redis:8.4.6, 999", "redis:7.4.11-alpine, 1000"})
    void the_server_runs_as_the_user_of_its_image(String image, long group) {
        assertThat(Sessions.running(image).runAs()).isEqualTo(new RunAs(999, group));
    }

    @ParameterizedTest
    @CsvSource({"valkey/valkey:8.1.8, 999", "registry.example.com/mirror/valkey/valkey:9.0.4-alpine, 1000"})
    void valkey_has_programs_and_folders_of_its_own(String image, long group) {
        DatabaseServer valkey = Sessions.ofValkey(image);

        assertThat(valkey.runAs()).isEqualTo(new RunAs(999, group));
        assertThat(valkey.pod().arguments())
                .startsWith("sh", "/etc/valkey/start.sh", "valkey-server", "/etc/valkey/valkey.conf");
        assertThat(valkey.pod().probes().orElseThrow().liveness().getExec().getCommand())
                .startsWith("sh", "/etc/valkey/alive.sh", "valkey-cli", "-s", "/run/valkey/valkey.sock");
        assertThat(valkey.configuration().get("valkey.conf"))
                .contains("aclfile /run/valkey/users.acl\n", "unixsocket /run/valkey/valkey.sock\n");
        assertThat(valkey.configuration().values()).noneMatch(text -> text.contains("/redis"));
    }

    /** Libraries speak of Redis with all servers that speak its protocol. */
    @Test
    void an_application_is_told_the_same_of_valkey() {
        Outside valkey = Sessions.outsideValkey();

        assertThat(valkey.client(new Endpoint("db", 6379, true)).dialects().toString())
                .isEqualTo(OUTSIDE.client(new Endpoint("db", 6379, true))
                        .dialects()
                        .toString());
        assertThat(values(valkey.secrets().get(0)))
                .isEqualTo(values(OUTSIDE.secrets().get(0)))
                .containsEntry("type", "redis");
    }

    @Test
    void certificate_and_key_are_files_of_their_own() {
        assertThat(SERVER.certificate()).hasValue(new CertificateShape(false, false));
    }

    @Test
    void applications_log_in_as_their_user() {
        DatabaseClient client = OUTSIDE.client(new Endpoint("db", 6379, true));

        assertThat(client.user()).contains("app");
        assertThat(client.uri()).hasToString("rediss://app:****@db:6379");
        assertThat(client.password().known()).as("that of development").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"SPRING_BOOT_3", "SPRING_BOOT_4"})
    void spring_boot_is_told_the_user(Dialect dialect) {
        List<Setting> settings =
                OUTSIDE.client(new Endpoint("db", 6379, true)).dialects().get(dialect);

        assertThat(settings)
                .extracting(Setting::toString)
                .containsExactly(
                        "spring.data.redis.host=db",
                        "spring.data.redis.port=6379",
                        "spring.data.redis.username=app",
                        "spring.data.redis.password=****",
                        "spring.data.redis.ssl.enabled=true");
    }

    private static List<String> settings() {
        return CONFIGURATION
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static Map<String, String> values(UserSecret secret) {
        Map<String, String> values = new TreeMap<>();
        secret.values().forEach((key, value) -> values.put(key, Evaluated.of(value, PASSWORDS)));
        return values;
    }

    private static List<String> files(List<Volume> volumes, List<VolumeMount> mounts) {
        return volumes.stream()
                .flatMap(volume -> files(volume)
                        .map(file -> String.format(
                                file,
                                mounts.stream()
                                        .filter(mount -> mount.getName().equals(volume.getName()))
                                        .findFirst()
                                        .orElseThrow()
                                        .getMountPath())))
                .toList();
    }

    /** Source, mode and path of each file of a volume, with a place for where it is mounted. */
    private static Stream<String> files(Volume volume) {
        if (volume.getProjected() != null) {
            int mode = volume.getProjected().getDefaultMode();
            return volume.getProjected().getSources().stream()
                    .flatMap(part -> files(
                            part.getSecret().getName(), mode, part.getSecret().getItems()));
        } else if (volume.getSecret() != null) {
            return files(
                    volume.getSecret().getSecretName(),
                    volume.getSecret().getDefaultMode(),
                    volume.getSecret().getItems());
        } else if (volume.getConfigMap() != null) {
            return files(
                    volume.getConfigMap().getName(),
                    volume.getConfigMap().getDefaultMode(),
                    volume.getConfigMap().getItems());
        }
        return Stream.of();
    }

    private static Stream<String> files(String source, int mode, List<KeyToPath> items) {
        return items.stream().map(item -> source + " " + mode + " %s/" + item.getPath());
    }
}
