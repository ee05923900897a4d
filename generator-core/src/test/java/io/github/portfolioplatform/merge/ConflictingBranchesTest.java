package io.github.portfolioplatform.merge;

import static io.github.portfolioplatform.merge.SharedPortfolio.SPEC;
import static io.github.portfolioplatform.merge.SharedPortfolio.withCart;
import static io.github.portfolioplatform.merge.SharedPortfolio.withPayments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git stops with conflicts; a person resolves them in the portfolio alone, and {@code generate} does the rest. */
class ConflictingBranchesTest {

    @TempDir
    Path temporary;

    private SharedPortfolio shop;

    @BeforeEach
    void a_portfolio_that_is_rendered_and_committed() {
        shop = SharedPortfolio.in(temporary.resolve("shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "squash", "rebase", "cherry-pick"})
    void instances_added_at_the_same_place_conflict_and_generate_completes(String way) {
        shop.branch("one", SharedPortfolio::withPayments);
        shop.branch("two", SharedPortfolio::withCart);
        switch (way) {
            case "merge" -> shop.git().tries("switch -q one", "merge -q two");
            case "squash" -> shop.git().tries("switch -q one", "merge -q --squash two");
            case "rebase" -> shop.git().tries("switch -q two", "rebase -q one");
            default -> shop.git().tries("switch -q one", "cherry-pick two");
        }

        assertThatThrownBy(shop::generate).hasMessageContaining("These are git's conflict marks");
        shop.write(withCart(withPayments(SPEC)));
        shop.generate();
        shop.git().run("add", "--all");

        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("grep", "-l", "<<<<<<<", "--", "k8s")).isEmpty();
    }

    @Test
    void conflict_marks_that_were_committed_are_replaced_too() {
        shop.branch("one", SharedPortfolio::withPayments);
        shop.branch("two", SharedPortfolio::withCart);
        shop.git().tries("switch -q one", "merge -q two");
        shop.git().commitAll("with marks");

        shop.write(withCart(withPayments(SPEC)));

        assertThat(shop.check().refusals()).isEmpty();
        shop.generate();
        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void conflict_marks_in_a_claim_are_judged_by_the_side_that_was_merged_into() {
        shop.branch("one", spec -> spec.replace("user: orders\n", "user: orders\n    storage: 4Gi\n"));
        shop.branch("two", spec -> spec.replace("user: orders\n", "user: orders\n    storage: 3Gi\n"));
        shop.git().tries("switch -q one", "merge -q two");
        shop.git().commitAll("with marks");

        shop.write(SPEC.replace("user: orders\n", "user: orders\n    storage: 3Gi\n"));
        assertThatThrownBy(shop::generate).hasMessageContaining("shrinks from 4Gi to 3Gi");
        shop.write(SPEC.replace("user: orders\n", "user: orders\n    storage: 5Gi\n"));
        shop.generate();
        assertThat(shop.check().states()).isEmpty();
    }

    @Test
    void a_line_that_a_person_wrote_into_a_conflict_is_an_edit() {
        shop.branch("one", SharedPortfolio::withPayments);
        shop.branch("two", SharedPortfolio::withCart);
        shop.git().tries("switch -q one", "merge -q two");
        shop.write(withCart(withPayments(SPEC)));
        shop.put(
                "k8s/development/kustomization.yaml",
                shop.read("k8s/development/kustomization.yaml") + "- mine.yaml\n");

        assertThatThrownBy(shop::generate)
                .hasMessageContaining("k8s/development/kustomization.yaml:1:1: It was edited by hand");
    }
}
