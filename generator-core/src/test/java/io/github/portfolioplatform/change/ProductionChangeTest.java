package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes within production: what restarts, what only an operator or a job notices, and what is refused. */
class ProductionChangeTest {

    private static final Spec SPEC = Spec.of(Scenario.PLATFORM);
    private static final Tree PLATFORM = SPEC.rendered();
    private static final String STORE = "{externalSecrets: {store: vault, key: \"platform/{environment}/{instance}\"}}";
    private static final String MONGODB = "production/mongodb-intervalai/";

    private static ChangeSet changes(String old, String now) {
        return PLATFORM.changesTo(SPEC.replace(old, now).rendered());
    }

    private static List<String> refusals(ChangeSet changes) {
        return changes.refusals().stream().map(Problem::toString).toList();
    }

    @Test
    void a_changed_configuration_shows_its_lines_and_restarts_the_server() {
        ChangeSet changes = changes(
                "      redis:\n        image: redis:7.4.11",
                "      redis:\n        audit: none\n        image: redis:7.4.11");

        assertThat(changes.refusals()).isEmpty();
        assertThat(ChangeReport.of(changes)).isEqualTo("""
                        production/redis: rolling restart of redis-0, because its ConfigMap changes
                          ConfigMap redis-configuration: no restart, pods read it when they start
                            data["redis.conf"] line 27  acllog-max-len 1024 → acllog-max-len 0
                          StatefulSet redis: rolling restart of redis-0, because its ConfigMap changes
                        2 resources change, 0 are added, 0 removed in k8s: 1 pod restarts.""");
    }

    @Test
    void a_checksum_that_changes_without_its_configuration_is_shown() {
        ChangeSet changes = PLATFORM.changesTo(PLATFORM.replace(
                "production/redis/statefulset.yaml", "checksum/configuration: ", "checksum/configuration: 0"));

        assertThat(ChangeReport.of(changes))
                .contains("StatefulSet redis: rolling restart of redis-0\n", "annotations[\"checksum/configuration\"]");
    }

