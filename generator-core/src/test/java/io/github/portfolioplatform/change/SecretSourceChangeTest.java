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
import org.junit.jupiter.params.provider.CsvSource;

/** Another source of secrets is one decision for each instance with data, whichever sources they are. */
class SecretSourceChangeTest {

    private static final Spec SPEC = Spec.of(Scenario.PLATFORM);
    private static final String STORE = "{externalSecrets: {store: vault, key: \"platform/{environment}/{instance}\"}}";
    private static final String CODETALK = "postgresql-codetalk";

    private static Spec with(String source) {
        return SPEC.replace(STORE, source);
    }

    private static ChangeSet changes(String before, String after) {
        return with(before).rendered().changesTo(with(after).rendered());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "externalSecrets: {store: vault} | externalSecrets: {store: aws} | ClusterSecretStore/aws/portfolio-orchestration-platform/production/postgresql-codetalk",
                "externalSecrets: {store: vault} | externalSecrets: {store: vault, kind: SecretStore} | SecretStore/vault/portfolio-orchestration-platform/production/postgresql-codetalk",
                "externalSecrets: {store: vault} | externalSecrets: {store: vault, key: 'db/{instance}'} | ClusterSecretStore/vault/db/postgresql-codetalk",
                "externalSecrets: {store: vault} | vault: {auth: databases, mount: kv} | VaultAuth/databases/kv/portfolio-orchestration-platform/production/postgresql-codetalk",
                "externalSecrets: {store: vault} | generated: true | generated",
                "externalSecrets: {store: vault} | brought: true | Secret/postgresql-codetalk-secrets",
                "externalSecrets: {store: vault} | existing: '{instance}-{user}' | Secret/postgresql-codetalk-app",
                "vault: {auth: databases, mount: kv} | vault: {auth: databases, mount: secret} | VaultAuth/databases/secret/portfolio-orchestration-platform/production/postgresql-codetalk",
                "vault: {auth: databases, mount: kv, path: 'a/{instance}'} | vault: {auth: databases, mount: kv/a, path: '{instance}'} | VaultAuth/databases/kv/a/postgresql-codetalk",
                "vault: {auth: databases, mount: kv} | vault: {auth: others, mount: kv} | VaultAuth/others/kv/portfolio-orchestration-platform/production/postgresql-codetalk",
                "vault: {auth: databases, mount: kv} | vault: {auth: databases, mount: kv, path: 'db/{instance}'} | VaultAuth/databases/kv/db/postgresql-codetalk",
                "vault: {auth: databases, mount: kv} | externalSecrets: {store: vault} | ClusterSecretStore/vault/portfolio-orchestration-platform/production/postgresql-codetalk",
                "vault: {auth: databases, mount: kv} | generated: true | generated",
                "vault: {auth: databases, mount: kv} | brought: true | Secret/postgresql-codetalk-secrets",
                "generated: true | externalSecrets: {store: vault} | ClusterSecretStore/vault/portfolio-orchestration-platform/production/postgresql-codetalk",
                "generated: true | brought: true | Secret/postgresql-codetalk-secrets",
                "generated: true | existing: '{instance}-{user}' | Secret/postgresql-codetalk-app",
                "brought: true | generated: true | generated",
                "brought: true | externalSecrets: {store: vault} | ClusterSecretStore/vault/portfolio-orchestration-platform/production/postgresql-codetalk",
                "brought: true | existing: '{instance}-{user}' | Secret/postgresql-codetalk-app",
                "existing: '{instance}-{user}' | existing: '{instance}-{user}-login' | Secret/postgresql-codetalk-admin-login",
                "existing: '{instance}-{user}' | vault: {auth: databases, mount: kv} | VaultAuth/databases/kv/portfolio-orchestration-platform/production/postgresql-codetalk",
                "existing: '{instance}-{user}' | brought: true | Secret/postgresql-codetalk-secrets",
            })
    void another_source_is_one_decision_for_each_instance(String before, String after, String to) {
        ChangeSet changes = changes("{" + before + "}", "{" + after + "}");
        List<Problem> refusals = changes.refusals();

        assertThat(refusals)
                .filteredOn(refusal -> refusal.toString().contains("{instance: " + CODETALK + ","))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo("secret-source-changes"))
                .asString()
                .contains("change: secret-source-changes, to: " + to + ", reason: …}");
        assertThat(refusals.stream().map(Problem::id).filter("secret-source-changes"::equals))
                .hasSizeBetween(5, 6);
        assertThat(changes.resources())
                .filteredOn(resource -> resource.instance().equals(CODETALK))
                .anyMatch(resource -> resource.impact().toString().contains("data at risk"));
    }

    @Test
    void the_message_names_both_sources_and_the_safe_way() {
        assertThat(changes(STORE, "{externalSecrets: {store: aws, key: \"platform/{environment}/{instance}\"}}")
                        .refusals()
                        .stream()
                        .map(Problem::toString))
                .contains(
                        "k8s/production/postgresql-codetalk/credentials-admin.yaml: spec: The passwords of postgresql-codetalk"
                                + " come from the entry platform/production/postgresql-codetalk of the ClusterSecretStore aws"
                                + " instead of the entry platform/production/postgresql-codetalk of the ClusterSecretStore vault."
                                + " The server keeps the passwords that it has: with other ones, neither applications nor the"
                                + " access job log in. Copy all present passwords from the entry"
                                + " platform/production/postgresql-codetalk of the ClusterSecretStore vault to the entry"
                                + " platform/production/postgresql-codetalk of the ClusterSecretStore aws first. If it is right,"
                                + " add to accept: in the spec: {instance: postgresql-codetalk, environment: production, change:"
                                + " secret-source-changes, to: ClusterSecretStore/aws/platform/production/postgresql-codetalk,"
                                + " reason: …}");
    }

    @Test
    void a_portfolio_of_another_name_reads_other_entries() {
        Spec unnamed = with("{externalSecrets: {store: vault}}");
        Tree after = unnamed.replace("name: portfolio-orchestration-platform\n", "name: platform\n")
                .rendered();

        assertThat(unnamed.rendered().changesTo(after).refusals())
                .filteredOn(refusal -> refusal.id().equals("secret-source-changes"))
                .hasSize(6);
    }

    @Test
    void what_is_accepted_passes() {
        Tree after = with("{generated: true}").rendered();
        Tree before = SPEC.rendered();
        List<AcceptedChange> accepted = before.changesTo(after).refusals().stream()
                .map(refusal -> refusal.toString().replaceAll("(?s).*\\{instance: ([a-z-]+),.*", "$1"))
                .map(instance -> AcceptedChange.of(
                                RiskyChange.SECRET_SOURCE_CHANGES, instance, "generated", "empty so far")
                        .in("production"))
                .toList();

        assertThat(accepted).hasSize(6);
        assertThat(before.changesTo(after, new Accepted(accepted, List.of())).refusals())
                .isEmpty();
    }

    @Test
    void a_user_more_is_no_other_source() {
        for (String source : List.of(STORE, "{vault: {auth: databases, mount: kv}}", "{generated: true}")) {
            Tree after = with(source).rendered();
            Tree before = after.without("production/postgresql-codetalk/credentials-read-only.yaml");

            assertThat(before.changesTo(after).refusals()).isEmpty();
        }
    }

    @Test
    void what_is_new_has_no_other_source() {
        Tree after = with("{generated: true}").rendered();

        assertThat(Stream.of(Tree.EMPTY, after.only("development/"))
                        .flatMap(before -> before.changesTo(after).refusals().stream()))
                .isEmpty();
    }
}
