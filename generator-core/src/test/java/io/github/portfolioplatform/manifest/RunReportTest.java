package io.github.portfolioplatform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Tree;
import io.github.portfolioplatform.manifest.Drift.State;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private static final Tree PLATFORM = Tree.platform();
    private static final ChangeSet SHRINKS =
            PLATFORM.changesTo(PLATFORM.replace("development/redis/claim.yaml", "1Gi", "512Mi"));

    private static WrittenFiles written(List<String> written, int unchanged, List<String> removed) {
        return new WrittenFiles(written, unchanged, removed, List.of(), List.of());
    }

    private static Drift drift(SortedMap<String, State> states, int same) {
        return new Drift(states, same, PLATFORM.changesTo(PLATFORM), List.of(), List.of());
    }

    @Test
    void a_run_tells_each_file_that_it_wrote_or_removed_and_the_numbers() {
        WrittenFiles files =
                written(List.of("d/redis/claim.yaml", "d/redis/service.yaml"), 22, List.of("d/old/claim.yaml"));

        assertThat(RunReport.of(files, "k8s")).isEqualTo("""
                          written  k8s/d/redis/claim.yaml
                          written  k8s/d/redis/service.yaml
                          removed  k8s/d/old/claim.yaml
                        2 files written, 22 unchanged, 1 removed in k8s.""");
    }

    @Test
    void a_run_that_changed_nothing_is_one_line() {
        assertThat(RunReport.of(written(List.of(), 24, List.of()), "k8s"))
                .isEqualTo("0 files written, 24 unchanged, 0 removed in k8s.");
    }

    @Test
    void one_file_is_not_1_files() {
        assertThat(RunReport.of(written(List.of("d/a.yaml"), 0, List.of()), "k8s"))
                .endsWith("1 file written, 0 unchanged, 0 removed in k8s.");
    }

    @Test
    void a_long_list_is_cut_after_thirty_files() {
        List<String> paths =
                IntStream.range(100, 131).mapToObj(i -> "d/" + i + ".yaml").toList();

        assertThat(RunReport.of(written(paths, 0, List.of()), "k8s").lines())
                .hasSize(32)
                .contains(
                        "  written  k8s/d/129.yaml",
                        "  … and 1 more",
                        "31 files written, 0 unchanged, 0 removed in k8s.")
                .doesNotContain("  written  k8s/d/130.yaml");
    }

    @Test
    void thirty_files_are_all_shown() {
        List<String> paths =
                IntStream.range(100, 130).mapToObj(i -> "d/" + i + ".yaml").toList();

        assertThat(RunReport.of(written(paths, 0, List.of()), "k8s").lines()).hasSize(31);
    }

    @Test
    void no_drift_is_one_line() {
        assertThat(RunReport.of(drift(new TreeMap<>(), 24))).isEqualTo("24 files in k8s as rendered.");
        assertThat(RunReport.of(drift(new TreeMap<>(), 1))).isEqualTo("1 file in k8s as rendered.");
    }

    @Test
    void drift_tells_what_differs_how_and_what_to_do() {
        SortedMap<String, State> states = new TreeMap<>();
        states.put("d/a.yaml", State.FOREIGN);
        states.put("d/b.yaml", State.STALE);
        states.put("d/c.yaml", State.MISSING);
        states.put("d/d.yaml", State.EDITED);
        states.put("d/e.yaml", State.CHANGED);

        assertThat(RunReport.of(drift(states, 20))).isEqualTo("""
                        5 files in k8s not as rendered:
                          changed  k8s/d/e.yaml
                          edited   k8s/d/d.yaml
                          missing  k8s/d/c.yaml
                          stale    k8s/d/b.yaml
                          foreign  k8s/d/a.yaml
                        Edits by hand: to keep one, say it in the spec or in an overlay of your own; to discard all, run 'mvn portfolio:generate -Dportfolio.overwrite' and commit the result.
                        Run 'mvn portfolio:generate' and commit the result.
                        Move foreign files out of the folders that are rendered: whatever applies those would apply them, too.""");
    }

    @Test
    void edits_alone_need_a_decision_and_not_a_run_that_would_refuse_them() {
        SortedMap<String, State> states = new TreeMap<>();
        states.put("d/a.yaml", State.EDITED);

        assertThat(RunReport.of(drift(states, 23)))
                .contains("-Dportfolio.overwrite")
                .doesNotContain("Run 'mvn portfolio:generate' and commit");
    }

    @Test
    void refused_changes_are_told_even_if_all_files_are_as_rendered() {
        Drift drift = new Drift(new TreeMap<>(), 24, SHRINKS, List.of("Git has no answer."), List.of());

        assertThat(drift.isNone()).isFalse();
        assertThat(RunReport.of(drift)).isEqualTo("""
                        24 files in k8s as rendered.
                        Refused until somebody decides, because data is at risk:
                        %s
                        Git has no answer.""", drift.refusals().get(0));
    }

    @Test
    void a_run_is_advised_after_the_decision() {
        SortedMap<String, State> states = new TreeMap<>();
        states.put("d/claim.yaml", State.CHANGED);
        Drift drift = new Drift(states, 23, SHRINKS, List.of(), List.of());

        assertThat(RunReport.of(drift)).isEqualTo("""
                        1 file in k8s not as rendered:
                          changed  k8s/d/claim.yaml
                        Refused until somebody decides, because data is at risk:
                        %s
                        Then run 'mvn portfolio:generate' and commit the result.""", drift.refusals().get(0));
    }

    @Test
    void hints_stand_below_what_was_written() {
        WrittenFiles files = new WrittenFiles(List.of("d/a.yaml"), 0, List.of(), List.of("redis restarts."), List.of());

        assertThat(RunReport.of(files, "k8s").lines().toList())
                .endsWith("1 file written, 0 unchanged, 0 removed in k8s.", "redis restarts.");
    }

    @Test
    void hints_stand_below_what_differs_and_those_of_the_base_revision_first() {
        ChangeSet grows = PLATFORM.changesTo(PLATFORM.replace("development/redis/claim.yaml", "1Gi", "2Gi"));
        Drift drift = new Drift(new TreeMap<>(), 24, grows, List.of("Git has no answer."), List.of());

        assertThat(RunReport.of(drift)).isEqualTo("""
                        24 files in k8s as rendered.
                        Git has no answer.
                        Claims grow, which their storage class must support (allowVolumeExpansion: true): development/redis 1Gi → 2Gi.""");
    }

    @Test
    void ignored_files_are_told_with_the_rule_that_does_it() {
        List<IgnoredFile> ignored = List.of(new IgnoredFile("d/my-secret/claim.yaml", ".gitignore:3:*secret*"));

        assertThat(RunReport.of(ignored, "k8s")).isEqualTo("""
                        Git ignores 1 file in k8s, which nobody who clones has:
                          ignored  k8s/d/my-secret/claim.yaml by .gitignore:3:*secret*
                        Narrow the rule, or add the files with 'git add --force'.""");
        assertThat(RunReport.of(List.of(), "k8s")).isEmpty();
    }

    @Test
    void foreign_files_alone_need_no_run() {
        SortedMap<String, State> states = new TreeMap<>();
        states.put("d/a.yaml", State.FOREIGN);

        assertThat(RunReport.of(drift(states, 24))).isEqualTo("""
                        1 file in k8s not as rendered:
                          foreign  k8s/d/a.yaml
                        Move foreign files out of the folders that are rendered: whatever applies those would apply them, too.""");
    }

    @Test
    void changes_alone_do_not_speak_of_foreign_files() {
        SortedMap<String, State> states = new TreeMap<>();
        states.put("d/a.yaml", State.CHANGED);

        assertThat(RunReport.of(drift(states, 23))).endsWith("Run 'mvn portfolio:generate' and commit the result.");
    }
}
