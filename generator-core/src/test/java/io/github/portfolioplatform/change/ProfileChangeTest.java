package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that have data enter production, and leave it: one decision for each instance, and nothing that only looks like a danger. */
class ProfileChangeTest {

    private static final String POSTGRESQL = "production/postgresql-orders/statefulset.yaml";
    private static final Spec GITOPS = Spec.of(new Scenario("gitops"));
    private static final Tree PLAIN = GITOPS.rendered();
    private static final Tree SECURED = secured("externalSecrets: {store: vault}");

    private static Tree secured(String source) {
        return inProduction(GITOPS, source).rendered();
    }

    private static Spec inProduction(Spec spec, String source) {
        return spec.replace(
                "    namespace: shop-production\n",
                "    namespace: shop-production\n    profile: production\n    secrets: {" + source
                        + "}\n    certificates: {certManager: {issuer: shop-ca}}\n");
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void an_instance_that_enters_production_is_one_decision() {
        assertThat(refusals(PLAIN, SECURED))
                .containsExactly(
                        "k8s/production/mongodb-catalog/statefulset.yaml: spec.template.spec: mongodb-catalog becomes a server of"
                                + " production: only declared consumers that speak TLS reach it, and the application can no longer"
                                + " do more than read and write its database; the user of the Secret mongodb-catalog-migrate"
                                + " changes it. Prepare clients and migrations, keep the present password as app until the job has"
                                + " taken over the data, and start it at once: kubectl create job"
                                + " --from=cronjob/mongodb-catalog-access mongodb-catalog-takeover -n shop-production. If it is"
                                + " right, add to accept: in the spec: {instance: mongodb-catalog, environment: production, change:"
                                + " profile-changes, to: production, reason: …}",
                        "k8s/production/postgresql-orders/statefulset.yaml: spec.template.spec: postgresql-orders becomes a server"
                                + " of production: only declared consumers that speak TLS reach it, and the application can no"
                                + " longer make or change tables, which the user of the Secret postgresql-orders-migrate does."
                                + " Prepare clients and migrations, keep the present password as app until the job has taken over"
                                + " the data, and start it at once: kubectl create job --from=cronjob/postgresql-orders-access"
                                + " postgresql-orders-takeover -n shop-production. If it is right, add to accept: in the spec:"
                                + " {instance: postgresql-orders, environment: production, change: profile-changes, to: production,"
                                + " reason: …}",
                        "k8s/production/redis-sessions/statefulset.yaml: spec.template.spec: redis-sessions becomes a server of"
                                + " production: only declared consumers that speak TLS reach it, and who gives no user name is"
                                + " refused: applications log in as app, which may run no administrative commands. Prepare clients"
                                + " first; app may keep the present password. If it is right, add to accept: in the spec:"
                                + " {instance: redis-sessions, environment: production, change: profile-changes, to: production,"
                                + " reason: …}");
    }

    @Test
    void an_instance_that_leaves_production_is_one_decision() {
        assertThat(refusals(SECURED, PLAIN))
                .containsExactly(
                        "k8s/production/mongodb-catalog/statefulset.yaml: spec.template.spec: mongodb-catalog leaves production: it"
                                + " no longer speaks TLS, lets in whoever reaches it, and all Secrets but mongodb-catalog-secrets"
                                + " go. The users of production stay in the data, and root is none of them. Keep profile:"
                                + " production, or make the user root with its password and rights first. If it is right, add to"
                                + " accept: in the spec: {instance: mongodb-catalog, environment: production, change:"
                                + " profile-changes, to: development, reason: …}",
                        "k8s/production/postgresql-orders/statefulset.yaml: spec.template.spec: postgresql-orders leaves"
                                + " production: it no longer speaks TLS, lets in whoever reaches it, and all Secrets but"
                                + " postgresql-orders-secrets go. The users of production stay in the data, and orders_owner is"
                                + " none of them. Keep profile: production, or make the user orders_owner with its password and"
                                + " rights first. If it is right, add to accept: in the spec: {instance: postgresql-orders,"
                                + " environment: production, change: profile-changes, to: development, reason: …}",
                        "k8s/production/redis-sessions/statefulset.yaml: spec.template.spec: redis-sessions leaves production: it"
                                + " no longer speaks TLS, lets in whoever reaches it, and all Secrets but redis-sessions-secrets"
                                + " go. There are no users any more but the one without a name, who may do everything. Keep"
                                + " profile: production, or prepare clients first. If it is right, add to accept: in the spec:"
                                + " {instance: redis-sessions, environment: production, change: profile-changes, to: development,"
                                + " reason: …}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "externalSecrets: {store: vault}",
                "vault: {auth: databases, mount: kv}",
                "generated: true",
                "brought: true"
            })
    void wherever_passwords_come_from_nothing_else_is_refused(String source) {
        Tree secured = secured(source);

        assertThat(PLAIN.changesTo(secured).refusals())
                .hasSize(3)
                .extracting(Problem::id)
                .containsOnly("profile-changes");
        assertThat(secured.changesTo(PLAIN).refusals())
                .hasSize(3)
                .extracting(Problem::id)
                .containsOnly("profile-changes");
    }

    @Test
    void passwords_that_are_made_up_do_not_open_data_that_is_there() {
        assertThat(refusals(PLAIN, secured("generated: true")))
                .filteredOn(refusal ->
                        refusal.contains("Generated passwords are others than the present one: change that in the"
                                + " running database to app of the Secret "))
                .hasSize(2)
                .noneMatch(refusal -> refusal.contains("redis"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"externalSecrets: {store: vault}", "vault: {auth: databases, mount: kv}", "generated: true"})
    void a_secret_that_an_operator_makes_from_now_on_does_not_vanish(String source) {
        Tree withSecrets = Stream.of("postgresql-orders", "redis-sessions", "mongodb-catalog")
                .map(name -> name + "/credentials.yaml")
                .reduce(
                        PLAIN,
                        (tree, file) -> tree.with("production/" + file, PLAIN.text("development/" + file)),
                        Tree::plus);
        Tree withRedisFile = withSecrets.with(
                "production/redis-sessions/statefulset.yaml",
                PLAIN.text("development/redis-sessions/statefulset.yaml")
                        .replace("namespace: shop-development", "namespace: shop-production"));

        ChangeSet changes = withRedisFile.changesTo(secured(source));

        assertThat(changes.refusals()).extracting(Problem::id).doesNotContain("secret-key-vanishes");
        assertThat(ChangeReport.of(changes))
                .contains("Secret postgresql-orders-secrets: removed")
                .doesNotContain("rowan-basket-sixteen", "copper-lantern-forty", "violet-harbour-nine");
    }

    @Test
    void a_key_that_no_template_makes_any_more_vanishes() {
        Tree before = PLAIN.with(
                "production/postgresql-orders/credentials.yaml",
                PLAIN.text("development/postgresql-orders/credentials.yaml")
                        .replace("stringData:\n", "stringData:\n  reporting-password: x\n"));

        assertThat(refusals(before, SECURED))
                .contains("k8s/production/postgresql-orders/credentials.yaml: spec.target.template.data: The key"
                        + " reporting-password of the Secret postgresql-orders-secrets is gone: a pod that reads it does not start"
                        + " any more. Keep the name of the key. If it is right, add to accept: in the spec: {instance:"
                        + " postgresql-orders, environment: production, change: secret-key-vanishes, to: reporting-password,"
                        + " reason: …}");
    }

    @Test
    void another_name_of_the_database_is_refused_besides() {
        Tree renamed = inProduction(GITOPS.replace("database: orders", "database: shop"), "brought: true")
                .rendered();

        assertThat(refusals(PLAIN.only("production/"), renamed.only("production/")))
                .anyMatch(refusal -> refusal.contains("POSTGRES_DB changes from orders to shop"))
                .noneMatch(refusal -> refusal.contains("POSTGRES_USER"));
    }

    @Test
    void data_that_would_lie_elsewhere_is_refused_besides() {
        Tree moved = SECURED.replace(POSTGRESQL, "/var/lib/postgresql/data/pgdata", "/var/lib/postgresql/data/17");

        assertThat(PLAIN.changesTo(moved).refusals()).extracting(Problem::id).contains("data-path-moves");
    }

    @Test
    void what_is_accepted_passes_and_is_named_with_what_is_at_risk() {
        List<AcceptedChange> accepted = Stream.of("postgresql-orders", "redis-sessions", "mongodb-catalog")
                .map(name -> AcceptedChange.of(RiskyChange.PROFILE_CHANGES, name, "production", "clients are ready")
                        .in("production"))
                .toList();

        ChangeSet changes = PLAIN.changesTo(SECURED, new Accepted(accepted, List.of()));

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .satisfiesExactlyInAnyOrder(
                        hint -> assertThat(hint).startsWith("Accepted in the spec: production/mongodb-catalog: "),
                        hint -> assertThat(hint).startsWith("Accepted in the spec: production/postgresql-orders: "),
                        hint -> assertThat(hint).startsWith("Accepted in the spec: production/redis-sessions: "),
                        hint -> assertThat(hint).contains("kubectl delete pod"));
        assertThat(changes.restarts()).isEqualTo(3);
        assertThat(ChangeReport.of(changes)).contains("production/postgresql-orders: data at risk");
    }

    @Test
    void whoever_is_in_production_from_the_start_decides_nothing() {
        assertThat(refusals(PLAIN.only("development/"), SECURED)).isEmpty();
    }
}
