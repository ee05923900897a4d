package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Impact.Kind;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An environment with another name in the same namespace is the same databases; in another place it is others. */
class RenamedEnvironmentTest {

    private static final Spec SHOP = Spec.of(new Scenario("gitops"));
    private static final Spec LIVE = SHOP.replace("  production:\n", "  live:\n");
    private static final String STAYS =
            "The environment production is live now, in the same namespace of the same cluster: it is the same databases, and their"
                    + " data stays.";
    private static final String ANNOTATIONS = """
              annotations:
                argocd.argoproj.io/sync-options: Prune=false,Delete=false
                kustomize.toolkit.fluxcd.io/prune: disabled
            """;

    /** Without environments, so that it is development with passwords, and the same with one that is provided with them. */
    private static final Spec OPEN = SHOP.without("environments:", "# One of");

    private static final Spec CLOSED = OPEN.replace("    password: rowan-basket-sixteen\n", "")
            .replace("    password: copper-lantern-forty\n", "")
            .replace("    password: violet-harbour-nine\n", "")
            .replace("# One of", "environments:\n  live: {namespace: shop-development}\n# One of");

    private static ChangeSet changes(Spec before, Spec after) {
        return before.rendered().changesTo(after.rendered());
    }

    @Test
    void keeps_its_data_and_is_told_so() {
        ChangeSet changes = changes(SHOP, LIVE);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints()).contains(STAYS);
        assertThat(changes.resources())
                .noneMatch(change -> change.impact().kind() == Kind.DATA_AT_RISK)
                .allMatch(change -> List.of("argocd", "flux").contains(change.environment()));
    }

    @Test
    void is_judged_like_one_that_keeps_its_name() {
        Spec smaller = LIVE.replace("postgresql: {storage: 20Gi", "postgresql: {storage: 10Gi");
        Spec fewer = LIVE.without("  - name: redis-sessions", "  - name: mongodb-catalog");

        assertThat(changes(SHOP, smaller).refusals())
                .singleElement()
                .asString()
                .startsWith("k8s/live/postgresql-orders/claim.yaml: spec.resources.requests.storage: ")
                .endsWith(
                        "{instance: postgresql-orders, environment: live, change: storage-shrinks, to: 10Gi, reason: …}");
        assertThat(changes(SHOP, fewer).refusals())
                .extracting(Problem::id)
                .containsExactly("instance-is-removed", "instance-is-removed");
    }

    @Test
    void is_another_one_in_another_namespace_or_cluster_or_with_other_claims() {
        for (Spec other : List.of(
                LIVE.replace("namespace: shop-production", "namespace: shop-live"),
                LIVE.replace("  live:\n", "  live:\n    cluster: eu-1\n"))) {
            assertThat(changes(SHOP, other).refusals())
                    .extracting(Problem::id)
                    .containsExactly("instance-is-removed", "instance-is-removed", "instance-is-removed");
            assertThat(changes(SHOP, other).hints()).doesNotContain(STAYS);
        }
        Tree others = LIVE.rendered().only("live/redis-sessions/");
        assertThat(SHOP.rendered()
                        .only("production/postgresql-orders/")
                        .changesTo(others)
                        .refusals())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("environment: production");
    }

    @Test
    void may_leave_its_passwords_behind_because_the_secrets_stay_in_the_cluster() {
        ChangeSet changes = changes(OPEN, CLOSED);

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .contains(
                        "Secrets are no longer rendered. They stay in the cluster, because no GitOps tool deletes what has"
                                + " Prune=false, and you provide them from now on: live/mongodb-catalog mongodb-catalog-secrets,"
                                + " live/postgresql-orders postgresql-orders-secrets, live/redis-sessions redis-sessions-secrets.");
    }

    @Test
    void keeps_its_passwords_until_a_rendering_that_protects_the_secrets_was_applied() {
        Tree unprotected = OPEN.rendered().replace("development/redis-sessions/credentials.yaml", ANNOTATIONS, "");
        Tree prunes = OPEN.replace("# One of", "environments:\n  development: {pruning: allowed}\n# One of")
                .rendered();

        assertThat(unprotected.changesTo(CLOSED.rendered()).refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "k8s/live/redis-sessions/credentials.yaml: metadata.name: The Secret redis-sessions-secrets is"
                                + " gone: a pod that reads it does not start any more. Render the former spec with this version and apply"
                                + " that first: the Secret then carries Prune=false, and no GitOps tool deletes it. If it is right, add to"
                                + " accept: in the spec: {instance: redis-sessions, environment: live, change: secret-key-vanishes, to:"
                                + " redis-sessions-secrets, reason: …}");
        assertThat(prunes.changesTo(CLOSED.rendered()).refusals())
                .extracting(Problem::id)
                .containsExactly("secret-key-vanishes", "secret-key-vanishes", "secret-key-vanishes");
    }

    @Test
    void that_enters_production_is_one_decision_for_each_instance_and_an_operator_makes_its_secrets() {
        Spec secured = CLOSED.replace(
                        "{namespace: shop-development}",
                        "{namespace: shop-development, profile: production, secrets: {externalSecrets: {store: vault}},"
                                + " certificates: {certManager: {issuer: shop-ca}}}")
                .replace(
                        "quota: {storage: 10Gi, memory: 4Gi, cpu: 4}", "quota: {storage: 50Gi, memory: 16Gi, cpu: 16}");

        ChangeSet changes = changes(OPEN, secured);

        assertThat(changes.refusals())
                .extracting(Problem::id)
                .containsExactly("profile-changes", "profile-changes", "profile-changes");
        assertThat(changes.hints()).noneMatch(hint -> hint.startsWith("Secrets are no longer rendered"));
    }

    @Test
    void a_secret_with_another_name_is_refused_although_the_former_one_stays() {
        Tree before = OPEN.rendered();
        Tree after = before.replace(
                "development/redis-sessions/credentials.yaml", "name: redis-sessions-secrets", "name: others");

        assertThat(before.changesTo(after).refusals()).extracting(Problem::id).containsExactly("secret-key-vanishes");
    }
}
