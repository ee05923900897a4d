package io.github.portfolioplatform.decoration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Portfolio;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is decorated: all, or some of the instances of two environments. */
class DecorationTest {

    private static final Portfolio SHOP = new Scenario("gitops").portfolio();

    private final Decoration team = Decoration.each(instance -> new AddLabelDecorator(instance.name(), "team", "shop"));

    @Test
    void every_instance_of_every_environment_is_decorated_unless_it_is_limited() {
        assertThat(decorated(team))
                .containsExactly(
                        "development/postgresql-orders",
                        "development/redis-sessions",
                        "development/mongodb-catalog",
                        "production/postgresql-orders",
                        "production/redis-sessions",
                        "production/mongodb-catalog");
    }

    @Test
    void it_is_limited_to_engines() {
        assertThat(decorated(team.ofEngines(Redis.ENGINE, MongoDb.ENGINE)))
                .containsExactly(
                        "development/redis-sessions",
                        "development/mongodb-catalog",
                        "production/redis-sessions",
                        "production/mongodb-catalog");
    }

    @Test
    void it_is_limited_to_instances() {
        assertThat(decorated(team.ofInstances("redis-sessions")))
                .containsExactly("development/redis-sessions", "production/redis-sessions");
    }

    @Test
    void it_is_limited_to_environments() {
        assertThat(decorated(team.inEnvironments("production")))
                .containsExactly(
                        "production/postgresql-orders", "production/redis-sessions", "production/mongodb-catalog");
    }

    @Test
    void limits_add_up() {
        assertThat(decorated(team.ofEngines(Redis.ENGINE).inEnvironments("production")))
                .containsExactly("production/redis-sessions");
    }

    @Test
    void decorations_come_together() {
        Decorations decorations =
                Decorations.NONE.and(team.ofEngines(Redis.ENGINE)).and(team.inEnvironments("production"));

        assertThat(decorated(decorations)).hasSize(4);
    }

    @Test
    void one_more_decoration_leaves_the_others_as_they_were() {
        Decorations production = Decorations.NONE.and(team.inEnvironments("production"));
        production.and(team);

        assertThat(decorated(production)).hasSize(3);
    }

    @Test
    void without_any_nothing_is_decorated() {
        assertThat(decorated(Decorations.NONE)).isEmpty();
    }

    private static List<String> decorated(Decoration decoration) {
        return decorated(Decorations.NONE.and(decoration));
    }

    private static List<String> decorated(Decorations decorations) {
        List<String> decorated = new ArrayList<>();
        SHOP.environments()
                .forEach(environment -> environment.instances().stream()
                        .filter(instance -> decorations
                                .of(environment, instance)
                                .filter(decorators -> !decorators.names().isEmpty())
                                .isPresent())
                        .forEach(instance -> decorated.add(environment + "/" + instance.name())));
        return decorated;
    }
}
