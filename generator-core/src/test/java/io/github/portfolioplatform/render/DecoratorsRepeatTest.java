package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same portfolio gives the same bytes, whatever decorates it; what does not is named. */
class DecoratorsRepeatTest {

    private static final Portfolio SHOP = new Scenario("gitops").portfolio();
    private static final String HERE = DecoratorsRepeatTest.class.getName();

    /** Stamps a value that its decoration takes from somewhere. */
    private static final class BuildStamp implements Decoration {

        @Override
        public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
            return List.of(
                    new AddLabelDecorator(null, "example.com/team", "data"),
                    new AddAnnotationDecorator(null, "example.com/built", Long.toString(System.nanoTime())));
        }
    }

    /** Reads the clock while it decorates. */
    private static final class Clock extends Decorator<ObjectMetaBuilder> {
        @Override
        public void visit(ObjectMetaBuilder metadata) {
            metadata.addToAnnotations("example.com/at", Long.toString(System.nanoTime()));
        }
    }

    private static final class Identity extends Decorator<ObjectMetaBuilder> {
        @Override
        public void visit(ObjectMetaBuilder metadata) {
            metadata.addToAnnotations("example.com/made-by", toString());
        }
    }

    /** Counts what it decorates, and begins where the last call ended. */
    private static final class Counter extends Decorator<ObjectMetaBuilder> {

        private static final AtomicInteger DECORATED = new AtomicInteger();

        @Override
        public void visit(ObjectMetaBuilder metadata) {
            metadata.addToAnnotations("example.com/number", "n" + DECORATED.incrementAndGet());
        }
    }

    /** Objects without a hash of their own are in another order in each set. */
    private static final class HashOrder extends Decorator<PodSpecBuilder> {

        private record Taint(String key, Object identity) {

            @Override
            public int hashCode() {
                return System.identityHashCode(identity);
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }
        }

        @Override
        public void visit(PodSpecBuilder pod) {
            Set<Taint> taints = new HashSet<>();
            IntStream.range(0, 12).forEach(i -> taints.add(new Taint("example.com/t" + i, new Object())));
            taints.forEach(taint -> pod.addToTolerations(new TolerationBuilder()
                    .withKey(taint.key())
                    .withOperator("Exists")
                    .build()));
        }
    }

    /** Does its work at the first call alone. */
    private static final class Once extends Decorator<ObjectMetaBuilder> {

        private final Set<String> done = new HashSet<>();

        @Override
        public void visit(ObjectMetaBuilder metadata) {
            if (done.add(metadata.getName())) {
                metadata.addToAnnotations("example.com/once", "yes");
            }
        }
    }

    @Test
    void a_decoration_that_hands_a_clock_to_a_decorator_of_dekorate_is_named_with_both_resource_and_field() {
        assertThat(refusalOf(new BuildStamp()))
                .hasMessageStartingWith(
                        HERE + "$BuildStamp on redis-sessions in development: It renders another tree in "
                                + "each run: applied twice, its decorator io.dekorate.kubernetes.decorator.AddAnnotationDecorator "
                                + "differs in metadata.annotations[example.com/built] of ")
                .hasMessageContaining("not from a clock, random numbers, a counter");
        assertThat(refusalOf(new BuildStamp()).problems())
                .allSatisfy(problem -> assertThat(problem.id()).isEqualTo("decorators-repeat"));
    }

    @Test
    void the_current_time_is_found() {
        assertThat(refusalOf(each(new Clock())))
                .hasMessageContaining(
                        "its decorator " + HERE + "$Clock differs in metadata.annotations[example.com/at]");
    }

    @Test
    void an_identity_hash_is_found_where_decorators_are_made_for_each_instance() {
        assertThat(refusalOf((environment, instance) -> List.of(new Identity())))
                .hasMessageContaining(HERE + "$Identity differs in metadata.annotations[example.com/made-by]");
    }

    @Test
    void a_counter_of_all_calls_is_found() {
        assertThat(refusalOf((environment, instance) -> List.of(new Counter())))
                .hasMessageContaining(HERE + "$Counter differs in metadata.annotations[example.com/number]");
    }

    @Test
    void the_order_of_a_hash_table_is_found_in_the_list_that_it_gets_into() {
        assertThat(refusalOf(each(new HashOrder())))
                .hasMessageContaining(
                        HERE + "$HashOrder differs in spec.template.spec.tolerations of StatefulSet redis-sessions");
    }

    @Test
    void a_decorator_that_remembers_what_it_did_is_found() {
        assertThat(refusalOf(each(new Once())))
                .hasMessageContaining(HERE + "$Once")
                .hasMessageContaining("metadata.annotations[example.com/once]")
                .hasMessageContaining("what an earlier call left");
    }

    @Test
    void a_resource_with_a_random_name_is_found() {
        Decoration random = (environment, instance) -> List.of(new Decorator<KubernetesListBuilder>() {
            @Override
            public void visit(KubernetesListBuilder resources) {
                resources.addToItems(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("notes-" + UUID.randomUUID())
                        .endMetadata()
                        .build());
            }
        });

        assertThat(refusalOf(random)).hasMessageContaining("differs in ConfigMap notes-");
    }

    @Test
    void a_decoration_that_returns_other_decorators_each_time_is_named() {
        AtomicInteger calls = new AtomicInteger();

        assertThat(refusalOf((environment, instance) -> calls.incrementAndGet() % 2 == 0
                        ? List.of(new AddLabelDecorator(null, "example.com/even", "yes"))
                        : List.of(new AddAnnotationDecorator(null, "example.com/odd", "yes"))))
                .hasMessageStartingWith(
                        HERE + " on redis-sessions in development: It renders another tree in each run: "
                                + "asked twice, it returns other decorators, which differ in metadata.");
    }

    @Test
    void one_that_fails_the_second_time_is_named() {
        AtomicInteger calls = new AtomicInteger();

        assertThat(refusalOf(Decoration.each(instance -> {
                    if (calls.incrementAndGet() > 1) {
                        throw new IllegalStateException("used up");
                    }
                    return new AddLabelDecorator(null, "example.com/team", "data");
                })))
                .hasMessageContaining("Applied a second time, as in the next run: It fails with "
                        + "java.lang.IllegalStateException: 'used up'");
    }

    @Test
    void values_are_not_said_for_they_may_be_secret() {
        assertThat(refusalOf(each(new Decorator<ObjectMetaBuilder>() {
                    @Override
                    public void visit(ObjectMetaBuilder metadata) {
                        metadata.addToAnnotations("example.com/token", "secret-" + System.nanoTime());
                    }
                })))
                .hasMessageNotContaining("secret-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void decorators_that_keep_to_the_instance_are_applied_in_every_environment(String environment) {
        Decoration steady = (in, instance) -> List.of(
                new AddLabelDecorator(
                        null,
                        "example.com/instance-number",
                        "n" + in.instances().indexOf(instance)),
                new AddAnnotationDecorator(null, "example.com/owner", instance.name()));

        assertThat(Rendering.render(SHOP.environment(environment), Decorations.NONE.and(steady)))
                .isNotEmpty();
    }

    @Test
    void one_that_states_what_is_so_already_changes_nothing_and_repeats() {
        Decorator<ObjectMetaBuilder> same = new Decorator<>() {
            @Override
            public void visit(ObjectMetaBuilder metadata) {
                Arrays.asList("a", "b").forEach(key -> metadata.addToAnnotations("example.com/" + key, "x"));
            }
        };

        assertThat(PortfolioGenerator.of(SHOP)
                        .decoratedBy(Decorations.NONE.and(each(same)))
                        .render()
                        .texts())
                .isEqualTo(PortfolioGenerator.of(SHOP)
                        .decoratedBy(Decorations.NONE.and(each(same)))
                        .render()
                        .texts());
    }

    private static Decoration each(Decorator<?> decorator) {
        return Decoration.each(instance -> decorator).ofInstances("redis-sessions");
    }

    private static PortfolioException refusalOf(Decoration decoration) {
        Decoration limited = decoration.ofInstances("redis-sessions").inEnvironments("development");
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class,
                () -> PortfolioGenerator.of(SHOP).decoratedBy(limited).render());
        assertThat(refusal).as("nothing is refused").isNotNull();
        return refusal;
    }
}
