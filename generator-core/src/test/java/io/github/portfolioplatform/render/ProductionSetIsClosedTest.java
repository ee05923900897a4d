package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Takes the closed set of an environment of production and opens it in one place. */
class ProductionSetIsClosedTest {

    private final List<RenderedResource> set =
            new ArrayList<>(ProductionSet.from(new SecretSource.Generated()).resources());

    @Test
    void it_is_closed() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_account_that_a_pod_has_is_rendered() {
        remove("service-account");

        assertThat(problems())
                .containsExactly(
                        "CronJob cache-access: The resource refers to ServiceAccount cache, which is not rendered.",
                        "StatefulSet cache: The resource refers to ServiceAccount cache, which is not rendered.");
    }

    @Test
    void a_file_that_is_mounted_is_in_its_config_map() {
        ((ConfigMap) resource("configuration")).setData(Map.of("other.conf", ""));

        assertThat(problems())
                .containsExactly(
                        "ConfigMap cache-configuration: The resource has the key other.conf, which nobody reads.",
                        "StatefulSet cache: The resource reads the key server.conf, which ConfigMap "
                                + "cache-configuration does not have; it has other.conf.");
    }

    @Test
    void a_config_map_that_is_mounted_is_rendered() {
        remove("access");

        assertThat(problems())
                .containsExactly(
                        "CronJob cache-access: The resource refers to ConfigMap cache-access, which is not rendered.");
    }

    @Test
    void a_password_that_is_projected_is_in_a_secret_that_something_makes() {
        remove("credentials-admin");

        assertThat(problems())
                .containsExactly(
                        "CronJob cache-access: The resource refers to Secret cache-admin, which is not rendered.");
    }

    @Test
    void a_secret_is_made_once() {
        spec("credentials-admin").put("target", Map.of("name", "cache-secrets"));

        assertThat(problems())
                .contains(
                        "ExternalSecret cache-admin: The resource makes the Secret cache-secrets, which is made twice.");
    }

    @Test
    void a_secret_that_no_consumer_is_to_read_is_read_by_something() {
        spec("credentials-admin")
                .put(
                        "target",
                        Map.of("name", "cache-admin", "template", Map.of("data", Map.of("other", "{{ .admin }}"))));

        assertThat(problems())
                .contains("ExternalSecret cache-admin: The resource has the key other, which nobody reads.");
    }

    @Test
    void the_certificate_that_a_server_reads_is_made() {
        remove("certificate");

        assertThat(problems())
                .containsExactly("StatefulSet cache: The resource refers to Secret cache-tls, which is not rendered.");
    }

    @Test
    void a_store_that_is_read_is_rendered() {
        remove("passwords-store");

        assertThat(problems())
                .hasSize(3)
                .allMatch(problem ->
                        problem.endsWith("The resource refers to SecretStore cache-passwords, which is not rendered."));
    }

    @Test
    void a_generator_and_the_account_of_a_store_are_rendered() {
        remove("passwords-generator");
        remove("passwords-service-account");

        assertThat(problems())
                .containsExactly(
                        "ExternalSecret cache-passwords: The resource refers to Password cache-passwords, which is not rendered.",
                        "RoleBinding cache-passwords: The resource refers to ServiceAccount cache-passwords, which is not rendered.",
                        "SecretStore cache-passwords: The resource refers to ServiceAccount cache-passwords, which is not rendered.");
    }

    @Test
    void a_role_is_bound_by_its_name_and_names_a_secret_that_something_makes() {
        ((RoleBinding) resource("passwords-role-binding")).getRoleRef().setName("other");
        remove("passwords");

        assertThat(problems())
                .containsExactly(
                        "Role cache-passwords: The resource refers to Secret cache-passwords, which nothing makes.",
                        "RoleBinding cache-passwords: The resource refers to Role other, which is not rendered.");
    }

    @Test
    void a_policy_selects_pods() {
        policy("network-policy").getSpec().getPodSelector().setMatchLabels(Map.of("app", "redis"));

        assertThat(problems())
                .containsExactly(
                        "NetworkPolicy cache: The resource selects no pods.",
                        "StatefulSet cache: The resource has pods that no network policy closes in both directions.");
    }

    @Test
    void a_policy_closes_both_directions() {
        policy("network-policy-access").getSpec().setPolicyTypes(List.of("Ingress"));

        assertThat(problems())
                .containsExactly(
                        "CronJob cache-access: The resource has pods that no network policy closes in both directions.");
    }

    @Test
    void a_policy_opens_a_port_that_its_pods_have() {
        policy("network-policy").getSpec().getIngress().get(0).getPorts().get(0).setPort(new IntOrString(5432));

        assertThat(problems())
                .containsExactly(
                        "NetworkPolicy cache: The resource lets others reach the port 5432, which cache does not have.");
    }

    @Test
    void the_job_gets_out_to_pods_and_ports_that_are_there() {
        NetworkPolicy policy = policy("network-policy-access");
        policy.getSpec().getEgress().get(2).getPorts().get(0).setPort(new IntOrString(1));

        assertThat(problems())
                .containsExactly(
                        "NetworkPolicy cache-access: The resource lets its pods out to the port 1, which cache does not have.");

        policy.getSpec().getEgress().get(2).getTo().get(0).getPodSelector().setMatchLabels(Map.of("app", "elsewhere"));
        assertThat(problems())
                .containsExactly(
                        "NetworkPolicy cache-access: The resource lets its pods out to pods that are not rendered.");
    }

    @Test
    void the_job_is_not_found_by_the_service_of_the_server() {
        ((StatefulSet) resource("statefulset"))
                .getSpec()
                .getTemplate()
                .getMetadata()
                .setLabels(Map.of("app", "x"));

        assertThat(problems()).anyMatch(problem -> problem.contains("selects the pods of 0 workloads"));
    }

    private List<String> problems() {
        ExternalReferences.Builder external = ExternalReferences.builder();
        List.of("cache-read-only", "sessions-read-only", "cache-tls", "sessions-tls")
                .forEach(name -> external.readByOthers("shop-production", name));
        return ClosedSet.problemsOf(set, external.build(), Posture.PRODUCTION).stream()
                .map(problem -> problem.place() + ": " + problem.what())
                .toList();
    }

    private NetworkPolicy policy(String role) {
        return (NetworkPolicy) resource(role);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> spec(String role) {
        return (Map<String, Object>) ((GenericKubernetesResource) resource(role))
                .getAdditionalProperties()
                .get("spec");
    }

    private HasMetadata resource(String role) {
        return set.stream()
                .filter(rendered -> rendered.file().name().equals(role)
                        && rendered.instance().orElse("").equals("cache"))
                .findFirst()
                .orElseThrow()
                .resource();
    }

    private void remove(String role) {
        HasMetadata resource = resource(role);
        set.removeIf(rendered -> rendered.resource() == resource);
    }
}
