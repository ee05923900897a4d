package io.github.portfolioplatform.merge;

import static io.github.portfolioplatform.merge.SharedPortfolio.PAYMENTS;
import static io.github.portfolioplatform.merge.SharedPortfolio.SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people change one portfolio on branches of their own, and git merges what both rendered. */
class MergedBranchesTest {

    @TempDir
    Path temporary;

    private SharedPortfolio shop;

    @BeforeEach
    void a_portfolio_that_is_rendered_and_committed() {
        shop = SharedPortfolio.in(temporary.resolve("shop"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_of_different_instances_merge_and_are_as_rendered(boolean drivers) {
        shop.use(drivers);
        shop.branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_of_the_same_instance_merge_and_are_as_rendered(boolean drivers) {
        shop.use(drivers);
        shop.branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        shop.branch(
                "two",
                spec -> spec.replace(
                        "password: Tr4vel-0rders\n", "password: Tr4vel-0rders\n    limits: {memory: 1Gi, cpu: 1}\n"));

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void a_change_of_size_and_one_of_an_image_of_the_same_instances_merge() {
        shop.branch("one", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));
        shop.branch("two", spec -> spec.replace("memory: 128Mi, cpu: 250m", "memory: 256Mi, cpu: 250m"));

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void a_change_and_a_rebase_of_another_onto_it_are_as_rendered() {
        shop.branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        shop.git().run("switch", "-q", "two");
        shop.git().run("rebase", "-q", "one");

        assertThat(shop.check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void instances_added_at_different_places_merge_and_are_as_rendered(boolean drivers) {
        shop.use(drivers);
        shop.branch("one", spec -> spec.replace("  - name: redis-sessions", PAYMENTS + "  - name: redis-sessions"));
        shop.branch("two", SharedPortfolio::withCart);

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("ls-files", "k8s"))
                .contains("redis-cart/claim.yaml", "postgresql-payments/claim.yaml");
    }

    @Test
    void changes_of_size_of_different_instances_merge_and_are_as_rendered() {
        shop.branch("one", spec -> spec.replace("Tr4vel-0rders\n", "Tr4vel-0rders\n    storage: 3Gi\n"));
        shop.branch("two", spec -> spec.replace("B1lling-Tr4vel\n", "B1lling-Tr4vel\n    storage: 4Gi\n"));

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void images_of_different_engines_in_production_merge_and_are_as_rendered() throws IOException {
        Path platform =
                Path.of(System.getProperty("repository.root", ".."), "examples/portfolio-platform/portfolio.yaml");
        String production = Files.readString(platform).replaceAll("@sha256:[0-9a-f]{64}", "");
        shop.git().run("rm", "-rq", "k8s");
        shop.git().commitAll("gone");
        shop.write(production);
        shop.generate();
        shop.git().commitAll("production");
        shop.branch("one", spec -> production.replace("redis:7.4.11-", "redis:7.4.12-"));
        shop.branch("two", spec -> production.replace("postgres:17.11-", "postgres:17.12-"));
        shop.branch("three", spec -> production.replace("memory: 4Gi, cpu: 2}", "memory: 4Gi, cpu: 3}"));

        shop.merge("one", "two");
        shop.merge("one", "three");

        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void a_merge_that_takes_our_side_alone_is_as_rendered() {
        shop.branch("one", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));
        shop.branch("two", SharedPortfolio::withCart);
        shop.git().tries("switch -q one", "merge -q -s ours two");

        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void a_clone_with_an_edit_that_is_not_committed_keeps_it() {
        Path clone = temporary.resolve("clone");
        shop.git().run("clone", "-q", ".", clone.toString());
        shop = new SharedPortfolio(new GitWorkTree(clone));
        String file = "k8s/development/redis-sessions/statefulset.yaml";
        shop.put(file, shop.read(file).replace("redis:7.4.1-", "redis:7.4.9-"));

        shop.write(SPEC.replace("redis:7.4.1-", "redis:7.4.2-"));

        assertThat(shop.check().in(State.EDITED)).containsExactly("development/redis-sessions/statefulset.yaml");
        assertThatThrownBy(shop::generate).hasMessageContaining("It was edited by hand");
    }
}
