package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords in files stay out of production, whether it says what it is or is only called so. */
class ProductionIsSafeTest {

    private static List<Problem> problemsOf(EnvironmentBuilder... environments) {
        PortfolioBuilder portfolio = Portfolio.builder("platform")
                .defaults(
                        Redis.ENGINE,
                        InstanceSettings.NONE
                                .version(EngineVersion.parse("7"))
                                .storage(Storage.gibibytes(1))
                                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                                .limits(Memory.mebibytes(256), Cpu.millicores(250)))
                .add(Redis.builder("redis").application("Code Talk").password(Password.of("Test3Candle5River")));
        Arrays.stream(environments).forEach(portfolio::add);
        return portfolio.problems();
    }

    private static EnvironmentBuilder development(String namespace) {
        return Environment.builder(Environment.DEVELOPMENT).namespace(namespace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "prod", "shop-production", "shop-prod", "prod-eu", "shop-prod-2"})
    void development_stays_out_of_a_namespace_that_is_called_production(String namespace) {
        assertThat(problemsOf(development(namespace)))
                .extracting(Problem::what)
                .containsExactly("development has its passwords in files, and '" + namespace
                        + "' is a namespace of production.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default", "databases", "products", "shop-product", "reproduction", "non-prod", "pre-production"
            })
    void development_may_be_in_any_other(String namespace) {
        assertThat(problemsOf(development(namespace))).isEmpty();
    }

    @Test
    void an_environment_without_passwords_in_files_may_be_in_one() {
        assertThat(problemsOf(
                        development("databases"), Environment.builder("live").namespace("shop-production")))
                .isEmpty();
    }
}
