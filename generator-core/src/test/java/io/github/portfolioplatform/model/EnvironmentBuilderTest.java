package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import org.junit.jupiter.api.Test;

class EnvironmentBuilderTest {

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .version(EngineVersion.parse("7"))
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(128), Cpu.millicores(100))
            .limits(Memory.mebibytes(256), Cpu.millicores(250));

    private static PortfolioBuilder portfolio() {
        return Portfolio.builder("platform")
                .defaults(Redis.ENGINE, SMALL)
                .add(Redis.builder("redis").application("Code Talk").password(Password.of("of_redis")))
                .add(Environment.builder("development"));
    }

    @Test
    void says_what_an_environment_has_of_its_own() {
        Environment production = portfolio()
                .gitOps(GitOps.of("https://git.example.com/databases.git")
                        .argoCd(GitOps.ArgoCd.of(GitOps.ArgoCd.Form.APPLICATIONS)))
                .add(Environment.builder("production")
                        .namespace("databases")
                        .cluster("eu-1")
                        .createNamespace()
                        .allowPruning()
                        .quota(Quota.of(Storage.gibibytes(10), Memory.gibibytes(1), Cpu.cores(1)))
                        .defaults(Redis.ENGINE, InstanceSettings.NONE.storage(Storage.gibibytes(5)))
                        .override(
                                "redis",
                                InstanceSettings.NONE.storageClass("fast").label("example.com/team", "databases")))
                .build()
                .environment("production");

        assertThat(production.portfolio()).isEqualTo("platform");
        assertThat(production.namespace()).isEqualTo("databases");
        assertThat(production.cluster()).contains("eu-1");
        assertThat(production.createsNamespace()).isTrue();
        assertThat(production.allowsPruning()).isTrue();
        assertThat(production.instances()).singleElement().satisfies(redis -> {
            assertThat(redis.allocation().storage()).hasToString("5Gi");
            assertThat(redis.basics().storageClass()).contains("fast");
            assertThat(redis.basics().labels()).containsEntry("example.com/team", "databases");
            assertThat(redis.password()).isEmpty();
        });
    }

    @Test
    void a_problem_names_the_environment_that_makes_it() {
        PortfolioBuilder builder = portfolio()
                .add(Environment.builder("production")
                        .namespace("databases")
                        .override(
                                "redis",
                                InstanceSettings.NONE.limits(new ResourceSettings(Memory.mebibytes(64), null))));

        assertThat(builder.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "environments.production.instances[0].limits.memory: redis requests 128Mi of memory but is"
                                + " limited to 64Mi. Write a request of at most 64Mi or a higher limit.");
    }

    @Test
    void no_two_environments_have_one_name() {
        PortfolioBuilder builder = portfolio().add(Environment.builder("development"));

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(builder::build)
                .withMessageContaining("Another environment is called 'development', too.");
    }

    @Test
    void accepted_changes_and_tombstones_are_kept_for_the_guard() {
        AcceptedChange accepted = AcceptedChange.of(RiskyChange.STORAGE_SHRINKS, "redis", "1Gi", "it was never full")
                .in("development");
        Tombstone tombstone = Tombstone.of("redis-old", "moved into redis");

        Portfolio portfolio = portfolio().accept(accepted).tombstone(tombstone).build();

        assertThat(portfolio.accepted()).containsExactly(accepted);
        assertThat(portfolio.tombstones()).containsExactly(tombstone);
        assertThat(portfolio.gitOps()).isEmpty();
    }
}
