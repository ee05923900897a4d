package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays in the cluster and what tools delete is told as it is. */
class PlaceHintsTest {

    private static final Spec SHOP = Spec.of(new Scenario("gitops"));
    private static final String GONE =
            "Objects of GitOps tools are no longer rendered. Deleting one leaves what it applied, and nothing applies later changes"
                    + " unless another one does: ";
    private static final String GONE_WITH_ALL =
            "Objects of GitOps tools are gone, and deleting one deletes all that it applied and that has no protection (Delete=false,"
                    + " prune: disabled): ";
    private static final String ELSEWHERE =
            "GitOps tools read another repository, revision or folder, and delete what is not there, except for what has Prune=false;"
                    + " commit the rendered files there first: ";

    private static List<String> hints(Spec after) {
        ChangeSet changes = SHOP.rendered().changesTo(after.rendered());
        assertThat(changes.refusals()).isEmpty();
        return changes.hints();
    }

    @Test
    void a_namespace_that_is_protected_stays() {
        ChangeSet changes = SHOP.rendered()
                .changesTo(SHOP.replace("    createNamespace: true\n    quota:", "    quota:")
                        .rendered());

        assertThat(changes.hints())
                .containsExactly(
                        "Namespaces are no longer rendered. They stay in the cluster with everything in them, because no GitOps"
                                + " tool deletes what has Prune=false: shop-production.");
        assertThat(changes.resources())
                .singleElement()
                .satisfies(change -> assertThat(change.impact()).isEqualTo(Impact.REMOVED));
    }

    @Test
    void an_environment_that_allows_pruning_gives_up_what_protected_its_data() {
        Spec allowed = SHOP.replace(
                "    namespace: shop-production\n", "    namespace: shop-production\n    pruning: allowed\n");

        assertThat(hints(allowed))
                .containsExactly(
                        "With pruning: allowed, GitOps tools delete claims, and the data in them, as soon as their files are gone,"
                                + " whoever removed the files: production.");
        assertThat(allowed.rendered().changesTo(SHOP.rendered()).hints()).isEmpty();
        assertThat(allowed.rendered().changesTo(allowed.rendered()).hints()).isEmpty();
    }

    @Test
    void without_gitops_nothing_is_deleted_and_nothing_is_applied() {
        assertThat(hints(SHOP.without("# One of", "")))
                .containsExactly(
                        GONE
                                + "Application shop-databases-development, Application shop-databases-production, GitRepository"
                                + " shop-databases, Kustomization shop-databases-development, Kustomization shop-databases-production.");
    }

    @Test
    void an_application_set_takes_over_from_applications() {
        assertThat(hints(SHOP.replace("form: applications", "form: applicationset")))
                .containsExactly(
                        GONE + "Application shop-databases-development, Application shop-databases-production.");
    }

    @ParameterizedTest
    @CsvSource({
        "path: k8s, path: deploy/k8s, Application shop-databases-production, Kustomization shop-databases-production",
        "revision: main, revision: live, Application shop-databases-production, GitRepository shop-databases",
        "shop/databases.git, shop/others.git, Application shop-databases-production, GitRepository shop-databases",
    })
    void a_tool_that_reads_elsewhere_deletes_what_is_not_there(String old, String now, String one, String other) {
        assertThat(hints(SHOP.replace(old, now)))
                .singleElement()
                .asString()
                .startsWith(ELSEWHERE)
                .contains(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "argocd/production.yaml, metadata:, 'metadata:\n  finalizers:\n  - resources-finalizer.argocd.argoproj.io'",
        "flux/production.yaml, '  deletionPolicy: Orphan\n', ''",
    })
    void an_object_of_a_tool_that_takes_along_what_it_applied_is_told_apart(String path, String old, String now) {
        Tree before = SHOP.rendered().replace(path, old, now);

        assertThat(before.changesTo(before.without(path)).hints())
                .singleElement()
                .asString()
                .startsWith(GONE_WITH_ALL);
    }
}
