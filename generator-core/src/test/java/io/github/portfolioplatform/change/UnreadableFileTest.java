package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import org.junit.jupiter.api.Test;

/** A guard that cannot see does not say yes. */
class UnreadableFileTest {

    private static final Tree PLATFORM = Tree.platform();
    private static final String CLAIM = "development/redis/claim.yaml";

    @Test
    void a_file_with_a_merge_conflict_is_refused_with_the_way_out() {
        Tree before = PLATFORM.replace(CLAIM, "spec:\n", "<<<<<<< HEAD\nspec:\n");

        assertThat(before.changesTo(PLATFORM).refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "k8s/development/redis/claim.yaml:20:1: The file as it was cannot be compared with what is rendered now. It"
                                + " holds the marks of a merge conflict. Take the file from git as it was when it was last"
                                + " rendered, commit that, and run again.");
    }

    @Test
    void its_resources_are_not_called_new() {
        Tree before = PLATFORM.with(CLAIM, "no: [yaml");

        assertThat(before.changesTo(PLATFORM).resources()).isEmpty();
        assertThat(ChangeReport.of(before.changesTo(PLATFORM)))
                .isEqualTo("Nothing changes in k8s, 1 needs a decision.");
    }

    @Test
    void a_file_that_does_not_differ_is_not_even_read() {
        Tree broken = PLATFORM.with("development/redis/extra.yaml", "no: [yaml");

        assertThat(broken.changesTo(broken).refusals()).isEmpty();
    }

    @Test
    void what_is_no_resource_is_nothing_to_compare() {
        Tree before =
                PLATFORM.with(".gitattributes", "a").with("development/kustomization.yaml", "resources: [redis]\n");
        Tree after = PLATFORM.with(".gitattributes", "b")
                .with(".portfolio-inventory", "c")
                .with("development/kustomization.yaml", "resources: [redis, other]\n")
                .with("development/README.md", "[");

        assertThat(before.changesTo(after).resources()).isEmpty();
        assertThat(before.changesTo(after).refusals()).isEmpty();
    }

    @Test
    void no_file_writes_lines_of_its_own_into_a_message() {
        Tree before = PLATFORM.replace(CLAIM, "storage: 1Gi", "storage: \"2Gi\\n\\e[31mforged\"")
                .with("development/other.yaml", "kind: ConfigMap\nmetadata: {name: \"a\\nforged\"}\n")
                .replace("development/redis/service.yaml", "spec:\n", "spec:\n  \"k\\nforged\": 1\n");
        ChangeSet changes = before.changesTo(PLATFORM);

        assertThat(changes.refusals()).hasSize(1);
        assertThat(changes.refusals().get(0).toString()).doesNotContain("\n", "\u001b");
        assertThat(changes.resources().toString()).contains("forged").doesNotContain("\n", "\u001b");
        assertThat(ChangeReport.of(changes)).doesNotContain("\nforged", "\u001b");
    }
}
