package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An environment that is applied in another cluster starts empty there, whichever tool applies it. */
class ClusterChangeTest {

    private static final Spec SHOP = Spec.of(new Scenario("gitops"));
    private static final String TOOLS =
            "  argocd: {form: applications}\n  flux: {interval: 10m, imagePolicies: flux-system}\n";
    private static final String ANNOTATION =
            "metadata:\n  annotations:\n    portfolioplatform.github.io/cluster: eu-1\n";

    private static Spec in(String cluster) {
        return SHOP.replace("  production:\n", "  production:\n    cluster: " + cluster + "\n");
    }

    private static List<String> instances(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream()
                .filter(refusal -> refusal.id().equals("cluster-changes"))
                .map(Problem::toString)
                .map(message -> message.replaceAll("k8s/(.*)/claim.yaml: .* to: (.*), reason.*", "$1 $2"))
                .toList();
    }

    private static List<String> all(String to) {
        return Stream.of("mongodb-catalog", "postgresql-orders", "redis-sessions")
                .map(instance -> "production/" + instance + " " + to)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  argocd: {form: applications}\n",
                "  argocd: {form: applicationset}\n",
                "  flux: {interval: 10m}\n",
                "none"
            })
    void is_refused_for_every_instance_when_it_changes_comes_or_goes(String tools) {
        Tree none = with(SHOP, tools);
        Tree first = with(in("eu-1"), tools);
        Tree second = with(in("eu-2"), tools);

        assertThat(instances(first, second)).isEqualTo(all("eu-2"));
        assertThat(instances(first, none)).isEqualTo(all("none"));
        assertThat(instances(none, second)).isEqualTo(all("eu-2"));
        assertThat(first.changesTo(first).resources()).isEmpty();
    }

    /** Without Argo CD a cluster may only be named to tell two namespaces of one name apart. */
    private static Tree with(Spec spec, String tools) {
        if (tools.contains("argocd")) {
            return spec.replace(TOOLS, tools).rendered();
        }
        Spec apart = spec.replace(
                "\n# One of argocd", "\n  standby: {namespace: shop-production, cluster: eu-9}\n\n# One of argocd");
        return tools.equals("none")
                ? apart.without("# One of argocd", "").rendered()
                : apart.replace(TOOLS, tools).rendered();
    }

    @Test
    void shows_whose_data_is_at_risk() {
        assertThat(ChangeReport.of(in("eu-1").rendered().changesTo(in("eu-2").rendered())))
                .contains("production/redis-sessions: data at risk\n"
                        + "  PersistentVolumeClaim redis-sessions-pvc: data at risk\n"
                        + "    cluster  eu-1 → eu-2\n");
    }

    @ParameterizedTest
    @CsvSource({"in-cluster", "https://kubernetes.default.svc"})
    void another_word_for_the_cluster_of_the_tool_is_no_change(String own) {
        Tree named = in("\"" + own + "\"").rendered();

        assertThat(SHOP.rendered().changesTo(named).refusals()).isEmpty();
        assertThat(named.changesTo(SHOP.rendered()).refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications", "applicationset"})
    void a_tree_from_before_the_annotation_is_judged_by_what_argo_cd_was_told(String form) {
        Spec spec = in("eu-1").replace("form: applications", "form: " + form);
        Tree before = spec.rendered().replace("production/kustomization.yaml", ANNOTATION, "");

        assertThat(before.changesTo(spec.rendered()).refusals()).isEmpty();
        assertThat(instances(before, in("eu-2").rendered())).isEqualTo(all("eu-2"));
    }

    @Test
    void another_form_for_argo_cd_is_no_other_cluster() {
        Tree applications = in("eu-1").rendered();
        Tree set =
                in("eu-1").replace("form: applications", "form: applicationset").rendered();

        assertThat(applications.changesTo(set).refusals()).isEmpty();
        assertThat(set.changesTo(applications).refusals()).isEmpty();
    }

    @Test
    void part_of_the_environments_is_enough_to_see_it() {
        Tree before = in("eu-1").rendered().only("production/");

        assertThat(instances(before, in("eu-2").rendered().only("production/"))).isEqualTo(all("eu-2"));
    }

    @Test
    void an_instance_or_an_environment_that_is_new_has_nothing_to_leave_behind() {
        Tree before = in("eu-1").rendered();

        assertThat(instances(
                        before.without("production/redis-sessions/"), in("eu-2").rendered()))
                .hasSize(2);
        assertThat(instances(before.without("production/"), in("eu-2").rendered()))
                .isEmpty();
    }
}
