package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Impact.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change means in the cluster, by kind and field. */
class ImpactTest {

    private static final String STATEFUL_SET = "development/redis/statefulset.yaml";
    private static final Tree PLATFORM = Tree.platform();

    private static Impact impact(Tree before, Tree after) {
        List<ResourceChange> changes = before.changesTo(after).resources();
        assertThat(changes).hasSize(1);
        return changes.get(0).impact();
    }

    private static Impact impact(String path, String old, String now) {
        return impact(PLATFORM, PLATFORM.replace(path, old, now));
    }

    @ParameterizedTest
    @CsvSource({
        "statefulset.yaml, replicas: 1, replicas: 3, 'no restart, scaled from 1 to 3'",
        "statefulset.yaml, type: RollingUpdate, type: OnDelete, no restart",
        "statefulset.yaml, version: 7-alpine, version: '7', no restart",
        "statefulset.yaml, cpu: 250m, cpu: 300m, rolling restart of redis-0",
        "statefulset.yaml, serviceName: redis, serviceName: other, data at risk",
        "claim.yaml, storage: 1Gi, storage: 2Gi, no restart",
        "claim.yaml, tier: database, tier: data, no restart",
        "claim.yaml, storage: 1Gi, storage: 512Mi, data at risk",
        "credentials.yaml, redis-password: redis123, redis-password: redis456, no restart",
        "credentials.yaml, type: Opaque, type: example.com/other, needs recreation",
        "service.yaml, type: ClusterIP, type: NodePort, no restart",
        "service.yaml, type: ClusterIP, clusterIP: None, needs recreation",
    })
    void follows_from_the_kind_and_the_field(String file, String old, String now, String impact) {
        assertThat(impact("development/redis/" + file, old, now)).hasToString(impact);
    }

    @Test
    void of_several_replicas_all_that_there_were_restart() {
        Tree three = PLATFORM.replace(STATEFUL_SET, "replicas: 1", "replicas: 3");
        Tree nine = PLATFORM.replace(STATEFUL_SET, "replicas: 1", "replicas: 9");

        assertThat(impact(three, three.replace(STATEFUL_SET, "cpu: 250m", "cpu: 300m")))
                .hasToString("rolling restart of redis-0, redis-1, redis-2");
        assertThat(impact(nine, nine.replace(STATEFUL_SET, "cpu: 250m", "cpu: 300m")))
                .hasToString("rolling restart of redis-0 to redis-8");
        assertThat(impact(three, PLATFORM.replace(STATEFUL_SET, "cpu: 250m", "cpu: 300m"))
                        .pods())
                .containsExactly("redis-0");
    }

    @Test
    void no_number_of_replicas_fills_the_memory() {
        Tree many = PLATFORM.replace(STATEFUL_SET, "replicas: 1", "replicas: 2147483647");

        assertThat(impact(many, many.replace(STATEFUL_SET, "cpu: 250m", "cpu: 300m"))
                        .pods())
                .hasSize(1000);
    }

    @Test
    void pods_that_restart_by_hand_only_do_not_restart() {
        Tree onDelete = PLATFORM.replace(STATEFUL_SET, "type: RollingUpdate", "type: OnDelete");

        assertThat(impact(onDelete, onDelete.replace(STATEFUL_SET, "cpu: 250m", "cpu: 300m")))
                .hasToString("no restart, until somebody deletes redis-0");
    }

    @Test
    void a_namespace_that_goes_takes_all_with_it() {
        Tree before = PLATFORM.with("development/namespace.yaml", "kind: Namespace\nmetadata: {name: databases}\n");

        assertThat(impact(before, PLATFORM).kind()).isEqualTo(Kind.DATA_AT_RISK);
        assertThat(before.changesTo(PLATFORM).hints())
                .containsExactly(
                        "Namespaces are gone, and what removes one from the cluster deletes everything in it: databases.");
    }

    @Test
    void other_resources_come_and_go() {
        Tree with = PLATFORM.with(
                "development/redis/network-policy.yaml",
                "kind: NetworkPolicy\nmetadata: {name: redis}\nspec: {podSelector: {}}\n");

        assertThat(impact(PLATFORM, with)).hasToString("created");
        assertThat(impact(with, PLATFORM)).hasToString("removed");
        assertThat(impact(with, with.replace("development/redis/network-policy.yaml", "{}", "{a: b}")))
                .hasToString("no restart");
    }

    @ParameterizedTest
    @CsvSource({
        "ConfigMap, data, 'no restart, pods read it when they start'",
        "CronJob, spec, 'no restart, its job does it at its next run'",
        "ExternalSecret, spec, 'no restart, an operator writes the Secret anew'",
        "VaultStaticSecret, spec, 'no restart, an operator writes the Secret anew'",
        "Certificate, spec, 'no restart, cert-manager issues another'",
        "ResourceQuota, spec, 'no restart, it counts for what is made from now on'",
        "LimitRange, spec, 'no restart, it counts for what is made from now on'",
        "NetworkPolicy, spec, no restart",
        "Deployment, spec, rolling restart",
        "Job, spec, needs recreation",
        "ConfigMap, metadata, no restart",
        "CronJob, metadata, no restart",
    })
    void who_notices_depends_on_the_kind_and_nobody_notices_a_label(String kind, String field, String impact) {
        Tree before = Tree.EMPTY.with(
                "live/db/a.yaml",
                "kind: " + kind + "\nmetadata: {name: a, labels: {a: metadata}}\n"
                        + (kind.equals("ConfigMap") ? "data: {a: data}\n" : "spec: {template: {a: spec}}\n"));

        assertThat(impact(before, before.replace("live/db/a.yaml", "a: " + field, "a: other")))
                .hasToString(impact);
    }

    @Test
    void the_scripts_of_the_access_job_are_read_by_it() {
        Tree before = Tree.EMPTY.with(
                "live/db/a.yaml",
                "kind: ConfigMap\nmetadata: {name: a, labels: {app.kubernetes.io/component: access}}\ndata: {a: first}\n");

        assertThat(impact(before, before.replace("live/db/a.yaml", "first", "second")))
                .hasToString("no restart, its job does it at its next run");
        Tree other = before.replace("live/db/a.yaml", "component: access", "component: database");
        assertThat(impact(other, other.replace("live/db/a.yaml", "first", "second")))
                .hasToString("no restart, pods read it when they start");
    }
}
