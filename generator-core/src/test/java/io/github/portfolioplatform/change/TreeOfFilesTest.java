package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ResourceChange.Type;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resource of one tree is which of another, and which instance it belongs to. */
class TreeOfFilesTest {

    private static final String CLAIM = "kind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\n"
            + "spec: {resources: {requests: {storage: 2Gi}}}\n";
    private static final Tree CLUSTER = Tree.EMPTY.with("live/kustomization.yaml", "kind: Kustomization\n");

    private static Tree file(String path, String text) {
        return Tree.EMPTY.with(path, text);
    }

    private static String config(String name, String more) {
        return "kind: ConfigMap\nmetadata: {name: " + name + more + "}\ndata: {a: b}\n";
    }

    private static List<String> changes(Tree before, Tree after) {
        return before.changesTo(after).resources().stream()
                .map(change -> change.environment() + "/" + change.instance() + " " + change.kind() + " "
                        + change.name() + " " + change.type() + " " + change.fields())
                .toList();
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream().map(Problem::id).toList();
    }

    @Test
    void a_resource_is_the_same_in_another_file_of_its_environment() {
        Tree before = file("live/db/a.yaml", config("a", "") + "---\n" + config("b", ""));
        Tree after = file("live/db/b.yaml", config("b", "")).with("live/other.yml", config("a", ", labels: {c: d}"));

        assertThat(changes(before, after))
                .containsExactly("live/a ConfigMap a CHANGED [metadata.labels  none → {c: d}]");
    }

    @Test
    void a_resource_of_another_environment_kind_or_name_is_another() {
        Tree before = file("live/db/a.yaml", config("a", ""));

        assertThat(changes(before, file("test/db/a.yaml", config("a", ""))))
                .containsExactly("live/db ConfigMap a REMOVED []", "test/db ConfigMap a ADDED []");
        assertThat(changes(before, file("live/db/a.yaml", config("a", "").replace("ConfigMap", "Service"))))
                .containsExactly("live/db ConfigMap a REMOVED []", "live/db Service a ADDED []");
        assertThat(changes(before, file("live/db/a.yaml", config("b", ""))))
                .containsExactly("live/db ConfigMap a REMOVED []", "live/db ConfigMap b ADDED []");
    }

    @Test
    void twins_in_several_namespaces_stay_what_they_are_and_the_rest_moves() {
        Tree before =
                file("live/db/a.yaml", config("a", ", namespace: one") + "---\n" + config("a", ", namespace: two"));

        assertThat(changes(
                        before,
                        file(
                                "live/db/a.yaml",
                                config("a", ", namespace: two") + "---\n" + config("a", ", namespace: one"))))
                .isEmpty();
        assertThat(changes(
                        before,
                        file(
                                "live/db/a.yaml",
                                config("a", ", namespace: two") + "---\n" + config("a", ", namespace: three"))))
                .containsExactly("live/db ConfigMap a CHANGED [metadata.namespace  one → three]");
        assertThat(changes(
                        before,
                        file(
                                "live/db/a.yaml",
                                config("a", ", namespace: three") + "---\n" + config("a", ", namespace: four"))))
                .containsExactly(
                        "live/db ConfigMap a CHANGED [metadata.namespace  one → three]",
                        "live/db ConfigMap a CHANGED [metadata.namespace  two → four]");
        assertThat(changes(before, file("live/db/a.yaml", config("a", ", namespace: two"))))
                .containsExactly("live/db ConfigMap a REMOVED []");
    }

