package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claim and its StatefulSet, written by hand in one file: what changes their data, and what only looks like it. */
class ClaimChangeTest {

    private static final String PATH = "live/db/server.yaml";
    private static final Tree BEFORE = Tree.EMPTY.with(PATH, """
            kind: PersistentVolumeClaim
            metadata: {name: db-data, namespace: shop, labels: {app: db}}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 10Gi}}
              storageClassName: fast
              volumeMode: Filesystem
            ---
            kind: StatefulSet
            metadata: {name: db, namespace: shop}
            spec:
              replicas: 1
              serviceName: db
              selector: {matchLabels: {app: db}}
              updateStrategy: {type: RollingUpdate}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers: [{name: redis, image: "redis:7.4-bookworm"}]
            """);

    private static ChangeSet changes(String old, String now) {
        return BEFORE.changesTo(BEFORE.replace(PATH, old, now));
    }

    private static List<String> refusals(ChangeSet changes) {
        return changes.refusals().stream().map(Problem::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10Gi, 9Gi, storage-shrinks",
        "10Gi, 10240Mi, ''",
        "10Gi, 10239Mi, storage-shrinks",
        "10Gi, 11Gi, ''",
        "10Gi, 10G, storage-shrinks",
        "10Gi, much, storage-shrinks",
        "storageClassName: fast, storageClassName: slow, storage-class-changes",
        "'  storageClassName: fast\n', '', storage-class-changes",
        "volumeMode: Filesystem, volumeMode: Block, claim-is-recreated",
        "'  volumeMode: Filesystem\n', '', ''",
        "ReadWriteOnce, ReadWriteOncePod, claim-is-recreated",
        "'[ReadWriteOnce]', '[ReadWriteOnce, ReadOnlyMany]', claim-is-recreated",
        "volumeMode: Filesystem, volumeName: disk, claim-is-recreated",
        "volumeMode: Filesystem, volumeAttributesClassName: gold, ''",
        "'labels: {app: db}}\nspec:\n  access', 'labels: {app: x}}\nspec:\n  access', ''",
        "'namespace: shop}', 'namespace: other}', namespace-changes",
        "'name: db-data', 'name: other', claim-is-recreated",
        "serviceName: db, serviceName: other, statefulset-is-recreated",
        "'selector: {matchLabels: {app: db}}', 'selector: {matchLabels: {app: x}}', statefulset-is-recreated",
        "replicas: 1, podManagementPolicy: Parallel, statefulset-is-recreated",
        "replicas: 1, podManagementPolicy: OrderedReady, ''",
        "replicas: 1, replicas: 3, ''",
        "replicas: 1, minReadySeconds: 10, ''",
        "replicas: 1, revisionHistoryLimit: 3, ''",
        "type: RollingUpdate, type: OnDelete, ''",
        "replicas: 1, persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain}, ''",
        "replicas: 1, 'ordinals: {start: 3}', ''",
    })
    void what_the_api_server_takes_is_no_risk_and_what_it_does_not_take_is_one(String old, String now, String risk) {
        assertThat(refusals(changes(old, now))).isEqualTo(risk.isEmpty() ? List.of() : List.of(risk));
    }

    @Test
    void a_claim_that_grows_is_told_with_both_sizes_and_one_that_stays_is_not() {
        assertThat(changes("10Gi", "11Gi").hints()).anyMatch(hint -> hint.endsWith("live/db 10Gi → 11Gi."));
        assertThat(changes("10Gi", "10240Mi").resources()).isEmpty();
        assertThat(changes("storageClassName: fast", "storageClassName: slow").hints())
                .noneMatch(hint -> hint.startsWith("Claims grow"));
        assertThat(changes("storage: 10Gi", "other: 10Gi").hints()).noneMatch(hint -> hint.startsWith("Claims grow"));
    }

    @Test
    void a_move_is_one_finding_at_the_claim() {
        Tree moved = BEFORE.replace(PATH, "namespace: shop", "namespace: other");

        assertThat(BEFORE.changesTo(moved).refusals())
                .singleElement()
                .asString()
                .startsWith("k8s/live/db/server.yaml: metadata.namespace: db moves from the namespace shop to other,")
                .contains("Keep shop, or restore a backup in other.", "change: namespace-changes, to: other,");
        assertThat(BEFORE.changesTo(moved).resources())
                .filteredOn(resource -> resource.kind().equals("PersistentVolumeClaim"))
                .allMatch(resource -> resource.impact().kind() == Impact.Kind.DATA_AT_RISK);
    }

    @Test
    void what_names_no_namespace_is_in_default() {
        Tree none = BEFORE.replace(PATH, ", namespace: shop", "");

        assertThat(none.changesTo(BEFORE).refusals())
                .singleElement()
                .asString()
                .contains("moves from the namespace default to shop");
        assertThat(BEFORE.changesTo(none).refusals())
                .singleElement()
                .asString()
                .contains("moves from the namespace shop to default");
    }

    @Test
    void a_setting_moves_without_data() {
        Tree before = Tree.EMPTY.with(PATH, "kind: ConfigMap\nmetadata: {name: a, namespace: shop}\n");

        ChangeSet changes = before.changesTo(before.replace(PATH, "shop", "other"));

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.resources())
                .singleElement()
                .satisfies(change -> assertThat(change.impact()).isEqualTo(Impact.NEEDS_RECREATION));
    }

    @Test
    void a_move_is_found_at_the_claim_wherever_it_stands_and_not_at_a_copy_for_consumers() {
        String[] documents = BEFORE.text(PATH).split("---\n");
        Tree turned = Tree.EMPTY.with(PATH, documents[1] + "---\n" + documents[0]);
        Tree copied = BEFORE.with(
                "live/db/copy.yaml",
                "kind: Secret\nmetadata: {name: copy, namespace: first, labels: {app.kubernetes.io/component: binding}}\n");

        assertThat(turned.changesTo(turned.replace(PATH, "namespace: shop", "namespace: other"))
                        .resources())
                .filteredOn(change -> change.impact().kind() == Impact.Kind.DATA_AT_RISK)
                .extracting(ResourceChange::kind)
                .containsExactly("PersistentVolumeClaim");
        assertThat(refusals(copied.changesTo(copied.replace("live/db/copy.yaml", "first", "second")
                        .replace(PATH, "replicas: 1", "replicas: 2"))))
                .isEmpty();
    }

    @Test
    void the_command_that_recreates_a_statefulset_leaves_its_pods_where_they_are() {
        assertThat(changes("serviceName: db", "serviceName: other").refusals())
                .singleElement()
                .asString()
                .contains("from db to other. Keep db. If it must change, run kubectl delete statefulset db -n shop"
                        + " --cascade=orphan before you apply it");
        Tree none = BEFORE.replace(PATH, ", namespace: shop", "");
        assertThat(none.changesTo(none.replace(PATH, "  serviceName: db\n", "")).refusals())
                .singleElement()
                .asString()
                .contains(
                        "from db to none. Keep db. If it must change, run kubectl delete statefulset db --cascade=orphan");
    }
}
