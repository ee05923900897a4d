package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table says is done is done in the rendered resources; server-tests prove on real servers that it holds there. */
class PostureSectionTest {

    private static final String LOCKED = "backup: {to: shared, keep: {by: bucket}}";

    private static String row(Environment environment, String title) {
        return PostureSection.of(environment)
                .lines()
                .filter(line -> line.startsWith("| " + title + " |"))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends HasMetadata> Stream<T> rendered(Environment environment, Class<T> type) {
        return Rendering.render(environment).stream()
                .map(RenderedResource::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** The pods of servers and jobs, by the name of what makes them. */
    private static Map<String, PodTemplateSpec> pods(Environment environment) {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        rendered(environment, StatefulSet.class)
                .forEach(server -> pods.put(
                        server.getMetadata().getName(), server.getSpec().getTemplate()));
        rendered(environment, CronJob.class)
                .forEach(job -> pods.put(
                        job.getMetadata().getName(),
                        job.getSpec().getJobTemplate().getSpec().getTemplate()));
        return pods;
    }

    @Test
    void copies_are_safe_if_every_instance_leaves_them_to_its_bucket() {
        assertThat(row(LiveShop.with(LOCKED), "Copies outlive a stolen key"))
                .contains("| **done** | The jobs of backups need no right to delete.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backup: {none: it is a cache} | an instance without copies",
                "backup: {to: shared, keep: {last: 3}} | copies that its job removes",
                "backup: {to: disk, keep: {last: 3}} | copies on a volume"
            })
    void one_instance_without_such_copies_is_named(String backup, String reason) {
        assertThat(row(
                        LiveShop.with(LOCKED + ", instances: {sessions: {" + backup + "}}"),
                        "Copies outlive a stolen key"))
                .as(reason)
                .contains("| **open** | Without copies that its own jobs cannot delete: `sessions`. Write `backup: ");
    }

    @Test
    void no_instance_with_such_copies_is_said_in_one_sentence() {
        assertThat(row(LiveShop.with("backup: {to: shared}"), "Copies outlive a stolen key"))
                .contains("| **open** | No instance has copies that its own jobs cannot delete.");
    }

    @Test
    void each_pod_has_a_policy_for_both_directions() {
        Environment environment = LiveShop.with("metrics: {namespace: monitoring}, " + LOCKED);
        List<NetworkPolicy> policies =
                rendered(environment, NetworkPolicy.class).toList();

        assertThat(row(environment, "The network admits only known clients"))
                .contains("| **done** | Each pod has a policy");
        assertThat(pods(environment))
                .hasSize(3 + 2 + 3 * 3)
                .allSatisfy((name, pod) -> assertThat(policies).as(name).anySatisfy(policy -> {
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
                    assertThat(pod.getMetadata().getLabels())
                            .containsAllEntriesOf(
                                    policy.getSpec().getPodSelector().getMatchLabels());
                }));
    }

    @Test
    void the_password_that_leads_to_root_of_mongodb_is_mounted_by_the_server_and_its_access_job() {
        Environment environment = LiveShop.with(LOCKED);

        assertThat(row(environment, "Users have the rights that they need"))
                .contains("can grant itself `root`: the server and the access job alone mount its password");
        assertThat(pods(environment).entrySet().stream()
                        .filter(pod -> pod.getValue().toString().contains("name=catalog-db-admin,"))
                        .map(Map.Entry::getKey))
                .containsExactly("catalog-db", "catalog-db-access");
    }

    @Test
    void environments_without_mongodb_are_not_told_of_its_administrator() {
        assertThat(row(LiveShop.with(""), "Users have the rights that they need"))
                .contains("`<database>_admin` of MongoDB");
        assertThat(row(LiveShop.withoutMongoDb(), "Users have the rights that they need"))
                .contains("| **done** | ")
                .doesNotContain("MongoDB");
    }
}
