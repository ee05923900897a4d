package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PortfolioBuilderTest {

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .version(EngineVersion.parse("7"))
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(128), Cpu.millicores(100))
            .limits(Memory.mebibytes(256), Cpu.millicores(250));

    private static PortfolioBuilder portfolio() {
        return Portfolio.builder("platform").defaults(Redis.ENGINE, SMALL);
    }

    private static RedisBuilder redis(String name) {
        return Redis.builder(name).application("Code Talk").password(Password.of("of_" + name));
    }

    @Test
    void builds_what_was_said() {
        Portfolio portfolio =
                portfolio().namespace("databases").add(redis("redis")).build();

        assertThat(portfolio.name()).isEqualTo("platform");
        assertThat(portfolio.environments()).extracting(Environment::name).containsExactly("development");
        assertThat(portfolio.environment("development").namespace()).isEqualTo("databases");
        assertThat(portfolio.environment("development").quota()).isEqualTo(Quota.NONE);
        assertThat(portfolio.environment("development").instances())
                .extracting(DatabaseInstance::name)
                .containsExactly("redis");
    }

    @Test
    void puts_a_portfolio_without_a_namespace_into_default() {
        Portfolio portfolio = portfolio().add(redis("redis")).build();

        assertThat(portfolio.environment("development").namespace()).isEqualTo("default");
    }

    @Test
    void gives_an_instance_what_its_engine_says() {
        Portfolio portfolio = portfolio().add(redis("redis")).build();

        assertThat(portfolio.environment("development").instances().get(0).allocation())
                .isEqualTo(new Allocation(
                        Storage.gibibytes(1),
                        new Resources(Memory.mebibytes(128), Cpu.millicores(100)),
                        new Resources(Memory.mebibytes(256), Cpu.millicores(250))));
    }

    @Test
    void lets_an_instance_say_one_value_and_keep_the_others() {
        ResourceSettings moreMemory = new ResourceSettings(Memory.mebibytes(200), null);

        Portfolio portfolio = portfolio()
                .add(redis("redis").settings(InstanceSettings.NONE.requests(moreMemory)))
                .build();

        assertThat(portfolio
                        .environment("development")
                        .instances()
                        .get(0)
                        .allocation()
                        .requests())
                .isEqualTo(new Resources(Memory.mebibytes(200), Cpu.millicores(100)));
    }

    @Test
    void runs_the_official_image_where_only_a_version_is_said() {
        Portfolio portfolio = portfolio().add(redis("redis")).build();

        assertThat(portfolio
                        .environment("development")
                        .instances()
                        .get(0)
                        .image()
                        .reference())
                .hasToString("redis:7");
    }

    @Test
    void keeps_the_order_in_which_instances_were_added() {
        Portfolio portfolio =
                portfolio().add(redis("z")).add(redis("a")).add(redis("m")).build();

        assertThat(portfolio.environment("development").instances())
                .extracting(DatabaseInstance::name)
                .containsExactly("z", "a", "m");
    }

    @Test
    void builds_every_engine() {
        PortfolioBuilder builder = portfolio()
                .defaults(PostgreSql.ENGINE, SMALL.version(EngineVersion.parse("14")))
                .defaults(MongoDb.ENGINE, SMALL.limits(Memory.mebibytes(512), Cpu.cores(1)))
                .add(PostgreSql.builder("p")
                        .application("A")
                        .database("a")
                        .user("b")
                        .password(Password.of("one")))
                .add(redis("r"))
                .defaults(
                        Valkey.ENGINE,
                        SMALL.image(ImageReference.parse("valkey/valkey:7.2")).version(EngineVersion.parse("7.2")))
                .add(Valkey.builder("v").application("A").password(Password.of("three")))
                .add(MongoDb.builder("m").application("A").database("a").password(Password.of("two")));

        assertThat(builder.build().environment("development").instances())
                .hasExactlyElementsOfTypes(PostgreSql.class, Redis.class, Valkey.class, MongoDb.class)
                .extracting(DatabaseInstance::engine)
                .containsExactlyElementsOf(DatabaseEngines.all());
    }

    @Test
    void names_all_problems_at_once_with_their_paths() {
        PortfolioBuilder builder = portfolio()
                .name("Platform")
                .add(redis("redis"))
                .add(redis("redis2")
                        .settings(SMALL.limits(Memory.mebibytes(64), Cpu.millicores(250)))
                        .password(Password.of("changeme")))
                .add(Redis.builder("redis3"));

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(builder::build)
                .withMessage("""
                        instances[1].password: The password is a placeholder: applying it would overwrite a live one. \
                        Write the password of the instance.
                        instances[1].requests.memory: redis2 requests 128Mi of memory but is limited to 64Mi. \
                        Write a request of at most 64Mi or a higher limit.
                        instances[2].application: redis3 has no application. Add application: to the instance.
                        instances[2].password: redis3 has no password. Add password: to the instance.
                        name: 'Platform' is not a portfolio name: lower-case letters, digits and '-', with a letter or \
                        digit at both ends (DNS-1123 label). Write platform.""");
    }

    @Test
    void places_a_problem_of_a_nested_value_at_its_path() {
        PortfolioBuilder builder = portfolio()
                .defaults(MongoDb.ENGINE, SMALL.version(EngineVersion.parse("6")))
                .add(redis("redis"))
                .add(MongoDb.builder("mongodb").application("A").database("a").password(Password.of("one")));

        assertThat(builder.problems())
                .extracting(Problem::place)
                .containsExactly(new Place.InModel(new ModelPath(List.of("instances", "[1]", "limits", "memory"))))
                .asInstanceOf(InstanceOfAssertFactories.list(Place.class))
                .first()
                .hasToString("instances[1].limits.memory");
    }

    @Test
    void orders_problems_by_the_number_of_the_instance() {
        PortfolioBuilder builder = portfolio();
        for (int i = 0; i < 11; i++) {
            builder.add(i == 2 || i == 10 ? redis("Wrong" + i) : redis("right" + i));
        }

        assertThat(builder.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("instances[2].name", "instances[10].name");
    }

    @Test
    void lets_nobody_share_a_name() {
        List<Problem> problems = portfolio()
                .add(redis("redis"))
                .add(redis("redis").password(Password.of("another")))
                .problems();

        assertThat(problems).extracting(Problem::id).containsExactly("name-is-unique");
    }

    @Test
    void keeps_the_quota_when_it_is_met_exactly() {
        Quota quota = Quota.of(Storage.gibibytes(2), Memory.mebibytes(512), Cpu.millicores(500));

        Portfolio portfolio =
                portfolio().quota(quota).add(redis("a")).add(redis("b")).build();

        assertThat(portfolio
                        .environment("development")
                        .totals()
                        .all()
                        .allocation()
                        .storage())
                .isEqualTo(Storage.gibibytes(2));
    }

    @Test
    void refuses_one_byte_above_the_quota() {
        Storage oneByteLess = Storage.parse("2147483647");
        Quota quota = Quota.NONE.storage(oneByteLess);

        List<Problem> problems =
                portfolio().quota(quota).add(redis("a")).add(redis("b")).problems();

        assertThat(problems).extracting(Problem::id).containsExactly("quota-holds");
    }

    @Test
    void says_nothing_wrong_of_a_portfolio_that_can_be_built() {
        assertThat(portfolio().add(redis("redis")).problems()).isEmpty();
    }

    @Test
    void refuses_a_portfolio_in_which_nothing_is_said() {
        assertThat(Portfolio.builder().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "instances: The portfolio has no instances. Add at least one to instances:.",
                        "name: The portfolio has no name. Add name: with a DNS label.");
    }

    @Test
    void is_not_changed_through_a_portfolio_that_it_built() {
        PortfolioBuilder builder = portfolio().add(redis("a"));
        Portfolio portfolio = builder.build();

        builder.add(redis("b"));

        assertThat(portfolio.environment("development").instances())
                .extracting(DatabaseInstance::name)
                .containsExactly("a");
    }

    @Test
    void gives_out_nothing_that_could_be_changed() {
        Portfolio portfolio = portfolio()
                .add(redis("a").sharedWith("Bookmarked", "until it has its own"))
                .build();

        assertThat(portfolio.environment("development").instances()).isUnmodifiable();
        assertThat(portfolio.environment("development").instances().get(0).sharedWith())
                .isUnmodifiable();
    }

    @Test
    void shows_no_password_in_a_message() {
        List<Problem> problems = portfolio()
                .add(redis("a").password(Password.of("CHANGEME-7")))
                .add(redis("b").password(Password.of("CHANGEME-7")))
                .add(redis("c").password(Password.of("with\nline end")))
                .problems();

        assertThat(problems).hasSize(3).extracting(Problem::toString).noneMatch(line -> line.contains("CHANGEME"));
    }
}
