package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeReportTest {

    private static final Tree PLATFORM = Tree.platform();
    private static final String CLAIM = "development/postgresql-codetalk/claim.yaml";
    private static final String SERVER = "development/postgresql-codetalk/statefulset.yaml";

    @Test
    void no_change_is_one_line() {
        assertThat(ChangeReport.of(PLATFORM.changesTo(PLATFORM))).isEqualTo("Nothing changes in k8s.");
    }

    @Test
    void a_change_tells_what_restarts_and_what_needs_a_decision() {
        Tree after = PLATFORM.replace(CLAIM, "storage: 2Gi", "storage: 1Gi")
                .replace(SERVER, "image: postgres:14", "image: postgres:14.19");

        assertThat(ChangeReport.of(PLATFORM.changesTo(after))).isEqualTo("""
                        development/postgresql-codetalk: data at risk
                          PersistentVolumeClaim postgresql-codetalk-pvc: data at risk
                            spec.resources.requests.storage  2Gi → 1Gi
                          StatefulSet postgresql-codetalk: rolling restart of postgresql-codetalk-0
                            spec.template.spec.containers[postgresql].image  postgres:14 → postgres:14.19
                        2 resources change, 0 are added, 0 removed in k8s: 1 pod restarts, 1 needs a decision.""");
    }

    @Test
    void what_is_at_risk_stands_first_and_what_comes_or_goes_is_one_line() {
        Tree after = PLATFORM.renamed("redis", "redis-cache")
                .replace("development/mongodb-intervalai/credentials.yaml", "intervalai_mongo123", "new");

        assertThat(ChangeReport.of(PLATFORM.changesTo(after))).isEqualTo("""
                        development/redis: data at risk
                          PersistentVolumeClaim redis-pvc: data at risk
                          Secret redis-secrets: removed
                          Service redis: removed
                          StatefulSet redis: removed
                        development/mongodb-intervalai: no restart
                          Secret mongodb-intervalai-secrets: no restart
                            stringData.mongodb-root-password  **** → ****
                        development/redis-cache: created (PersistentVolumeClaim redis-cache-pvc, Secret redis-cache-secrets, Service redis-cache, StatefulSet redis-cache)
                        1 resource changes, 4 are added, 4 removed in k8s: 0 pods restart, 1 needs a decision.""");
    }

    @Test
    void many_fields_are_cut() {
        StringBuilder before = new StringBuilder("kind: ConfigMap\nmetadata: {name: many}\nspec:\n");
        for (int i = 10; i < 25; i++) {
            before.append("  field" + i + ": old\n");
        }
        Tree old = Tree.EMPTY.with("development/a/many.yaml", before.toString());
        Tree now = Tree.EMPTY.with("development/a/many.yaml", before.toString().replace("old", "new"));

        assertThat(ChangeReport.of(old.changesTo(now)))
                .contains("    spec.field21  old → new\n    … and 3 more fields\n")
                .doesNotContain("field22");
    }

    @Test
    void many_instances_are_cut_but_counted_and_in_the_list() {
        Tree before = Tree.EMPTY;
        for (int i = 100; i < 160; i++) {
            before = before.with(
                    "development/i" + i + "/a.yaml", "kind: ConfigMap\nmetadata: {name: i" + i + "}\nspec: old\n");
        }
        Tree after = before;
        for (String path : before.paths()) {
            after = after.replace(path, "old", "new");
        }
        ChangeSet changes = before.changesTo(after);

        assertThat(ChangeReport.of(changes).lines())
                .hasSize(124)
                .contains(
                        "development/i134: no restart, pods read it when they start (1 resource)",
                        "… and 6 more instances",
                        "60 resources change, 0 are added, 0 removed in k8s: 0 pods restart.")
                .doesNotContain(
                        "development/i134: no restart",
                        "development/i154: no restart, pods read it when they start (1 resource)");
        assertThat(changes.resources()).hasSize(60);
    }

    @Test
    void a_file_outside_of_all_folders_has_no_environment() {
        Tree one = Tree.EMPTY.with("extra.yaml", "kind: ConfigMap\nmetadata: {name: extra}\n");

        assertThat(ChangeReport.of(Tree.EMPTY.changesTo(one)))
                .startsWith("extra: created (ConfigMap extra)\n0 resources change, 1 is added");
    }

    @Test
    void what_just_fits_is_not_cut() {
        StringBuilder twelve = new StringBuilder("kind: ConfigMap\nmetadata: {name: many}\nspec:\n");
        for (int i = 10; i < 22; i++) {
            twelve.append("  field" + i + ": old\n");
        }
        Tree old = Tree.EMPTY.with("development/a/many.yaml", twelve.toString());
        Tree now = Tree.EMPTY.with("development/a/many.yaml", twelve.toString().replace("old", "new"));

        assertThat(ChangeReport.of(old.changesTo(now))).contains("field21").doesNotContain("…");
        assertThat(ChangeReport.of(created(100)).lines()).hasSize(101).noneMatch(line -> line.contains("resource)"));
        assertThat(ChangeReport.of(created(101)).lines()).hasSize(102).anyMatch(line -> line.contains("(1 resource)"));
        assertThat(ChangeReport.of(created(120)).lines()).hasSize(121).noneMatch(line -> line.startsWith("…"));
        assertThat(ChangeReport.of(created(121)).lines()).hasSize(122).contains("… and 1 more instance");
    }

    /** Each is one line. */
    private static ChangeSet created(int instances) {
        Tree tree = Tree.EMPTY;
        for (int i = 0; i < instances; i++) {
            tree = tree.with("development/i" + i + "/a.yaml", "kind: ConfigMap\nmetadata: {name: i" + i + "}\n");
        }
        return Tree.EMPTY.changesTo(tree);
    }
}
