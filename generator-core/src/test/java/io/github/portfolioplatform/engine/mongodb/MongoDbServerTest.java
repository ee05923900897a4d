package io.github.portfolioplatform.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PasswordVector;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server of production wants of its pods, and what it tells those who connect. */
class MongoDbServerTest {

    private static final String HOST = "mongodb-courses.shop-production.svc.cluster.local";
    private static final MongoDbServer SERVER = Courses.courses();
    private static final Outside OUTSIDE = Courses.outside();
    private static final PodContribution POD = SERVER.pod();

    static Stream<PasswordVector> passwords() {
        return PasswordVector.all().stream();
    }

    @Test
    void the_server_is_told_its_configuration_and_not_only_given_it() {
        assertThat(POD.arguments()).containsExactly("--config", "/etc/mongo/mongod.conf");
        assertThat(paths(POD.mounts())).containsEntry("/etc/mongo", "mongodb-configuration");
    }

    /** Root would have the rights of all others; the scripts of a first start need none. */
    @Test
    void there_is_no_root_and_no_password_in_a_variable() {
        assertThat(POD.environment()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("HOME");
            assertThat(variable.getValue()).isEqualTo("/tmp");
        });
    }

    @Test
    void what_is_written_goes_to_the_claim_and_to_limited_directories() {
        assertThat(POD.mounts().stream()
                        .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                        .map(VolumeMount::getMountPath))
                .containsExactlyInAnyOrder("/data/configdb", "/tmp");
        assertThat(POD.volumes().stream().filter(volume -> volume.getEmptyDir() != null))
                .isNotEmpty()
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @Test
    void the_first_start_runs_the_users_script_alone() {
        assertThat(paths(POD.mounts())).containsEntry("/docker-entrypoint-initdb.d", "mongodb-access");
        assertThat(volume(POD.volumes(), "mongodb-access").getConfigMap().getItems())
                .extracting(KeyToPath::getKey)
                .containsExactly("10-users.js");
    }

    @Test
    void every_file_that_is_mounted_is_rendered() {
        assertThat(volume(POD.volumes(), "mongodb-configuration").getConfigMap().getItems())
                .extracting(KeyToPath::getKey)
                .containsExactlyElementsOf(SERVER.configuration().keySet());
        assertThat(volume(SERVER.accessJob().orElseThrow().volumes(), "access")
                        .getConfigMap()
                        .getItems())
                .extracting(KeyToPath::getKey)
                .containsExactlyElementsOf(SERVER.access().keySet());
    }

    /** mongosh takes half a second of a CPU each time. */
    @Test
    void one_probe_alone_starts_a_shell_and_it_does_so_seldom() {
        assertThat(probes().startup().getTcpSocket()).isNotNull();
        assertThat(probes().liveness().getTcpSocket()).isNotNull();
        Probe readiness = probes().readiness();
        assertThat(readiness.getExec().getCommand())
                .containsExactly(
                        "mongosh",
                        "--quiet",
                        "--norc",
                        "--tls",
                        "--tlsCAFile",
                        "/run/tls/ca.crt",
                        "--host",
                        "localhost",
                        "--eval",
                        "quit(db.hello().isWritablePrimary ? 0 : 1)");
        assertThat(readiness.getPeriodSeconds()).isEqualTo(30);
        assertThat(readiness.getTimeoutSeconds()).isEqualTo(15);
    }

    @Test
    void a_shell_leaves_no_files_behind() {
        assertThat(SERVER.configuration().get("mongosh.conf"))
                .contains("disableLogging: true", "forceDisableTelemetry: true");
        assertThat(POD.mounts())
                .filteredOn(mount -> mount.getMountPath().equals("/etc/mongosh.conf"))
                .extracting(VolumeMount::getSubPath)
                .containsExactly("mongosh.conf");
    }

    @Test
    void the_access_job_verifies_the_server_and_has_no_password_on_its_command_line() {
        assertThat(SERVER.accessJob().orElseThrow().command())
                .containsExactly("mongosh", "--quiet", "--norc", "--nodb", "/access/access.js");
        assertThat(SERVER.access().get("access.js"))
                .contains("mongodb://mongodb-courses/?", "&tls=true&tlsCAFile=/run/tls/ca.crt'");
    }

    /** Clients have no use for the key of the server. */
    @Test
    void the_key_of_the_server_is_in_the_pod_of_the_server_alone() {
        assertThat(volume(POD.volumes(), "tls").getSecret().getItems())
                .extracting(KeyToPath::getKey)
                .containsExactly("ca.crt", "tls-combined.pem");
        assertThat(volume(SERVER.accessJob().orElseThrow().volumes(), "tls")
                        .getSecret()
                        .getItems())
                .extracting(KeyToPath::getKey)
                .containsExactly("ca.crt");
    }

    /** 0440: they belong to root and to the group of the pod. */
    @Test
    void nobody_but_the_group_of_the_pod_reads_passwords_and_keys() {
        assertThat(volume(POD.volumes(), "credentials").getProjected().getDefaultMode())
                .isEqualTo(288);
        assertThat(volume(POD.volumes(), "tls").getSecret().getDefaultMode()).isEqualTo(288);
    }

    @Test
    void each_password_file_shows_a_key_that_its_secret_has() {
        Map<String, UserSecret> secrets =
                OUTSIDE.secrets().stream().collect(Collectors.toMap(UserSecret::name, secret -> secret));

        assertThat(volume(POD.volumes(), "credentials").getProjected().getSources())
                .hasSize(secrets.size())
                .allSatisfy(source -> assertThat(Objects.requireNonNull(
                                        secrets.get(source.getSecret().getName()))
                                .values())
                        .containsKeys(source.getSecret().getItems().stream()
                                .map(KeyToPath::getKey)
                                .toArray(String[]::new)));
    }

    @Test
    void the_secret_of_the_application_keeps_the_key_of_development_and_binds_services() {
        UserSecret secret = OUTSIDE.secrets().get(0);

        assertThat(secret.name()).isEqualTo("mongodb-courses-secrets");
        assertThat(secret.role()).isEqualTo("credentials");
        assertThat(secret.users()).containsExactly("app");
        Template password = Template.of(new PasswordOf("app", Form.PLAIN));
        assertThat(secret.values())
                .containsOnlyKeys(
                        "authentication-database",
                        "database",
                        "host",
                        "mongodb-root-password",
                        "password",
                        "port",
                        "provider",
                        "type",
                        "uri",
                        "username")
                .containsEntry("mongodb-root-password", password)
                .containsEntry("password", password)
                .containsEntry("username", Template.text("courses_app"))
                .containsEntry("host", Template.text(HOST))
                .containsEntry("authentication-database", Template.text("admin"));
    }

    @Test
    void every_other_user_has_a_secret_of_its_own() {
        List<UserSecret> others = OUTSIDE.secrets().subList(1, OUTSIDE.secrets().size());

        assertThat(others)
                .extracting(secret -> secret.role() + " " + secret.users())
                .containsExactly(
                        "credentials-admin [admin]",
                        "credentials-migrate [migrate]",
                        "credentials-metrics [metrics]",
                        "credentials-backup [backup]");
        assertThat(others).extracting(UserSecret::name).allMatch(name -> name.startsWith("mongodb-courses-"));
        assertThat(others.get(0).values()).containsOnlyKeys("admin");
        assertThat(others.subList(1, others.size()))
                .allSatisfy(secret -> assertThat(filled(secret.values().get("uri"), "me"))
                        .isEqualTo("mongodb://" + filled(secret.values().get("username"), "me") + ":me@" + HOST
                                + ":27017/courses?authSource=admin&tls=true"));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void the_driver_reads_the_uri_of_the_secret_whatever_the_password_is(PasswordVector vector) {
        ConnectionString read =
                new ConnectionString(filled(OUTSIDE.secrets().get(0).values().get("uri"), vector.encoded()));

        MongoCredential credential = Objects.requireNonNull(read.getCredential());
        assertThat(credential.getUserName()).isEqualTo("courses_app");
        assertThat(credential.getPassword()).containsExactly(vector.password().toCharArray());
        assertThat(credential.getSource()).isEqualTo("admin");
        assertThat(read.getHosts()).containsExactly(HOST + ":27017");
        assertThat(read.getDatabase()).isEqualTo("courses");
        assertThat(read.getSslEnabled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"URI", "NODE", "MONGODB_SRV", "SPRING_BOOT_3", "SPRING_BOOT_4", "SERVICE_BINDING"})
    void clients_are_told_of_tls_and_the_database_of_users_and_no_password(Dialect dialect) {
        DatabaseClient client = OUTSIDE.client(new Endpoint(HOST, 27017, false));

        String told = Objects.requireNonNull(client.dialects().get(dialect)).toString();
        String revealed = Objects.requireNonNull(client.dialects().get(dialect)).stream()
                .map(setting -> setting.reveal())
                .collect(Collectors.joining("\n"));

        assertThat(revealed).contains("courses_app").doesNotContain("root");
        assertThat(told).containsPattern("authSource=admin|authentication-database=admin");
        assertThat(told).containsPattern("tls=true|ssl.enabled=true|mongodb\\+srv://");
        assertThat(told).doesNotContain("tls=false");
    }

    @Test
    void the_certificate_has_its_key_beside_it_and_the_image_runs_as_mongodb() {
        assertThat(SERVER.certificate()).hasValue(new CertificateShape(true, false));
        assertThat(SERVER.runAs()).isEqualTo(new RunAs(999, 999));
        assertThat(POD.gracePeriodSeconds()).contains(120L);
    }

    /** The last question is asked after 60 + 3 * 10 seconds, and waits 10 seconds for its answer. */
    @Test
    void the_kernel_asks_idle_clients_whether_they_are_there() {
        assertThat(POD.sysctls())
                .isEqualTo(Map.of(
                        "net.ipv4.tcp_keepalive_time", "60",
                        "net.ipv4.tcp_keepalive_intvl", "10",
                        "net.ipv4.tcp_keepalive_probes", "4"));
    }

    private static Probes probes() {
        return POD.probes().orElseThrow();
    }

    private static String filled(Template template, String password) {
        return template.parts().stream()
                .map(part -> {
                    if (part instanceof Text text) {
                        return text.text();
                    }
                    assertThat(((PasswordOf) part).form()).isEqualTo(Form.URI);
                    return password;
                })
                .collect(Collectors.joining());
    }

    private static Map<String, String> paths(List<VolumeMount> mounts) {
        return mounts.stream().collect(Collectors.toMap(VolumeMount::getMountPath, VolumeMount::getName));
    }

    private static Volume volume(List<Volume> volumes, String name) {
        return volumes.stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
