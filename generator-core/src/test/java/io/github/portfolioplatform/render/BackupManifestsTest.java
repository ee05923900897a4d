package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
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

/** What an instance has because copies of its data are taken. */
class BackupManifestsTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            backupTargets:
              offsite: {s3: {endpoint: "http://store.storage.svc:9000", region: eu-central-1, bucket: copies, secret: backup-offsite, insecure: it is in the cluster}}
              aws: {s3: {region: eu-central-1, bucket: copies, secret: backup-aws, prefix: "{environment}"}}
              disk: {volume: {claim: backups}}
            backup: {to: offsite}
            engines:
              postgresql: {version: 17, storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
              redis: {version: 7.4, storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
              mongodb: {version: 8.0, storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
            instances:
              - {name: orders, engine: postgresql, application: Shop, database: orders, user: shop, password: of_orders}
              - {name: sessions, engine: redis, application: Shop, password: of_sessions, backup: {to: disk, schedule: hourly}}
              - {name: courses, engine: mongodb, application: Shop, database: courses, password: of_courses, backup: {to: aws, mayBeEmpty: it is new}}
              - {name: cache, engine: redis, application: Shop, password: of_cache, backup: {none: it is filled again}}
            environments:
              development:
              production:
                profile: production
                namespace: shop-live
                createNamespace: true
                secrets: {brought: true}
                certificates: {brought: true}
            """;

    private static final List<RenderedResource> DEVELOPMENT = rendered("development");
    private static final List<RenderedResource> PRODUCTION = rendered("production");

    private static List<RenderedResource> rendered(String environment) {
        return Rendering.render(PortfolioSpec.read("portfolio.yaml", SPEC.getBytes(StandardCharsets.UTF_8))
                .environment(environment));
    }

    private static CronJob schedule(List<RenderedResource> resources, String instance, String task) {
        return resources.stream()
                .filter(resource -> resource.instance().filter(instance::equals).isPresent())
                .filter(resource -> resource.file().name().equals(task + "-schedule"))
                .map(resource -> (CronJob) resource.resource())
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod(List<RenderedResource> resources, String instance, String task) {
        return schedule(resources, instance, task)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Map<String, String> variables(Container container) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvVar variable : container.getEnv()) {
            variables.put(variable.getName(), variable.getValue());
        }
        return variables;
    }

    private static Container carrier(String environment, String instance) {
        return pod(environment.equals("production") ? PRODUCTION : DEVELOPMENT, instance, "backup")
                .getContainers()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "sessions", "courses"})
    void a_copy_is_dumped_by_the_servers_image_and_then_stored(String instance) {
        PodSpec pod = pod(PRODUCTION, instance, "backup");

        assertThat(pod.getInitContainers())
                .singleElement()
                .satisfies(dump -> assertThat(dump.getImage()).isEqualTo(server(instance)))
                .satisfies(dump -> assertThat(dump.getCommand()).containsExactly("sh", "/backup/dump.sh"));
        assertThat(pod.getContainers())
                .singleElement()
                .satisfies(store -> assertThat(store.getImage())
                        .startsWith("rclone/rclone:")
                        .contains("@sha256:"))
                .satisfies(store -> assertThat(store.getCommand()).containsExactly("sh", "/backup/store.sh"));
    }

    private static String server(String instance) {
        return Map.of("orders", "postgres:17", "sessions", "redis:7.4", "courses", "mongo:8.0")
                .get(instance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "sessions", "courses"})
    void a_copy_is_fetched_and_then_restored_where_nobody_else_is(String instance) {
        PodSpec pod = pod(PRODUCTION, instance, "verify");

        assertThat(pod.getInitContainers().get(0).getCommand()).containsExactly("sh", "/backup/fetch.sh");
        assertThat(pod.getContainers().get(0).getCommand()).containsExactly("sh", "/backup/verify.sh");
        assertThat(pod.getVolumes())
                .extracting(volume -> volume.getName())
                .doesNotContain("credentials", "tls", "data");
    }

    @ParameterizedTest
    @CsvSource({"orders, 26", "sessions, 3", "courses, 26"})
    void a_copy_that_is_too_old_is_none(String instance, String hours) {
        Container fetch =
                pod(PRODUCTION, instance, "verify").getInitContainers().get(0);

        assertThat(variables(fetch)).containsEntry("MAX_AGE_HOURS", hours);
    }

    @Test
    void a_restore_waits_for_a_person() {
        CronJob restore = schedule(PRODUCTION, "orders", "restore");

        assertThat(restore.getSpec().getSuspend()).isTrue();
        assertThat(restore.getSpec().getSchedule()).as("a day that never comes").isEqualTo("0 0 31 2 *");
        Container fetch =
                pod(PRODUCTION, "orders", "restore").getInitContainers().get(0);
        assertThat(variables(fetch))
                .containsEntry("COPY", "latest")
                .containsEntry("MARK_IN", variables(fetch).get("TARGET"))
                .doesNotContainKey("MAX_AGE_HOURS");
    }

    @Test
    void redis_is_restored_into_its_volume() {
        assertThat(pod(PRODUCTION, "sessions", "restore").getVolumes())
                .anyMatch(volume -> volume.getPersistentVolumeClaim() != null
                        && volume.getPersistentVolumeClaim().getClaimName().equals("sessions-pvc"));
        assertThat(pod(PRODUCTION, "orders", "restore").getVolumes())
                .noneMatch(volume -> volume.getPersistentVolumeClaim() != null);
    }

    @Test
    void schedules_are_spread() {
        assertThat(Stream.of("orders", "courses")
                        .map(instance -> schedule(PRODUCTION, instance, "backup")
                                .getSpec()
                                .getSchedule()))
                .allMatch(cron -> cron.endsWith(" 3 * * *"))
                .doesNotHaveDuplicates();
    }

    @Test
    void who_takes_copies_may_do_nothing_else_in_production() {
        assertThat(variables(
                        pod(PRODUCTION, "orders", "backup").getInitContainers().get(0)))
                .containsEntry("PGUSER", "backup")
                .containsEntry("PGSSLMODE", "verify-full");
        assertThat(variables(
                        pod(PRODUCTION, "orders", "restore").getContainers().get(0)))
                .containsEntry("PGUSER", "restore");
        assertThat(variables(
                        pod(PRODUCTION, "courses", "backup").getInitContainers().get(0)))
                .containsEntry("MONGODB_USER", "backup")
                .containsEntry("MAY_BE_EMPTY", "it is new");
        assertThat(variables(
                        pod(DEVELOPMENT, "orders", "backup").getInitContainers().get(0)))
                .containsEntry("PGUSER", "shop")
                .doesNotContainKey("PGSSLMODE");
    }

    @Test
    void no_password_is_in_a_variable() {
        assertThat(Stream.concat(DEVELOPMENT.stream(), PRODUCTION.stream())
                        .filter(resource -> resource.file().name().endsWith("-schedule")))
                .isNotEmpty()
                .noneMatch(resource -> ProductionSet.yaml(resource).contains("secretKeyRef"));
    }

    @Test
    void each_instance_has_a_folder_of_its_own() {
        assertThat(variables(carrier("production", "orders")))
                .containsEntry("TARGET", "target:copies/shop/production/orders");
        assertThat(variables(carrier("production", "courses")))
                .containsEntry("TARGET", "target:copies/production/courses");
        assertThat(variables(carrier("development", "sessions")))
                .containsEntry("TARGET", "target:shop/development/sessions");
    }

    @Test
    void a_store_of_the_cluster_is_reached_in_its_namespace_and_another_everywhere() {
        assertThat(ProductionSet.yaml(policy("orders", "backup")))
                .as("a policy sees the port of the pods of the store")
                .contains("kubernetes.io/metadata.name: storage", "app: orders")
                .doesNotContain("0.0.0.0/0", "port: 9000");
        assertThat(ProductionSet.yaml(policy("courses", "verify")))
                .contains("port: 443", "cidr: 0.0.0.0/0", "- 169.254.0.0/16", "cidr: ::/0")
                .doesNotContain("27017");
        assertThat(ProductionSet.yaml(policy("sessions", "verify"))).doesNotContain("0.0.0.0/0", "9000");
    }

    private static RenderedResource policy(String instance, String task) {
        return PRODUCTION.stream()
                .filter(resource -> resource.instance().filter(instance::equals).isPresent())
                .filter(resource -> resource.file().name().equals("network-policy-" + task))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_server_lets_its_backups_and_restores_in() {
        RenderedResource server = PRODUCTION.stream()
                .filter(resource -> resource.instance().filter("orders"::equals).isPresent())
                .filter(resource -> resource.file().name().equals("network-policy"))
                .findFirst()
                .orElseThrow();

        assertThat(ProductionSet.yaml(server))
                .contains("app: orders-backup", "app: orders-restore")
                .doesNotContain("orders-verify");
    }

    @Test
    void who_wants_none_has_none() {
        assertThat(Stream.concat(DEVELOPMENT.stream(), PRODUCTION.stream())
                        .filter(resource ->
                                resource.instance().filter("cache"::equals).isPresent()))
                .isNotEmpty()
                .noneMatch(resource -> resource.file().name().contains("backup")
                        || resource.file().name().contains("restore"));
    }

    /** Flux would replace them. */
    @Test
    void scripts_have_no_placeholders() {
        assertThat(PRODUCTION.stream()
                        .filter(resource -> resource.file().name().equals("backup"))
                        .flatMap(resource -> ((ConfigMap) resource.resource()).getData().values().stream()))
                .hasSizeGreaterThan(15)
                .noneMatch(script -> script.contains("${"));
    }

    @Test
    void the_quota_of_the_namespace_has_room_for_all_of_it() {
        RenderedResource quota = PRODUCTION.stream()
                .filter(resource -> resource.file().name().equals("resource-quota"))
                .findFirst()
                .orElseThrow();

        // Four claims of 2Gi; of three instances 2Gi for each of two attempts to dump, 4Gi to verify and 2Gi to
        // restore; 4Gi for one more job.
        assertThat(ProductionSet.yaml(quota)).contains("requests.storage: 42Gi");
    }

    @Test
    void all_of_it_is_valid() {
        KubernetesSchema kubernetes = KubernetesSchema.newest();

        assertThat(Stream.concat(DEVELOPMENT.stream(), PRODUCTION.stream()))
                .allSatisfy(rendered -> assertThat(kubernetes.problemsOf(
                                Document.parse(ProductionSet.yaml(rendered)).fields()))
                        .as(rendered.file().name())
                        .isEmpty());
    }
}
