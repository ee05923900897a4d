package io.github.portfolioplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people change one portfolio on branches of their own, and git merges what both rendered. */
class MergedBranchesTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            quota: {storage: 20Gi, memory: 8Gi, cpu: 8}
            engines:
              postgresql:
                image: postgres:17.6-bookworm
                requests: {memory: 256Mi, cpu: 100m}
                limits: {memory: 512Mi, cpu: 500m}
                storage: 2Gi
              redis:
                image: redis:7.4.1-bookworm
                requests: {memory: 64Mi, cpu: 50m}
                limits: {memory: 128Mi, cpu: 250m}
                storage: 1Gi
            instances:
              - name: postgresql-orders
                engine: postgresql
                application: Orders
                image: postgres:17.5-bookworm
                database: orders
                user: orders
                password: Tr4vel-0rders

              - name: redis-sessions
                engine: redis
                application: Storefront
                password: s3ss10ns-Redis

              - name: postgresql-billing
                engine: postgresql
                application: Billing
                database: billing
                user: billing
                password: B1lling-Tr4vel
            environments:
              development: {}
            """;
    private static final String PAYMENTS = """
              - name: postgresql-payments
                engine: postgresql
                application: Payments
                database: payments
                user: payments
                password: P4yments-Tr4vel

            """;
    private static final String CART = """
              - name: redis-cart
                engine: redis
                application: Cart
                password: c4rt-Redis-One

            """;

    @TempDir
    Path temporary;

    private GitWorkTree git;

    @BeforeEach
    void a_portfolio_that_is_rendered_and_committed() {
        git = GitWorkTree.in(temporary.resolve("shop"));
        write(SPEC);
        generate();
        git.commitAll("first");
    }

    // Without a conflict.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_of_different_instances_merge_and_are_as_rendered(boolean drivers) {
        branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        merge("one", "two", drivers);

        assertThat(check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_of_the_same_instance_merge_and_are_as_rendered(boolean drivers) {
        branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        branch(
                "two",
                spec -> spec.replace(
                        "password: Tr4vel-0rders\n", "password: Tr4vel-0rders\n    limits: {memory: 1Gi, cpu: 1}\n"));

        merge("one", "two", drivers);

        assertThat(check().states()).isEmpty();
    }

    @Test
    void a_change_of_size_and_one_of_an_image_of_the_same_instances_merge() {
        branch("one", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));
        branch("two", spec -> spec.replace("memory: 128Mi, cpu: 250m", "memory: 256Mi, cpu: 250m"));

        merge("one", "two", false);

        assertThat(check().states()).isEmpty();
    }

    @Test
    void a_change_and_a_rebase_of_another_onto_it_are_as_rendered() {
        branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));
        withoutDrivers();

        git.run("switch", "-q", "two");
        git.run("rebase", "-q", "one");

        assertThat(check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void instances_added_at_different_places_merge_and_are_as_rendered(boolean drivers) {
        branch("one", spec -> spec.replace("  - name: redis-sessions", PAYMENTS + "  - name: redis-sessions"));
        branch("two", spec -> spec.replace("environments:", CART + "environments:"));

        merge("one", "two", drivers);

        assertThat(check().states()).isEmpty();
        assertThat(git.run("ls-files", "k8s")).contains("redis-cart/claim.yaml", "postgresql-payments/claim.yaml");
    }

    @Test
    void changes_of_size_of_different_instances_merge_and_are_as_rendered() {
        branch("one", spec -> spec.replace("Tr4vel-0rders\n", "Tr4vel-0rders\n    storage: 3Gi\n"));
        branch("two", spec -> spec.replace("B1lling-Tr4vel\n", "B1lling-Tr4vel\n    storage: 4Gi\n"));

        merge("one", "two", false);

        assertThat(check().states()).isEmpty();
    }

    @Test
    void images_of_different_engines_in_production_merge_and_are_as_rendered() throws IOException {
        Path platform =
                Path.of(System.getProperty("repository.root", ".."), "examples/portfolio-platform/portfolio.yaml");
        String production = Files.readString(platform).replaceAll("@sha256:[0-9a-f]{64}", "");
        git.run("rm", "-rq", "k8s");
        git.commitAll("gone");
        write(production);
        generate();
        git.commitAll("production");
        branch("one", spec -> production.replace("redis:7.4.11-", "redis:7.4.12-"));
        branch("two", spec -> production.replace("postgres:17.11-", "postgres:17.12-"));
        branch("three", spec -> production.replace("memory: 4Gi, cpu: 2}", "memory: 4Gi, cpu: 3}"));

        merge("one", "two", false);
        merge("one", "three", false);

        assertThat(check().states()).isEmpty();
    }

    // With a conflict.

    @ParameterizedTest
    @ValueSource(strings = {"merge", "squash", "rebase", "cherry-pick"})
    void instances_added_at_the_same_place_conflict_and_generate_completes(String way) {
        branch("one", spec -> spec.replace("environments:", PAYMENTS + "environments:"));
        branch("two", spec -> spec.replace("environments:", CART + "environments:"));
        withoutDrivers();
        switch (way) {
            case "merge" -> git.tries("switch -q one", "merge -q two");
            case "squash" -> git.tries("switch -q one", "merge -q --squash two");
            case "rebase" -> git.tries("switch -q two", "rebase -q one");
            default -> git.tries("switch -q one", "cherry-pick two");
        }

        assertThatThrownBy(this::generate).hasMessageContaining("These are git's conflict marks");
        write(SPEC.replace("environments:", PAYMENTS + CART + "environments:"));
        generate();
        git.run("add", "--all");

        assertThat(check().states()).isEmpty();
        assertThat(git.run("grep", "-l", "<<<<<<<", "--", "k8s")).isEmpty();
    }

    @Test
    void conflict_marks_that_were_committed_are_replaced_too() {
        branch("one", spec -> spec.replace("environments:", PAYMENTS + "environments:"));
        branch("two", spec -> spec.replace("environments:", CART + "environments:"));
        withoutDrivers();
        git.tries("switch -q one", "merge -q two");
        git.commitAll("with marks");

        write(SPEC.replace("environments:", PAYMENTS + CART + "environments:"));

        assertThat(check().refusals()).isEmpty();
        generate();
        assertThat(check().states()).isEmpty();
    }

    @Test
    void conflict_marks_in_a_claim_are_judged_by_the_side_that_was_merged_into() {
        branch("one", spec -> spec.replace("user: orders\n", "user: orders\n    storage: 4Gi\n"));
        branch("two", spec -> spec.replace("user: orders\n", "user: orders\n    storage: 3Gi\n"));
        withoutDrivers();
        git.tries("switch -q one", "merge -q two");
        git.commitAll("with marks");

        write(SPEC.replace("user: orders\n", "user: orders\n    storage: 3Gi\n"));
        assertThatThrownBy(this::generate).hasMessageContaining("shrinks from 4Gi to 3Gi");
        write(SPEC.replace("user: orders\n", "user: orders\n    storage: 5Gi\n"));
        generate();
        assertThat(check().states()).isEmpty();
    }

    @Test
    void a_line_that_a_person_wrote_into_a_conflict_is_an_edit() {
        branch("one", spec -> spec.replace("environments:", PAYMENTS + "environments:"));
        branch("two", spec -> spec.replace("environments:", CART + "environments:"));
        withoutDrivers();
        git.tries("switch -q one", "merge -q two");
        write(SPEC.replace("environments:", PAYMENTS + CART + "environments:"));
        put("k8s/development/kustomization.yaml", read("k8s/development/kustomization.yaml") + "- mine.yaml\n");

        assertThatThrownBy(this::generate)
                .hasMessageContaining("k8s/development/kustomization.yaml:1:1: It was edited by hand");
    }

    // Instances that go.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_instance_that_one_branch_removes_and_the_other_changes_goes(boolean drivers) {
        branch("one", MergedBranchesTest::withoutSessions);
        branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        conflicts("one", "two", drivers);
        write(withoutSessions(SPEC.replace("redis:7.4.1-", "redis:7.4.2-")));
        generate();
        git.commitAll("merged");

        assertThat(check().states()).isEmpty();
        assertThat(git.run("ls-files", "k8s/development/redis-sessions")).isEmpty();
    }

    @Test
    void an_instance_that_is_renamed_and_another_that_is_changed_merge() {
        branch("one", spec -> renamed(spec));
        branch("two", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));

        assertThat(conflicts("one", "two", false)).isEmpty();

        assertThat(check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_instance_that_is_renamed_and_changed_is_completed(boolean drivers) {
        branch("one", spec -> renamed(spec));
        branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        conflicts("one", "two", drivers);
        write(renamed(SPEC.replace("redis:7.4.1-", "redis:7.4.2-")));
        generate();
        git.commitAll("merged");

        assertThat(check().states()).isEmpty();
        assertThat(git.run("ls-files", "k8s/development/redis-sessions")).isEmpty();
    }

    @Test
    void a_merge_that_takes_our_side_alone_is_as_rendered() {
        branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        branch("two", spec -> spec.replace("environments:", CART + "environments:"));
        git.tries("switch -q one", "merge -q -s ours two");

        assertThat(check().states()).isEmpty();
    }

    @Test
    void a_clone_with_an_edit_that_is_not_committed_keeps_it() {
        Path clone = temporary.resolve("clone");
        git.run("clone", "-q", ".", clone.toString());
        git = new GitWorkTree(clone);
        String file = "k8s/development/redis-sessions/statefulset.yaml";
        put(file, read(file).replace("redis:7.4.1-", "redis:7.4.9-"));

        write(SPEC.replace("redis:7.4.1-", "redis:7.4.2-"));

        assertThat(check().in(State.EDITED)).containsExactly("development/redis-sessions/statefulset.yaml");
        assertThatThrownBy(this::generate).hasMessageContaining("It was edited by hand");
    }

    private static String withoutSessions(String spec) {
        int start = spec.indexOf("  - name: redis-sessions");
        return accepting(spec.substring(0, start) + spec.substring(spec.indexOf("  - name: postgresql-billing")));
    }

    private static String renamed(String spec) {
        return accepting(spec.replace("name: redis-sessions", "name: redis-visits"));
    }

    private static String accepting(String spec) {
        return spec + """
                tombstones:
                  - {instance: redis-sessions, reason: sessions may be lost}
                """;
    }

    private void branch(String name, UnaryOperator<String> change) {
        git.run("switch", "-qc", name, "main");
        write(change.apply(SPEC));
        generate();
        git.commitAll(name);
    }

    private void merge(String into, String branch, boolean drivers) {
        assertThat(conflicts(into, branch, drivers)).isEmpty();
    }

    private List<String> conflicts(String into, String branch, boolean drivers) {
        if (!drivers) {
            withoutDrivers();
        }
        git.tries("switch -q " + into, "merge -q --no-edit " + branch);
        return git.run("diff", "--name-only", "--diff-filter=U")
                .lines()
                .distinct()
                .toList();
    }

    /** As on a forge that knows no merge drivers. */
    private void withoutDrivers() {
        put(".git/info/attributes", ".portfolio-inventory !merge\n.gitattributes !merge\n");
    }

    private ManifestTree tree() {
        return PortfolioGenerator.renderFrom(
                "portfolio.yaml", PortfolioSpec.read(git.folder().resolve("portfolio.yaml")));
    }

    private void generate() {
        ManifestFolder.at(git.folder().resolve("k8s"), "k8s").write(tree());
    }

    private Drift check() {
        return ManifestFolder.at(git.folder().resolve("k8s"), "k8s").compare(tree());
    }

    private void write(String spec) {
        put("portfolio.yaml", spec);
    }

    private void put(String file, String text) {
        try {
            Files.writeString(git.folder().resolve(file), text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(git.folder().resolve(file));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