    @Test
    void the_items_of_a_list_are_resources_and_what_has_no_kind_or_name_is_none() {
        Tree before = file("live/db/a.yaml", "kind: List\nitems:\n- {kind: ConfigMap, metadata: {name: a}}\n");

        assertThat(changes(before, file("live/db/a.yaml", "kind: ConfigMap\nmetadata: {name: a}\n")))
                .isEmpty();
        assertThat(changes(file("live/db/a.yaml", "kind: ConfigMap\n---\nmetadata: {name: a}\n"), before))
                .containsExactly("live/db ConfigMap a ADDED []");
        assertThat(changes(file("live/db/a.txt", config("a", "")), file("live/db/a.json", config("b", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "live/db/a.yaml, live/db",
        "live/a.yaml, live/labelled",
        "a.yaml, /labelled",
    })
    void a_resource_belongs_to_its_folder_and_else_to_its_label(String path, String owner) {
        String labelled = config("a", ", labels: {app.kubernetes.io/instance: labelled}");

        assertThat(changes(Tree.EMPTY, file(path, labelled))).containsExactly(owner + " ConfigMap a ADDED []");
    }

    @Test
    void a_resource_without_a_label_belongs_to_the_only_server_of_its_file() {
        String server = "kind: StatefulSet\nmetadata: {name: server}\n";

        assertThat(changes(Tree.EMPTY, file("live/a.yaml", config("a", "") + "---\n" + server)))
                .contains("live/server ConfigMap a ADDED []");
        assertThat(changes(
                        Tree.EMPTY,
                        file(
                                "live/a.yaml",
                                config("a", "") + "---\n" + server + "---\n" + server.replace("server", "other"))))
                .contains("live/a ConfigMap a ADDED []");
        assertThat(changes(Tree.EMPTY, file("live/a.yaml", config("a", ""))))
                .containsExactly("live/a ConfigMap a ADDED []");
    }

    @Test
    void only_secrets_and_servers_are_read_of_files_that_do_not_differ() {
        assertThat(ManifestFile.mayHoldSecrets("a: b\nkind: Secret\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(ManifestFile.mayHoldSecrets("kind: StatefulSet\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(ManifestFile.mayHoldSecrets("kind: SecretStore\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(ManifestFile.readable("a.yaml", "no: [yaml".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void the_values_of_a_secret_are_one_whether_in_clear_or_in_base64() {
        Fields secret = new Fields(Map.of(
                "data",
                Map.of("a", "b3RoZXI=", "b", "%", "c", "b3Ro\nZXI=", "d", "a"),
                "stringData",
                Map.of("a", "clear")));

        assertThat(SecretValues.inOneForm(secret).map())
                .isEqualTo(Map.of("stringData", Map.of("a", "clear", "b", "", "c", "other", "d", "a")));
    }

    @Test
    void an_instance_with_data_that_goes_is_refused_and_one_of_its_kind_that_comes_may_be_its_new_name() {
        String server = "---\nkind: StatefulSet\nmetadata: {name: db, labels: {app.kubernetes.io/name: redis}}\n";
        Tree before = file("live/db/a.yaml", CLAIM + server);
        Tree renamed =
                file("live/other/a.yaml", CLAIM.replace("name: data", "name: more") + server.replace("db", "other"));

        assertThat(before.changesTo(renamed).refusals())
                .singleElement()
                .asString()
                .contains(
                        "If other is its new name: a rename starts an empty database",
                        "Keep the name, or keep both until the data is copied.",
                        "{instance: db, environment: live, reason: …}");
        assertThat(before.changesTo(renamed).resources())
                .filteredOn(change -> change.impact().kind() == Impact.Kind.DATA_AT_RISK)
                .extracting(ResourceChange::kind)
                .containsExactly("PersistentVolumeClaim");
        assertThat(before.changesTo(CLUSTER).refusals())
                .singleElement()
                .asString()
                .contains(
                        "db is gone; what removes it from the cluster deletes its data. Keep it, or back it up first.");
        for (Tree other : List.of(
                file(
                        "live/other/a.yaml",
                        CLAIM.replace("name: data", "name: more")
                                + server.replace("redis", "mongodb").replace("db", "other")),
                renamed.with(
                        "live/third/a.yaml",
                        CLAIM.replace("name: data", "name: third") + server.replace("db", "third")),
                file("test/other/a.yaml", CLAIM.replace("name: data", "name: more") + server.replace("db", "other")))) {
            assertThat(before.changesTo(other).refusals())
                    .singleElement()
                    .asString()
                    .doesNotContain("new name");
        }
    }

    @Test
    void an_instance_without_data_may_go() {
        assertThat(refusals(file("live/db/a.yaml", config("a", "")), CLUSTER)).isEmpty();
        assertThat(refusals(
                        file(
                                "live/db/a.yaml",
                                "kind: StatefulSet\nmetadata: {name: a}\nspec: {volumeClaimTemplates: [{metadata: {name: b}}]}\n"),
                        CLUSTER))
                .containsExactly("instance-is-removed");
    }

    @Test
    void an_environment_with_another_name_and_the_same_claims_is_the_same() {
        Tree live = file("live/db/a.yaml", CLAIM).with("live/kustomization.yaml", "kind: Kustomization\n");
        Tree prod = file("prod/db/a.yaml", CLAIM).with("prod/kustomization.yaml", "kind: Kustomization\n");
        String cluster = "kind: Kustomization\nmetadata: {annotations: {portfolioplatform.github.io/cluster: eu-1}}\n";

        assertThat(refusals(live, prod)).isEmpty();
        assertThat(live.changesTo(prod).hints())
                .containsExactly(
                        "The environment live is prod now, in the same namespace of the same cluster: it is the same"
                                + " databases, and their data stays.");
        assertThat(refusals(live, prod.replace("prod/db/a.yaml", "2Gi", "1Gi"))).containsExactly("storage-shrinks");
        for (Tree other : List.of(
                prod.replace("prod/db/a.yaml", "shop", "other"),
                prod.replace("prod/db/a.yaml", "name: data", "name: other"),
                prod.replace("prod/db/a.yaml", "kind: PersistentVolumeClaim", "kind: ConfigMap"),
                prod.with("prod/kustomization.yaml", cluster),
                prod.plus(live.only("live/db/")).replace("live/db/a.yaml", CLAIM, config("a", "")))) {
            assertThat(refusals(live, other))
                    .isNotEmpty()
                    .allMatch(id ->
                            List.of("instance-is-removed", "claim-is-recreated").contains(id));
        }
        assertThat(refusals(
                        live.with("live/kustomization.yaml", cluster), prod.with("prod/kustomization.yaml", cluster)))
                .isEmpty();
        assertThat(refusals(
                        live.replace("live/db/a.yaml", "shop", "default"),
                        prod.replace("prod/db/a.yaml", ", namespace: shop", "")))
                .isEmpty();
    }

    @Test
    void another_cluster_leaves_the_data_of_each_instance_behind() {
        String cluster = "kind: Kustomization\nmetadata: {annotations: {portfolioplatform.github.io/cluster: eu-1}}\n";
        Tree before = file("live/db/a.yaml", CLAIM)
                .with("live/plain/a.yaml", config("a", ""))
                .with("live/gone/a.yaml", CLAIM.replace("name: data", "name: gone"))
                .with("test/db/a.yaml", CLAIM)
                .with("live/kustomization.yaml", cluster)
                .with("test/kustomization.yaml", cluster);
        Tree after = before.replace("live/kustomization.yaml", "eu-1", "eu-2").without("live/gone/");

        assertThat(before.changesTo(after).refusals())
                .extracting(Problem::toString)
                .anyMatch(refusal ->
                        refusal.startsWith("k8s/live/db/a.yaml: cluster: The cluster of live changes from eu-1 to eu-2:"
                                        + " db starts there empty,")
                                && refusal.contains("change: cluster-changes, to: eu-2,"))
                .hasSize(2);
        assertThat(refusals(before, after)).containsExactlyInAnyOrder("cluster-changes", "instance-is-removed");
        assertThat(before.changesTo(after).resources())
                .anyMatch(change -> change.instance().equals("db")
                        && change.impact().kind() == Impact.Kind.DATA_AT_RISK
                        && change.type() == Type.CHANGED
                        && change.fields().toString().equals("[cluster  eu-1 → eu-2]"));
        assertThat(refusals(before, before)).isEmpty();
        assertThat(refusals(before, after.without("live/kustomization.yaml").without("live/db")))
                .doesNotContain("cluster-changes");
    }

    @Test
    void resources_are_counted_and_ordered_by_place() {
        Tree before = file("live/b/a.yaml", config("a", ""))
                .with("live/a/b.yaml", config("b", ""))
                .with("live/a/a.yaml", config("c", ""));
        Tree after = before.replace("live/b/a.yaml", "a: b", "a: c")
                .replace("live/a/b.yaml", "a: b", "a: c")
                .without("live/a/a.yaml")
                .with("test/a/a.yaml", config("d", "") + "---\n" + config("c", "") + "---\n" + CLAIM);
        ChangeSet changes = before.changesTo(after);

        assertThat(changes.resources())
                .extracting(change -> change.environment() + change.instance() + change.kind() + change.name())
                .containsExactly(
                        "liveaConfigMapc",
                        "liveaConfigMapb",
                        "livebConfigMapa",
                        "testaConfigMapc",
                        "testaConfigMapd",
                        "testaPersistentVolumeClaimdata");
        assertThat(changes.count(Type.CHANGED)).isEqualTo(2);
        assertThat(changes.count(Type.REMOVED)).isEqualTo(1);
        assertThat(changes.count(Type.ADDED)).isEqualTo(3);
        assertThat(changes.restarts()).isZero();
        assertThat(changes.folder()).isEqualTo("k8s");
    }

    @Test
    void an_instance_that_keeps_a_file_is_neither_gone_nor_new() {
        String server = "---\nkind: StatefulSet\nmetadata: {name: NAME, labels: {app.kubernetes.io/name: redis}}\n";
        Tree before = file("live/db/a.yaml", CLAIM + server.replace("NAME", "db"))
                .with("live/db/b.yaml", config("b", ""))
                .with("live/other/b.yaml", config("c", ""));
        Tree claim = before.with("live/db/a.yaml", server.replace("NAME", "db").replace("---\n", ""));
        Tree moved = before.without("live/db/")
                .with("live/other/a.yaml", CLAIM.replace("name: data", "name: more") + server.replace("NAME", "other"));

        assertThat(refusals(before, claim)).containsExactly("claim-is-recreated");
        assertThat(refusals(before, before.without("live/db/a.yaml"))).containsExactly("claim-is-recreated");
        assertThat(before.changesTo(moved).refusals())
                .singleElement()
                .asString()
                .contains("db is gone")
                .doesNotContain("new name");
    }

    @Test
    void what_is_written_in_another_folder_of_its_environment_is_the_same_unless_it_is_in_two_environments() {
        Tree before = file("live/db/a.yaml", CLAIM).with("test/db/a.yaml", config("a", ""));
        Tree after = file("live/other/a.yaml", CLAIM).with("test/db/a.yaml", config("a", ", labels: {a: b}"));

        assertThat(changes(before, after))
                .containsExactly("test/db ConfigMap a CHANGED [metadata.labels  none → {a: b}]");
        assertThat(refusals(before, after)).isEmpty();
    }

    @Test
    void the_other_environments_of_a_renamed_one_are_compared_as_they_are() {
        Tree before = file("live/db/a.yaml", CLAIM)
                .with("live/db/b.yaml", config("b", ""))
                .with("test/db/a.yaml", config("a", ""))
                .with("test/db/b.yaml", config("b", ""))
                .with("top.yaml", config("top", ""));
        Tree after = file("prod/db/a.yaml", CLAIM)
                .with("prod/db/b.yaml", config("b", ", labels: {a: b}"))
                .with("test/db/a.yaml", config("a", ""))
                .with("test/db/b.yaml", config("b", ", labels: {c: d}"))
                .with("top.yaml", config("top", ""));

        assertThat(changes(before, after))
                .containsExactly(
                        "prod/db ConfigMap b CHANGED [metadata.labels  none → {a: b}]",
                        "test/db ConfigMap b CHANGED [metadata.labels  none → {c: d}]");
        assertThat(refusals(before, after)).isEmpty();
    }

    @Test
    void a_claim_that_an_environment_has_twice_is_one_home() {
        Tree before = file("live/db/a.yaml", CLAIM).with("live/twin/a.yaml", CLAIM);
        Tree after = file("prod/db/a.yaml", CLAIM).with("prod/twin/a.yaml", CLAIM);

        assertThat(refusals(before, after)).isEmpty();
    }

    @Test
    void refusals_are_ordered_by_place_and_unreadable_files_are_among_them() {
        Tree before = file("live/b/a.yaml", CLAIM)
                .with("live/a/a.yaml", CLAIM.replace("name: data", "name: a"))
                .with("live/c/a.yaml", "no: [yaml");
        Tree after = before.replace("live/b/a.yaml", "2Gi", "1Gi")
                .replace("live/a/a.yaml", "2Gi", "1Gi")
                .with("live/c/a.yaml", config("c", ""));

        assertThat(before.changesTo(after).refusals())
                .extracting(problem -> problem.toString().replaceAll(":.*", ""))
                .containsExactly("k8s/live/a/a.yaml", "k8s/live/b/a.yaml", "k8s/live/c/a.yaml");
    }

    @Test
    void a_first_rendering_leaves_no_decision_over() {
        Accepted accepted =
                new Accepted(List.of(), List.of(Tombstone.of("old", "moved").in("live")));
        String spent = "The tombstone of live/old fits no change. If it has done its work, remove it.";

        assertThat(Tree.EMPTY.changesTo(CLUSTER, accepted).hints()).isEmpty();
        assertThat(Tree.EMPTY.changesTo(CLUSTER, accepted).spentDecisions()).isEmpty();
        assertThat(CLUSTER.changesTo(CLUSTER, accepted).hints()).containsExactly(spent);
        assertThat(CLUSTER.changesTo(CLUSTER, accepted).spentDecisions()).containsExactly(spent);
    }

    @Test
    void pods_that_restart_are_counted() {
        String server = "kind: StatefulSet\nmetadata: {name: db}\nspec: {replicas: 3, template: {a: b}}\n";
        Tree before = file("live/db/a.yaml", server).with("live/other/a.yaml", server.replace("db", "other"));
        Tree after = before.replace("live/db/a.yaml", "a: b", "a: c").replace("live/other/a.yaml", "a: b", "a: c");

        assertThat(before.changesTo(after).restarts()).isEqualTo(6);
        assertThat(before.changesTo(after).refusing(List.of()).restarts()).isEqualTo(6);
    }

    @Test
    void an_instance_in_a_file_without_a_folder_is_there_as_long_as_one_of_its_resources_is() {
        String server = "kind: StatefulSet\nmetadata: {name: db, labels: {app.kubernetes.io/name: redis}}\n";
        Tree before = file("live/db.yaml", CLAIM + "---\n" + server);

        assertThat(refusals(before, file("live/db.yaml", server))).containsExactly("claim-is-recreated");
        assertThat(refusals(
                        before, file("live/db.yaml", CLAIM + "---\n" + server.replace("name: redis", "name: valkey"))))
                .isEmpty();
    }
}
