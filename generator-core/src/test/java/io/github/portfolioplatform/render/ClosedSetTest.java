package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.render.concern.ExpectedSecret;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Takes the closed set of the platform and opens it in one place. */
class ClosedSetTest {

    private final List<RenderedResource> set =
            new ArrayList<>(Rendering.render(Scenario.PLATFORM.portfolio().environment("development")));

    private final StatefulSet redis = resource(StatefulSet.class, "redis");
    private final PodSpec pod = redis.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);
    private final Service service = resource(Service.class, "redis");
    private final Secret secret = resource(Secret.class, "redis-secrets");

    @Test
    void the_platform_is_closed() {
        assertThat(set).hasSize(24);
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_resource_is_rendered_once() {
        set.add(new RenderedResource("redis", ResourceRole.ADDED.file("again"), service));

        assertThat(problems()).containsExactly("Service redis: The resource is rendered twice.");
    }

    @Test
    void resources_of_different_kinds_or_namespaces_may_have_one_name() {
        service.getMetadata().setNamespace("elsewhere");

        assertThat(problems()).noneMatch(problem -> problem.contains("twice"));
    }

    @Test
    void a_secret_that_is_read_is_rendered() {
        remove(Secret.class, "redis-secrets");

        assertThat(problems())
                .contains("StatefulSet redis: The resource refers to Secret redis-secrets, which is not rendered.")
                .allMatch(problem -> problem.startsWith("StatefulSet redis: "));
    }

    @Test
    void a_secret_in_another_namespace_does_not_count() {
        secret.getMetadata().setNamespace("elsewhere");

        assertThat(problems())
                .contains("StatefulSet redis: The resource refers to Secret redis-secrets, which is not rendered.");
    }

    @Test
    void a_key_that_is_read_is_in_the_secret() {
        secret.setStringData(Map.of("redis-password", "x"));

        assertThat(problems())
                .containsExactly(
                        "StatefulSet redis: The resource reads the key redis.conf, which Secret redis-secrets does not have; it has redis-password.");
    }

    @Test
    void a_key_in_the_secret_is_read() {
        secret.setStringData(Map.of("redis-password", "x", "redis.conf", "x", "db-password", "x"));

        assertThat(problems())
                .containsExactly("Secret redis-secrets: The resource has the key db-password, which nobody reads.");
    }

    @Test
    void a_volume_without_items_and_an_environment_from_a_secret_read_every_key() {
        secret.setStringData(Map.of("redis-password", "x", "redis.conf", "x", "further", "x"));
        pod.getVolumes().get(0).getSecret().setItems(List.of());

        assertThat(problems()).isEmpty();
    }

    @Test
    void init_containers_read_keys_and_mount_volumes_too() {
        pod.setInitContainers(List.of(container));
        pod.setContainers(List.of());

        assertThat(problems()).noneMatch(problem -> problem.contains("nobody"));
    }

    @Test
    void a_claim_is_mounted_by_one_workload() {
        resource(StatefulSet.class, "mongodb-intervalai")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getVolumes()
                .forEach(volume -> volume.setPersistentVolumeClaim(claimOf("redis-pvc")));

        assertThat(problems())
                .anyMatch(
                        problem -> problem.endsWith("mounts the claim redis-pvc, which mongodb-intervalai mounts, too.")
                                || problem.endsWith("mounts the claim redis-pvc, which redis mounts, too."));
    }

    private static PersistentVolumeClaimVolumeSource claimOf(String name) {
        PersistentVolumeClaimVolumeSource source = new PersistentVolumeClaimVolumeSource();
        source.setClaimName(name);
        return source;
    }

    @Test
    void a_claim_that_is_mounted_is_rendered() {
        remove(PersistentVolumeClaim.class, "redis-pvc");

        assertThat(problems())
                .containsExactly(
                        "StatefulSet redis: The resource refers to PersistentVolumeClaim redis-pvc, which is not rendered.");
    }

    @Test
    void a_claim_is_mounted() {
        pod.setVolumes(without(pod.getVolumes(), volume -> volume.getName().equals("redis-storage")));
        container.setVolumeMounts(
                without(container.getVolumeMounts(), mount -> mount.getName().equals("redis-storage")));

        assertThat(problems()).containsExactly("PersistentVolumeClaim redis-pvc: The resource is mounted by nobody.");
    }

    @Test
    void a_volume_is_mounted() {
        pod.setVolumes(with(pod.getVolumes(), PodParts.emptyDirectory("scratch")));

        assertThat(problems())
                .containsExactly("StatefulSet redis: The resource has the volume scratch, which nobody mounts.");
    }

    @Test
    void a_mount_is_one_of_a_volume_of_the_pod() {
        container.setVolumeMounts(with(container.getVolumeMounts(), PodParts.mount("scratch", "/tmp")));

        assertThat(problems())
                .containsExactly(
                        "StatefulSet redis: The resource mounts the volume scratch, which its pod does not have.");
    }

    @Test
    void a_service_selects_pods() {
        service.getSpec().setSelector(Map.of("app", "redis-server"));

        assertThat(problems())
                .containsExactly("Service redis: The resource selects the pods of 0 workloads instead of one.");
    }

    @Test
    void a_service_without_selector_selects_nothing() {
        service.getSpec().setSelector(Map.of());

        assertThat(problems())
                .containsExactly("Service redis: The resource selects the pods of 0 workloads instead of one.");
    }

    @Test
    void an_added_service_may_be_another_name_of_a_host() {
        service.getMetadata().setLabels(Map.of());
        service.getSpec().setType("ExternalName");
        service.getSpec().setSelector(Map.of());

        assertThat(problems()).isEmpty();
    }

    @Test
    void the_service_of_an_instance_does_not_become_another_name_of_a_host() {
        service.getSpec().setType("ExternalName");
        service.getSpec().setSelector(Map.of());

        assertThat(problems())
                .containsExactly("Service redis: The resource selects the pods of 0 workloads instead of one.");
    }

    @Test
    void a_service_selects_the_pods_of_one_workload_alone() {
        Service bookmarked = resource(Service.class, "postgresql-bookmarked");
        bookmarked.getSpec().setSelector(Map.of("app.kubernetes.io/name", "postgresql"));

        assertThat(problems())
                .containsExactly(
                        "Service postgresql-bookmarked: The resource selects the pods of 2 workloads instead of one.");
    }

    @Test
    void all_labels_of_a_selector_count() {
        service.getSpec().setSelector(Map.of("app", "redis", "tier", "cache"));

        assertThat(problems())
                .containsExactly("Service redis: The resource selects the pods of 0 workloads instead of one.");
    }

    @Test
    void a_service_leads_to_a_port_of_its_pods() {
        service.getSpec().getPorts().get(0).setTargetPort(new IntOrString("database"));

        assertThat(problems())
                .containsExactly("Service redis: The resource leads to the port database, which its pods do not have.");
    }

    @Test
    void a_workload_selects_its_own_pods() {
        redis.getSpec().getSelector().setMatchLabels(Map.of("app", "redis-server"));

        assertThat(problems()).containsExactly("StatefulSet redis: The resource does not select exactly its own pods.");
    }

    @Test
    void a_workload_selects_no_pods_of_others() {
        redis.getSpec().getSelector().setMatchLabels(Map.of("tier", "database"));

        assertThat(problems()).containsExactly("StatefulSet redis: The resource does not select exactly its own pods.");
    }

    @Test
    void the_service_that_names_the_pods_is_rendered() {
        redis.getSpec().setServiceName("redis-headless");

        assertThat(problems())
                .containsExactly(
                        "StatefulSet redis: The resource refers to Service redis-headless, which is not rendered.");
    }

    @Test
    void all_breaks_are_found_at_once_in_the_order_of_their_places() {
        service.getSpec().setSelector(Map.of());
        redis.getSpec().setServiceName("redis-headless");

        assertThat(problems()).hasSize(2).isSorted();
    }

    @Test
    void a_break_is_a_defect_of_the_generator_and_says_so() {
        service.getSpec().setSelector(Map.of());

        assertThat(ClosedSet.problemsOf(set, ExternalReferences.NONE, Posture.DEVELOPMENT))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo("set-is-closed");
                    assertThat(problem.fix()).isEqualTo("This is a defect of what rendered it: please report it.");
                });
    }

    @Test
    void a_key_may_be_written_in_base64() {
        secret.setStringData(Map.of("redis.conf", "x"));
        secret.setData(Map.of("redis-password", "eA==", "other", "eA=="));

        assertThat(problems())
                .containsExactly("Secret redis-secrets: The resource has the key other, which nobody reads.");
    }

    @Test
    void a_secret_may_be_brought_from_outside() {
        set.removeIf(rendered -> rendered.resource() == secret);

        assertThat(problems(brought("redis-password", "redis.conf"))).isEmpty();
    }

    @Test
    void a_secret_that_is_brought_has_every_key_that_is_read() {
        set.removeIf(rendered -> rendered.resource() == secret);

        assertThat(problems(brought("redis-password")))
                .containsExactly(
                        "StatefulSet redis: The resource reads the key redis.conf, which Secret redis-secrets does not have; it has redis-password.");
    }

    @Test
    void a_key_that_is_brought_is_read_by_somebody() {
        set.removeIf(rendered -> rendered.resource() == secret);

        assertThat(problems(brought("redis-password", "redis.conf", "other")))
                .containsExactly("Secret redis-secrets: The resource is expected with other, which nobody reads.");
    }

    private static ExpectedSecret brought(String... keys) {
        return new ExpectedSecret("default", "redis-secrets", new TreeSet<>(List.of(keys)));
    }

    @Test
    void a_variable_that_is_no_secret_is_no_reference() {
        container.setEnv(with(container.getEnv(), PodParts.variable("TZ", "UTC")));

        assertThat(problems()).isEmpty();
    }

    private List<String> problems(ExpectedSecret... expected) {
        ExternalReferences.Builder external = ExternalReferences.builder();
        List.of(expected).forEach(secret -> external.secret(secret.namespace(), secret.name(), secret.keys()));
        return ClosedSet.problemsOf(set, external.build(), Posture.DEVELOPMENT).stream()
                .map(ClosedSetTest::placeAndWhat)
                .toList();
    }

    private static String placeAndWhat(Problem problem) {
        return problem.place() + ": " + problem.what();
    }

    private <T extends HasMetadata> T resource(Class<T> kind, String name) {
        return set.stream()
                .map(RenderedResource::resource)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void remove(Class<? extends HasMetadata> kind, String name) {
        HasMetadata removed = resource(kind, name);
        set.removeIf(rendered -> rendered.resource() == removed);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    private static <T> List<T> without(List<T> list, Predicate<T> removed) {
        return list.stream().filter(removed.negate()).toList();
    }
}
