package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Expectation;
import io.github.portfolioplatform.manifest.Drift;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code check-reports} are all that a machine and a person get to read of a check. */
class CheckReportTest {

    private static final Path REPORTS = Path.of("src/test/resources/check-reports");

    @TempDir
    Path parent;

    private CheckedProject same() {
        return CheckedProject.rendered(parent.resolve("k8s"));
    }

    private CheckedProject differing() {
        return same().spec(
                        "image: postgres:17.6-bookworm\n    storage: 2Gi",
                        "image: postgres:17.7-bookworm\n    storage: 1Gi")
                .spec("mongodb: {storage: 20Gi", "mongodb: {storage: 30Gi")
                .spec("  argocd: {form: applications}\n", "")
                .edit("development/redis-sessions/service.yaml", "ClusterIP", "NodePort")
                .put("production/mongodb-catalog/notes.yaml", "kind: ConfigMap\nmetadata: {name: notes}\n");
    }

    private CheckedProject broken() {
        return same().spec("password: copper-lantern-forty", "password: rowan-basket-sixteen")
                .spec("database: orders", "databse: orders")
                .spec("storage: 10Gi, memory", "storage: 1Gi, memory");
    }

    @Test
    void nothing_differs() throws IOException {
        assertIsAsExpected("same", same().report());
    }

    @Test
    void a_smaller_claim_another_image_an_edit_and_files_too_many() throws IOException {
        assertIsAsExpected("differing", differing().report());
    }

    @Test
    void a_wrong_spec() throws IOException {
        assertIsAsExpected("broken", broken().report());
    }

    private static void assertIsAsExpected(String name, CheckReport report) throws IOException {
        assertIs(report.junit(), new Expectation(REPORTS.resolve(name + ".xml")));
        assertIs(report.markdown(), new Expectation(REPORTS.resolve(name + ".md")));
    }

    private static void assertIs(String text, Expectation expected) throws IOException {
        expected.updateIfAsked(text);
        assertThat(text).isEqualTo(expected.text());
    }

    @Test
    void what_changes_in_the_cluster_fails_nothing_if_it_is_rendered_and_not_refused() {
        CheckedProject project = same().spec("redis:7.4-bookworm", "redis:7.4.1-bookworm");
        Drift before = project.door().compare(project.tree());
        project.door().write(project.tree());
        Drift after = project.door().compare(project.tree());

        CheckReport report = CheckReport.of(
                project.tree(), new Drift(after.states(), after.same(), before.changes(), List.of(), List.of()));

        assertThat(report.markdown()).startsWith("""
                        <!-- portfolio:check -->
                        ✅ 38 files in `k8s` as rendered.

                        In the cluster: 2 resources change, 0 are added, 0 are removed; 2 pods restart.

                        | Environment | Instance | In the cluster |
                        |---|---|---|
                        | `development` | `redis-sessions` | 🟡 rolling restart of redis-sessions-0 |
                        | `production` | `redis-sessions` | 🟡 rolling restart of redis-sessions-0 |
                        """).doesNotContain("#### Files", "[!CAUTION]");
        assertThat(report.junit())
                .contains("failures=\"0\"", "redis:7.4-bookworm → redis:7.4.1-bookworm")
                .doesNotContain("<failure");
    }

    @Test
    void no_report_shows_a_password_or_where_the_folder_lies() {
        CheckedProject project = same().spec("copper-lantern-forty", "marble-orchard-twelve");

        assertThat(project.report().markdown() + project.report().junit())
                .contains("stringData.redis-password")
                .doesNotContain("lantern", "orchard", parent.toString());
        assertThat(broken().report().markdown() + broken().report().junit())
                .doesNotContain("basket", parent.toString());
    }

    @Test
    void the_same_check_gives_the_same_bytes() {
        CheckedProject project = differing();

        assertThat(project.report().junit()).isEqualTo(project.report().junit());
        assertThat(project.report().markdown()).isEqualTo(project.report().markdown());
    }
}
