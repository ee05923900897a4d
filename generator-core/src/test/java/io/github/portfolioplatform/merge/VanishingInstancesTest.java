package io.github.portfolioplatform.merge;

import static io.github.portfolioplatform.merge.SharedPortfolio.SPEC;
import static io.github.portfolioplatform.merge.SharedPortfolio.renamed;
import static io.github.portfolioplatform.merge.SharedPortfolio.withoutSessions;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One branch removes or renames an instance, and another one changes it. */
class VanishingInstancesTest {

    @TempDir
    Path temporary;

    private SharedPortfolio shop;

    @BeforeEach
    void a_portfolio_that_is_rendered_and_committed() {
        shop = SharedPortfolio.in(temporary.resolve("shop"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_instance_that_one_branch_removes_and_the_other_changes_goes(boolean drivers) {
        shop.use(drivers);
        shop.branch("one", SharedPortfolio::withoutSessions);
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        shop.conflicts("one", "two");
        shop.write(withoutSessions(SPEC.replace("redis:7.4.1-", "redis:7.4.2-")));
        shop.generate();
        shop.git().commitAll("merged");

        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("ls-files", "k8s/development/redis-sessions")).isEmpty();
    }

    @Test
    void an_instance_that_is_renamed_and_another_that_is_changed_merge() {
        shop.branch("one", SharedPortfolio::renamed);
        shop.branch("two", spec -> spec.replace("postgres:17.5-", "postgres:17.6-"));

        shop.merge("one", "two");

        assertThat(shop.check().states()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_instance_that_is_renamed_and_changed_is_completed(boolean drivers) {
        shop.use(drivers);
        shop.branch("one", SharedPortfolio::renamed);
        shop.branch("two", spec -> spec.replace("redis:7.4.1-", "redis:7.4.2-"));

        shop.conflicts("one", "two");
        shop.write(renamed(SPEC.replace("redis:7.4.1-", "redis:7.4.2-")));
        shop.generate();
        shop.git().commitAll("merged");

        assertThat(shop.check().states()).isEmpty();
        assertThat(shop.git().run("ls-files", "k8s/development/redis-sessions")).isEmpty();
    }
}
