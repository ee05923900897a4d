package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import org.junit.jupiter.api.Test;

class CustomizationTest {

    private static final ImageReference IMAGE = ImageReference.parse("exporter:1");

    @Test
    void of_all_levels_adds_up_and_the_closest_counts() {
        Portfolio portfolio = Portfolio.builder("platform")
                .customize(Customization.NONE
                        .annotation("example.com/a", "portfolio")
                        .annotation("example.com/b", "portfolio")
                        .annotation("example.com/c", "portfolio")
                        .annotation("example.com/d", "portfolio")
                        .annotation("example.com/e", "portfolio")
                        .annotation("example.com/f", "portfolio")
                        .imagePullSecret("of-portfolio")
                        .imageRegistry("portfolio.example.com"))
                .defaults(
                        Redis.ENGINE,
                        InstanceSettings.NONE.customize(Customization.NONE
                                .annotation("example.com/c", "engine")
                                .annotation("example.com/d", "engine")
                                .annotation("example.com/e", "engine")
                                .annotation("example.com/f", "engine")))
                .add(redis().customize(Customization.NONE
                        .annotation("example.com/e", "instance")
                        .annotation("example.com/f", "instance")))
                .add(Environment.builder("development")
                        .customize(Customization.NONE
                                .annotation("example.com/b", "environment")
                                .imagePullSecret("of-environment"))
                        .defaults(
                                Redis.ENGINE,
                                InstanceSettings.NONE.customize(
                                        Customization.NONE.annotation("example.com/d", "engine of environment")))
                        .override(
                                "redis",
                                InstanceSettings.NONE.customize(
                                        Customization.NONE.annotation("example.com/f", "override"))))
                .build();

        Customization here = onlyInstanceOf(portfolio).basics().customization();

        assertThat(here.annotations())
                .containsEntry("example.com/a", "portfolio")
                .containsEntry("example.com/b", "environment")
                .containsEntry("example.com/c", "engine")
                .containsEntry("example.com/d", "engine of environment")
                .containsEntry("example.com/e", "instance")
                .containsEntry("example.com/f", "override");
        assertThat(here.imagePullSecrets()).containsExactly("of-environment", "of-portfolio");
        assertThat(here.imageRegistry()).isEqualTo("portfolio.example.com");
    }

    @Test
    void has_one_container_of_a_name() {
        Customization some = Customization.NONE.sidecar(container("one", 16)).sidecar(container("two", 16));

        Customization all = some.sidecar(container("one", 32)).sidecar(container("three", 16));

        assertThat(all.sidecars()).containsExactly(container("one", 32), container("two", 16), container("three", 16));
    }

    @Test
    void counts_what_sidecars_claim_beside_the_server_and_init_containers_before_it() {
        Portfolio small =
                with(Customization.NONE.sidecar(container("exporter", 64)).initContainer(container("init", 100)));
        Portfolio large =
                with(Customization.NONE.sidecar(container("exporter", 64)).initContainer(container("init", 900)));

        assertThat(onlyInstanceOf(small).allocation().limits().memory()).hasToString("256Mi");
        assertThat(onlyInstanceOf(small).claimed().limits().memory()).hasToString("320Mi");
        assertThat(onlyInstanceOf(small).claimed().requests().cpu()).hasToString("110m");
        assertThat(onlyInstanceOf(large).claimed().limits().memory()).hasToString("900Mi");
        assertThat(small.environment("development").totals().all().allocation())
                .isEqualTo(onlyInstanceOf(small).claimed());
    }

    @Test
    void counts_for_the_quota() {
        PortfolioBuilder portfolio = Portfolio.builder("platform")
                .quota(Quota.NONE.memory(Memory.mebibytes(256)))
                .add(redis().customize(Customization.NONE.sidecar(container("exporter", 64))));

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(portfolio::build)
                .satisfies(
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "The instances claim 320Mi of memory, the quota allows 256Mi; the largest claims are redis (320Mi)."));
    }

    /** {@code kubectl apply} stores a copy of the object as an annotation, in which some characters take more room. */
    @Test
    void has_annotations_that_kubernetes_stores_twice() {
        Customization most = Customization.NONE
                .annotation("example.com/a", "a".repeat(40_000))
                .annotation("example.com/b", "b".repeat(41_800));

        assertThat(with(most)).isNotNull();
        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> with(most.annotation("example.com/c", "c".repeat(200))))
                .withMessageContaining("have 82039 bytes in all");
        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> with(Customization.NONE.annotation("example.com/a", "<".repeat(24_000))))
                .withMessageContaining("have 24013 bytes in all");
    }

    private static Portfolio with(Customization customization) {
        return Portfolio.builder("platform")
                .customize(customization)
                .add(redis())
                .build();
    }

    private static RedisBuilder redis() {
        return Redis.builder("redis")
                .application("Code Talk")
                .password(Password.of("redis123"))
                .image(ImageReference.parse("redis:7-alpine"))
                .storage(Storage.gibibytes(1))
                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                .limits(Memory.mebibytes(256), Cpu.millicores(250));
    }

    private static ExtraContainer container(String name, long mebibytes) {
        return ExtraContainer.of(name, IMAGE)
                .requests(Memory.mebibytes(mebibytes), Cpu.millicores(10))
                .limits(Memory.mebibytes(mebibytes), Cpu.millicores(20));
    }

    private static DatabaseInstance onlyInstanceOf(Portfolio portfolio) {
        assertThat(portfolio.environment("development").instances()).hasSize(1);
        return portfolio.environment("development").instances().get(0);
    }
}
