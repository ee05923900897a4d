package io.github.portfolioplatform.merge;

import static io.github.portfolioplatform.merge.SharedPortfolio.SPEC;
import static io.github.portfolioplatform.merge.SharedPortfolio.renamed;
import static io.github.portfolioplatform.merge.SharedPortfolio.withCart;
import static io.github.portfolioplatform.merge.SharedPortfolio.withPayments;
import static io.github.portfolioplatform.merge.SharedPortfolio.withoutSessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git offers besides a plain merge, with the settings that people have. */
@Tag("thorough")
class UnusualMergesTest {

    private static final String BACKUP = "    backup: {to: disk}\n";

    @TempDir
    Path temporary;

    private SharedPortfolio shop;

    @BeforeEach
    void a_portfolio_that_is_rendered_and_committed() {
        shop = SharedPortfolio.in(temporary.resolve("shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "diff3", "zdiff3"})
    void a_merge_of_branches_that_merged_each_other_is_resolved_in_the_portfolio(String style) {
        shop.git().git("config", "merge.conflictStyle", style);
        shop.branch("a", spec -> sized(spec, 3));
        shop.branch("b", spec -> sized(spec, 4));
        shop.git().git("branch", "former-a", "a");
        shop.git().git("branch", "former-b", "b");
        shop.conflicts("a", "former-b");
        isResolvedBy(sized(SPEC, 5));
        shop.conflicts("b", "former-a");
        isResolvedBy(sized(SPEC, 6));

        shop.conflicts("a", "b");

        assertThatThrownBy(shop::generate).hasMessageContaining("These are git's conflict marks");
        isResolvedBy(sized(SPEC, 7));
    }

    @Test
    void marks_of_another_length_are_named_and_replaced() {
        shop.put(".gitattributes", "* conflict-marker-size=12\n");
        shop.git().commitAll("longer marks");
        shop.branch("one", SharedPortfolio::withPayments);
        shop.branch("two", SharedPortfolio::withCart);

        shop.conflicts("one", "two");

        assertThatThrownBy(shop::generate).hasMessageContaining("These are git's conflict marks");
        isResolvedBy(withCart(withPayments(SPEC)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_names_for_one_instance_are_resolved_to_either(boolean isOurs) {
        shop.branch("one", SharedPortfolio::renamed);
        shop.branch("two", spec -> renamed(spec).replace("redis-visits", "redis-visitors"));

        shop.conflicts("one", "two");

        isResolvedBy(
                isOurs
                        ? renamed(SPEC)
                        : renamed(SPEC).replace("redis-visits", "redis-visitors")
                                + "  - {instance: redis-visits, reason: never was in a cluster}\n");
        assertThat(shop.git().run("ls-files", "k8s"))
                .doesNotContain("redis-sessions/", isOurs ? "redis-visitors/" : "redis-visits/");
    }

    @Test
    void two_environments_that_were_added_are_resolved_in_the_portfolio() {
        shop.branch("one", spec -> spec + "  staging: {namespace: staging}\n");
        shop.branch("two", spec -> spec + "  preview: {namespace: preview}\n");

        assertThat(shop.conflicts("one", "two")).contains("k8s/.gitattributes");

        isResolvedBy(SPEC + "  staging: {namespace: staging}\n  preview: {namespace: preview}\n");
    }

    @Test
    void lines_that_a_driver_put_into_another_order_are_as_rendered() {
        shop.use(true);
        shop.branch("one", spec -> spec + "  staging: {namespace: staging}\n");
        shop.branch("two", spec -> spec.replace("environments:\n", "environments:\n  preview: {namespace: preview}\n"));

        shop.merge("one", "two");

        assertThat(shop.read("k8s/.gitattributes")).containsSubsequence("/staging/**", "/preview/**");
        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void an_instance_that_is_added_to_an_environment_that_is_added_is_completed() {
        shop.branch("one", spec -> spec + "  staging: {namespace: staging}\n");
        shop.branch("two", SharedPortfolio::withPayments);

        shop.merge("one", "two");

        assertThat(shop.check().states()).containsKey("staging/postgresql-payments/claim.yaml");
        isResolvedBy(withPayments(SPEC) + "  staging: {namespace: staging}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "conflict"})
    void a_file_that_git_moves_into_a_renamed_instance_is_ours(String directoryRenames) {
        shop.git().git("config", "merge.directoryRenames", directoryRenames);
        shop.branch("one", SharedPortfolio::renamed);
        shop.branch(
                "two",
                spec -> spec.replace("s3ss10ns-Redis\n", "s3ss10ns-Redis\n" + BACKUP)
                        .replace("environments:", "backupTargets: {disk: {volume: {claim: backups}}}\nenvironments:"));

        shop.conflicts("one", "two");

        isResolvedBy(renamed(SPEC));
        assertThat(shop.git().run("ls-files", "k8s")).doesNotContain("redis-sessions", "backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge -q two", "merge -q --squash two", "cherry-pick -n two"})
    void rendered_files_that_were_added_with_their_marks_are_replaced(String way) {
        shop.branch("one", SharedPortfolio::withPayments);
        shop.branch("two", SharedPortfolio::withCart);

        shop.git().tries("switch -q one", way, "add --all");

        isResolvedBy(withCart(withPayments(SPEC)));
    }

    @Test
    void a_stash_that_conflicts_is_resolved_in_the_portfolio() {
        shop.write(
                SPEC.replace("redis:7.4.1-", "redis:7.4.3-").replace("Storefront\n", "Storefront\n    storage: 2Gi\n"));
        shop.generate();
        shop.git().git("stash", "-q");
        shop.write(SPEC.replace("redis:7.4.1-", "redis:7.4.2-"));
        shop.generate();
        shop.git().commitAll("another image");

        shop.git().tries("stash pop -q");

        isResolvedBy(
                SPEC.replace("redis:7.4.1-", "redis:7.4.3-").replace("Storefront\n", "Storefront\n    storage: 3Gi\n"));
    }

    @Test
    void changes_that_are_taken_along_to_another_branch_are_resolved_in_the_portfolio() {
        shop.branch("one", SharedPortfolio::withPayments);
        shop.git().git("switch", "-q", "main");
        shop.write(withCart(SPEC));
        shop.generate();

        shop.git().tries("checkout -q -m one");

        isResolvedBy(withCart(withPayments(SPEC)));
    }

    @Test
    void three_branches_merge_at_once() {
        shop.branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));
        shop.branch("three", spec -> sized(spec, 3));

        shop.git().tries("switch -q main", "merge -q --no-edit one two three");

        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("log", "--format=%p", "-1").strip().split(" "))
                .hasSize(3);
    }

    @Test
    void a_merge_that_is_reverted_and_reverted_again_is_as_rendered() {
        shop.branch("one", SharedPortfolio::withPayments);

        shop.git().tries("switch -q main", "merge -q --no-ff --no-edit one", "revert -m 1 --no-edit HEAD");
        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("ls-files", "k8s")).doesNotContain("postgresql-payments");

        shop.git().tries("revert --no-edit HEAD");
        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("ls-files", "k8s")).contains("postgresql-payments");
    }

    @Test
    void marks_in_all_of_our_records_are_replaced() {
        shop.branch("one", SharedPortfolio::withPayments);
        for (String file : new String[] {
            "k8s/.gitattributes",
            "k8s/.portfolio-inventory",
            "k8s/development/.portfolio-inventory",
            "k8s/development/README.md"
        }) {
            String text = shop.read(file);
            shop.put(file, "<<<<<<< HEAD\r\n" + text + "||||||| base\n=======\r\n" + text + ">>>>>>> two\n");
        }
        shop.git().commitAll("marks");

        assertThat(shop.check().states()).hasSize(4);
        isResolvedBy(withPayments(SPEC));
    }

    @Test
    void a_file_of_a_user_survives_when_its_instance_is_removed_by_a_merge() {
        shop.put("k8s/overlay/kustomization.yaml", "mine\n");
        shop.put("k8s/development/redis-sessions/patch.yaml", "mine\n");
        shop.git().commitAll("own files");
        shop.branch("one", SharedPortfolio::withoutSessions);
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        shop.conflicts("one", "two");
        shop.write(withoutSessions(SPEC));
        shop.generate();

        assertThat(shop.check().states().keySet()).containsExactly("development/redis-sessions/patch.yaml");
        assertThat(shop.read("k8s/overlay/kustomization.yaml")).isEqualTo("mine\n");
        assertThat(shop.read("k8s/development/redis-sessions/patch.yaml")).isEqualTo("mine\n");
    }

    private static String sized(String spec, int gibibytes) {
        return spec.replace("storage: 2Gi", "storage: " + gibibytes + "Gi");
    }

    private void isResolvedBy(String spec) {
        shop.write(spec);
        shop.generate();
        shop.git().commitAll("resolved");
        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.check().refusals()).isEmpty();
        assertThat(shop.git().run("grep", "-lE", "^(<{7}|={7}|>{7})")).isEmpty();
    }
}
