package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the jobs of backups reach a bucket, whatever store it is in. */
class BackupTargetsTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            backupTargets:
              offsite: {s3: {region: eu-central-1, bucket: copies%s}}
            backup: {to: offsite}
            engines:
              redis: {version: 7.4, storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
            instances:
              - {name: sessions, engine: redis, application: Shop}
              - {name: carts, engine: redis, application: Shop}
            environments:
              production:
                profile: production
                namespace: shop-live
                createNamespace: true
                secrets: {externalSecrets: {store: vault, key: "shop/{environment}/{instance}"}}
                certificates: {brought: true}
            """;

    private static final String ROLE = ", role: \"arn:aws:iam::123456789012:role/copies\"";

    private static List<RenderedResource> rendered(String bucket) {
        byte[] spec = SPEC.formatted(bucket).getBytes(StandardCharsets.UTF_8);
        return Rendering.render(PortfolioSpec.read("portfolio.yaml", spec).environment("production"));
    }

    @Test
    void two_targets_may_have_one_secret() {
        String two = SPEC.formatted(", secret: key}}\n  other: {s3: {region: eu-central-1, bucket: others, secret: key")
                .replace("redis, application: Shop}\nenv", "redis, application: Shop, backup: {to: other}}\nenv");
        byte[] spec = two.getBytes(StandardCharsets.UTF_8);

        assertThat(Rendering.render(PortfolioSpec.read("portfolio.yaml", spec).environment("production")))
                .extracting(rendered -> rendered.file().name())
                .containsOnlyOnce("credentials-offsite")
                .doesNotContain("credentials-other");
    }

    private static RenderedResource resource(String bucket, String role) {
        return rendered(bucket).stream()
                .filter(resource -> resource.file().name().equals(role))
                .filter(resource -> resource.instance().filter("carts"::equals).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod(String bucket, String task) {
        return ((CronJob) resource(bucket, task + "-schedule").resource())
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Container store(String bucket) {
        return pod(bucket, "backup").getContainers().get(0);
    }

    private static Map<String, String> variables(String bucket) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvVar variable : store(bucket).getEnv()) {
            variables.put(variable.getName(), variable.getValue());
        }
        return variables;
    }

    private static String policy(String bucket) {
        return ProductionSet.yaml(resource(bucket, "network-policy-backup"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , secret: keys                                                                          | AWS
            , secret: keys, endpoint: "https://s3.example.com"                                      | Other
            , secret: keys, endpoint: "https://storage.googleapis.com", provider: GCS               | GCS
            , secret: keys, endpoint: "https://oss-eu-central-1.aliyuncs.com", provider: Alibaba    | Alibaba
            , secret: keys, endpoint: "https://cos.eu-frankfurt.myqcloud.com", provider: TencentCOS | TencentCOS
            , secret: keys, endpoint: "https://rgw.example.com", provider: Ceph                     | Ceph
            """)
    void a_store_is_asked_in_its_dialect(String bucket, String provider) {
        assertThat(variables(bucket)).containsEntry("RCLONE_CONFIG_TARGET_PROVIDER", provider);
    }

    @Test
    void a_store_with_a_ca_of_its_own_is_checked_by_that_ca() {
        String bucket = ", secret: keys, endpoint: \"https://s3.example.com\", authority: company-ca";

        assertThat(variables(bucket)).containsEntry("RCLONE_CA_CERT", "/run/authority/ca.crt");
        assertThat(pod(bucket, "backup").getVolumes())
                .filteredOn(volume -> volume.getName().equals("authority"))
                .singleElement()
                .extracting(volume -> volume.getSecret().getSecretName())
                .isEqualTo("company-ca");
        assertThat(store(bucket).getVolumeMounts())
                .anyMatch(mount -> mount.getMountPath().equals("/run/authority") && mount.getReadOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "verify", "restore"})
    void a_role_stands_in_for_keys(String task) {
        PodSpec pod = pod(ROLE, task);

        assertThat(pod.getServiceAccountName()).isEqualTo("sessions-backup");
        assertThat(pod.getVolumes()).extracting(Volume::getName).doesNotContain("target");
        assertThat(variables(ROLE)).containsEntry("RCLONE_CONFIG_TARGET_ENV_AUTH", "true");
        assertThat(rendered(ROLE)).noneMatch(resource -> resource.file().name().startsWith("credentials-offsite"));
    }

    @Test
    void a_role_is_that_of_the_jobs_and_not_of_the_server() {
        String server = ProductionSet.yaml(resource(ROLE, "service-account"));

        assertThat(ProductionSet.yaml(resource(ROLE, "service-account-backup")))
                .contains("eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/copies", "name: sessions-backup");
        assertThat(server).doesNotContain("role-arn");
    }

    @Test
    void the_agent_of_the_node_is_reached_with_a_role_alone() {
        assertThat(policy(ROLE)).contains("cidr: 169.254.170.23/32", "cidr: fd00:ec2::23/128", "port: 80", "port: 443");
        assertThat(policy(", secret: keys")).doesNotContain("169.254.170.23", "fd00:ec2::23", "port: 80\n");
    }

    @ParameterizedTest
    @CsvSource({
        "minio.storage.svc, storage",
        "minio.storage.svc.cluster.local, storage",
        "tenant-hl.storage.svc.example.internal, storage",
        "minio, shop-live"
    })
    void a_store_in_the_cluster_is_reached_by_its_namespace(String host, String namespace) {
        assertThat(policy(", secret: keys, endpoint: \"https://" + host + "\""))
                .contains("kubernetes.io/metadata.name: " + namespace)
                .doesNotContain("cidr: 0.0.0.0/0", "port: 443");
    }

    @Test
    void a_store_in_the_cluster_may_have_a_name_of_the_company_and_narrow_its_pods() {
        String policy = policy(", secret: keys, endpoint: \"https://s3.company.example\", namespace: storage,"
                + " labels: {app: minio}, podPort: 9000");

        assertThat(policy)
                .contains("kubernetes.io/metadata.name: storage", "app: minio", "port: 9000")
                .doesNotContain("cidr: 0.0.0.0/0", "port: 443");
    }

    @Test
    void each_instance_may_have_a_key_of_its_own() {
        String bucket = ", secret: \"copies-{instance}\"";

        assertThat(pod(bucket, "backup").getVolumes())
                .filteredOn(volume -> volume.getName().equals("target"))
                .singleElement()
                .extracting(volume -> volume.getSecret().getSecretName())
                .isEqualTo("copies-sessions");
        assertThat(rendered(bucket).stream()
                        .filter(resource -> resource.file().name().startsWith("credentials-offsite")))
                .extracting(resource -> resource.resource().getMetadata().getName())
                .containsExactlyInAnyOrder("copies-sessions", "copies-carts");
        assertThat(ProductionSet.yaml(resource(bucket, "credentials-offsite.sessions")))
                .contains("key: shop/production/copies-sessions");
    }

    @Test
    void each_instance_may_have_a_role_of_its_own() {
        assertThat(ProductionSet.yaml(resource(ROLE.replace("copies", "copies-{instance}"), "service-account-backup")))
                .contains("role/copies-sessions");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROLE, ", secret: \"copies-{instance}\"", ", secret: keys, authority: company-ca"})
    void all_of_it_is_valid(String bucket) {
        KubernetesSchema kubernetes = KubernetesSchema.newest();

        assertThat(Stream.of("network-policy-backup", "backup-schedule", "restore-schedule")
                        .map(role -> resource(bucket, role)))
                .allSatisfy(rendered -> assertThat(kubernetes.problemsOf(
                                Document.parse(ProductionSet.yaml(rendered)).fields()))
                        .as(rendered.file().name())
                        .isEmpty());
    }
}