    @Test
    void another_consumer_is_shown_and_restarts_nothing() {
        ChangeSet changes = changes(
                "consumers: {bookmarked: {namespace: bookmarked, labels: {app: bookmarked}}}",
                "consumers: {bookmarked-reader: {namespace: reader, labels: {app: reader}}}");

        assertThat(ChangeReport.of(changes)).isEqualTo("""
                production/postgresql-bookmarked: no restart
                  NetworkPolicy postgresql-bookmarked: no restart
                    spec.ingress[0].from[0].namespaceSelector.matchLabels["kubernetes.io/metadata.name"]  bookmarked → reader
                    spec.ingress[0].from[0].podSelector.matchLabels.app  bookmarked → reader
                1 resource changes, 0 are added, 0 removed in k8s: 0 pods restart.""");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-codetalk/access.yaml, sleep 5, sleep 6, 'no restart, its job does it at its next run'",
        "postgresql-codetalk/access-schedule.yaml, 'schedule: 43', 'schedule: 44', 'no restart, its job does it at its next run'",
        "redis/configuration.yaml, maxclients 1000, maxclients 2000, 'no restart, pods read it when they start'",
        "redis/credentials-metrics.yaml, 1h0m0s, 2h0m0s, 'no restart, an operator writes the Secret anew'",
        "redis/certificate.yaml, redis.platform-production.svc, cache.platform-production.svc, 'no restart, cert-manager issues another'",
        "redis/certificate.yaml, 'tier: database', 'tier: data', no restart",
        "redis/service-account.yaml, 'automountServiceAccountToken: false', 'automountServiceAccountToken: true', no restart",
        "redis/network-policy.yaml, 'port: 6379', 'port: 6380', no restart",
        "resource-quota.yaml, 'requests.storage: 664Gi', 'requests.storage: 665Gi', 'no restart, it counts for what is made from now on'",
        "limit-range.yaml, 'storage: 4Gi', 'storage: 3Gi', 'no restart, it counts for what is made from now on'",
    })
    void what_restarts_nothing_tells_who_notices(String file, String old, String now, String impact) {
        ChangeSet changes = PLATFORM.changesTo(PLATFORM.replace("production/" + file, old, now));

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.resources())
                .singleElement()
                .satisfies(change -> assertThat(change.impact()).hasToString(impact));
    }

    @Test
    void generated_passwords_come_with_what_holds_no_secret_and_restarts_nothing() {
        ChangeSet changes = changes(STORE, "{generated: true}");

        assertThat(changes.refusals()).extracting(Problem::id).containsOnly("secret-source-changes");
        assertThat(changes.restarts()).isZero();
        assertThat(ChangeReport.of(changes))
                .contains(
                        "  Password mongodb-intervalai-passwords: created",
                        "  SecretStore mongodb-intervalai-passwords: created")
                .contains("spec.secretStoreRef.kind  ClusterSecretStore → SecretStore")
                .doesNotContain("****");
    }

    @Test
    void secrets_that_another_operator_makes_stay() {
        ChangeSet changes = changes(STORE, "{vault: {auth: databases, mount: kv}}");

        assertThat(changes.refusals()).extracting(Problem::id).containsOnly("secret-source-changes");
        assertThat(changes.restarts()).isZero();
    }

    @Test
    void a_user_without_its_secret_vanishes() {
        Tree after = PLATFORM.without("production/postgresql-codetalk/credentials-read-only.yaml");

        assertThat(refusals(PLATFORM.changesTo(after)))
                .containsExactly(
                        "k8s/production/postgresql-codetalk/credentials-read-only.yaml: metadata.name: The Secret"
                                + " postgresql-codetalk-read-only is gone: a pod that reads it does not start any more. Keep the name of"
                                + " the Secret. If it is right, add to accept: in the spec: {instance: postgresql-codetalk, environment:"
                                + " production, change: secret-key-vanishes, to: postgresql-codetalk-read-only, reason: …}");
    }

    @Test
    void a_template_without_a_key_is_a_secret_without_it() {
        Tree vault =
                SPEC.replace(STORE, "{vault: {auth: databases, mount: kv}}").rendered();
        Tree after =
                vault.replace("production/redis/credentials.yaml", "        redis-password:\n", "        password2:\n");

        assertThat(refusals(vault.changesTo(after)))
                .singleElement()
                .asString()
                .startsWith("k8s/production/redis/credentials.yaml: spec.destination.transformation.templates: The key"
                        + " redis-password of the Secret redis-secrets is gone");
    }

    @ParameterizedTest
    @CsvSource({
        "'" + STORE + "', spec.target.template.data.database",
        "'{vault: {auth: databases, mount: kv}}', spec.destination.transformation.templates.database"
    })
    void another_name_of_a_database_without_variables_is_refused(String source, String field) {
        Spec before = SPEC.replace(STORE, source);
        Spec after = before.replace("database: intervalai", "database: interval");

        assertThat(refusals(before.rendered()
                        .only("production/")
                        .changesTo(after.rendered().only("production/"))))
                .containsExactly("k8s/production/mongodb-intervalai/credentials-backup.yaml: " + field
                        + ": The database of applications changes from intervalai to interval, which is empty: the data keeps the"
                        + " old name. Keep intervalai, or rename it in the running database first. If it is right, add to accept:"
                        + " in the spec: {instance: mongodb-intervalai, environment: production, change: database-is-renamed, to:"
                        + " interval, reason: …}");
    }

    @Test
    void another_name_of_a_database_with_variables_is_refused_once() {
        ChangeSet changes = PLATFORM.only("production/")
                .changesTo(SPEC.replace("database: codetalk", "database: talks")
                        .rendered()
                        .only("production/"));

        assertThat(refusals(changes)).singleElement().asString().contains("POSTGRES_DB changes from codetalk to talks");
    }

    @Test
    void a_data_folder_that_moves_in_a_file_moves() {
        Tree after = PLATFORM.replace(MONGODB + "configuration.yaml", "dbPath: /data/db", "dbPath: /data/db/new")
                .replace(MONGODB + "statefulset.yaml", "checksum/configuration: ", "checksum/configuration: 0");

        assertThat(refusals(PLATFORM.changesTo(after)))
                .containsExactly("k8s/production/mongodb-intervalai/statefulset.yaml:"
                        + " spec.template.spec.containers[mongodb].volumeMounts: The server looks for its data at"
                        + " mongodb-intervalai-pvc:/new, but it lies at mongodb-intervalai-pvc:/: it would start empty. Keep"
                        + " volume, mount and data folder as they were, or move the data while no server runs. If it is right, add"
                        + " to accept: in the spec: {instance: mongodb-intervalai, environment: production, change:"
                        + " data-path-moves, to: mongodb-intervalai-pvc:/new, reason: …}");
    }

    @Test
    void redis_of_production_that_no_longer_reads_its_append_only_file_is_refused() {
        Tree after = PLATFORM.replace("production/redis/statefulset.yaml", "- \"yes\"", "- \"no\"");

        assertThat(PLATFORM.changesTo(after).refusals()).extracting(Problem::id).containsExactly("persistence-changes");
    }

    @Test
    void an_environment_of_production_comes_without_a_decision_and_goes_with_one_for_each_instance() {
        Tree without = SPEC.without("  production:\n", "").rendered();

        assertThat(without.changesTo(PLATFORM).refusals()).isEmpty();
        assertThat(without.changesTo(PLATFORM).count(ResourceChange.Type.ADDED)).isEqualTo(136);
        assertThat(PLATFORM.changesTo(without).refusals())
                .hasSize(6)
                .extracting(Problem::id)
                .containsOnly("instance-is-removed");
    }
}
