package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What has parts adds up when it is set twice; a single value is the later one. No part is lost without a word. */
class SetTwiceTest {

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .image(ImageReference.parse("redis:7.4"))
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(64), Cpu.millicores(50))
            .limits(Memory.mebibytes(128), Cpu.millicores(250))
            .label("team", "web");
    private static final InstanceSettings LARGE =
            InstanceSettings.NONE.storage(Storage.gibibytes(2)).label("rank", "high");

    @Test
    void defaults_of_one_engine() {
        assertBoth(redis(
                portfolio -> portfolio.defaults(Redis.ENGINE, SMALL).defaults(Redis.ENGINE, LARGE), redis -> redis));
    }

    @Test
    void defaults_of_one_engine_in_an_environment() {
        assertBoth(redis(
                portfolio -> portfolio.add(Environment.builder("development")
                        .defaults(Redis.ENGINE, SMALL)
                        .defaults(Redis.ENGINE, LARGE)),
                redis -> redis));
    }

    @Test
    void overrides_of_one_instance() {
        assertBoth(redis(
                portfolio -> portfolio.add(Environment.builder("development")
                        .override("cache", SMALL)
                        .override("cache", LARGE)),
                redis -> redis));
    }

    @Test
    void settings_of_an_instance() {
        assertBoth(redis(portfolio -> portfolio, redis -> redis.settings(SMALL).settings(LARGE)));
    }

    @Test
    void settings_after_a_single_value() {
        assertBoth(redis(
                portfolio -> portfolio,
                redis -> redis.storage(Storage.gibibytes(5))
                        .label("team", "web")
                        .settings(SMALL)
                        .settings(LARGE)));
    }

    @Test
    void an_image_and_a_version_that_settings_add() {
        DatabaseInstance redis = redis(
                portfolio -> portfolio,
                builder -> builder.settings(SMALL)
                        .image(ImageReference.parse("redis@sha256:" + "0".repeat(64)))
                        .settings(InstanceSettings.NONE.version(EngineVersion.parse("7.4"))));

        assertThat(redis.image().reference().digest()).isPresent();
    }

    @Test
    void customizations_at_each_level() {
        Customization owner = Customization.NONE.annotation("example.com/owner", "web");
        Customization costs = Customization.NONE.annotation("example.com/costs", "4711");
        DatabaseInstance redis = redis(
                portfolio -> portfolio
                        .defaults(Redis.ENGINE, SMALL)
                        .customize(owner)
                        .customize(Customization.NONE.annotation("example.com/a", "1"))
                        .add(Environment.builder("development")
                                .customize(costs)
                                .customize(Customization.NONE.annotation("example.com/b", "2"))),
                builder -> builder.customize(Customization.NONE.annotation("example.com/c", "3"))
                        .customize(Customization.NONE.annotation("example.com/d", "4")));

        assertThat(redis.basics().customization().annotations())
                .containsOnlyKeys(
                        "example.com/owner",
                        "example.com/costs",
                        "example.com/a",
                        "example.com/b",
                        "example.com/c",
                        "example.com/d");
    }

    @Test
    void security() {
        SecuritySettings both = InstanceSettings.NONE
                .security(SecuritySettings.NONE.audit(AuditLevel.CONNECTIONS).consumer(Consumer.of("shop")))
                .security(SecuritySettings.NONE.consumer(Consumer.of("batch")))
                .security();

        assertThat(both.audit()).isEqualTo(AuditLevel.CONNECTIONS);
        assertThat(both.consumers()).extracting(Consumer::name).containsExactly("shop", "batch");
    }

    @Test
    void requests_and_limits() {
        InstanceSettings both = InstanceSettings.NONE
                .requests(ResourceSettings.NONE.memory(Memory.mebibytes(64)))
                .requests(ResourceSettings.NONE.cpu(Cpu.millicores(50)))
                .limits(ResourceSettings.NONE.memory(Memory.mebibytes(128)))
                .limits(ResourceSettings.NONE.cpu(Cpu.millicores(250)));

        assertThat(both.requests()).isEqualTo(SMALL.requests());
        assertThat(both.limits()).isEqualTo(SMALL.limits());
    }

    @Test
    void quotas() {
        PortfolioBuilder portfolio = portfolio(
                Redis.builder("cache").settings(SMALL).application("Shop").password(Password.of("copper-lantern")));

        assertThatThrownBy(() -> portfolio
                        .quota(Quota.NONE.storage(Storage.mebibytes(1)))
                        .quota(Quota.NONE.cpu(Cpu.millicores(1)))
                        .build())
                .isInstanceOfSatisfying(
                        PortfolioException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.place().toString())
                                .containsExactlyInAnyOrder("quota.cpu", "quota.storage"));
    }

    @Test
    void backups_and_what_their_pods_get() {
        BackupSettings both = InstanceSettings.NONE
                .backup(BackupSettings.to("offsite").jobs(BackupJobs.NONE.parallel(2)))
                .backup(BackupSettings.NONE
                        .keep(Retention.USUAL)
                        .jobs(BackupJobs.NONE.storageClass("fast"))
                        .jobs(BackupJobs.NONE.priorityClass("batch")))
                .backup();

        assertThat(both.target()).isEqualTo("offsite");
        assertThat(both.keep()).isEqualTo(Retention.USUAL);
        assertThat(both.jobs())
                .isEqualTo(BackupJobs.NONE.parallel(2).storageClass("fast").priorityClass("batch"));
    }

    @Test
    void a_target_of_backups_and_a_reason_for_none_contradict_each_other() {
        PortfolioBuilder portfolio = portfolio(Redis.builder("cache")
                .settings(SMALL)
                .application("Shop")
                .password(Password.of("copper-lantern"))
                .backup(BackupSettings.none("it is a cache"))
                .backup(BackupSettings.to("disk")));

        assertThatThrownBy(() -> portfolio
                        .backupTarget(BackupTarget.volume("disk", "backups"))
                        .build())
                .hasMessageContaining("has both a target of backups and a reason to have none");
    }

    private static void assertBoth(DatabaseInstance redis) {
        assertThat(redis.allocation().storage()).isEqualTo(Storage.gibibytes(2));
        assertThat(redis.image().reference()).hasToString("redis:7.4");
        assertThat(redis.basics().labels()).containsEntry("team", "web").containsEntry("rank", "high");
    }

    private static DatabaseInstance redis(
            UnaryOperator<PortfolioBuilder> portfolio, UnaryOperator<RedisBuilder> instance) {
        return portfolio
                .apply(portfolio(instance.apply(
                        Redis.builder("cache").application("Shop").password(Password.of("copper-lantern")))))
                .build()
                .environment("development")
                .instances()
                .get(0);
    }

    private static PortfolioBuilder portfolio(RedisBuilder redis) {
        return Portfolio.builder("shop").add(redis);
    }
}
