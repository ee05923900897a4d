package io.github.portfolioplatform.decoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dekorate.LoggerFactory;
import io.dekorate.kubernetes.config.Annotation;
import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.config.HostAlias;
import io.dekorate.kubernetes.config.Label;
import io.dekorate.kubernetes.config.NodeSelector;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddHostAliasesDecorator;
import io.dekorate.kubernetes.decorator.AddImagePullSecretDecorator;
import io.dekorate.kubernetes.decorator.AddInitContainerDecorator;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.AddNodeSelectorDecorator;
import io.dekorate.kubernetes.decorator.AddServiceAccountResourceDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyImageDecorator;
import io.dekorate.kubernetes.decorator.ApplyRegistryToImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.dekorate.kubernetes.decorator.RemoveLabelDecorator;
import io.dekorate.logger.NoopLogger;
import io.dekorate.utils.TopologicalSort;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoratorOrderTest {

    private static final Environment DEVELOPMENT = Scenario.PLATFORM.portfolio().environment("development");
    private static final Code CODE =
            new Code(DEVELOPMENT, DEVELOPMENT.instances().get(0));
    private static final int RANDOM_SETS = 5_000;
    private static final String CYCLE = "a cycle";

    /** Leaves everything as it is, and is only put in order. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    abstract static class Ordered extends Decorator<ObjectMetaBuilder> {

        private final Class[] before;
        private final Class[] after;

        Ordered(List<Class<?>> before, List<Class<?>> after) {
            this.before = before.toArray(Class[]::new);
            this.after = after.toArray(Class[]::new);
        }

        @Override
        public void visit(ObjectMetaBuilder metadata) {}

        @Override
        public Class<? extends Decorator>[] before() {
            return before;
        }

        @Override
        public Class<? extends Decorator>[] after() {
            return after;
        }
    }

    static final class A extends Ordered {
        A(List<Class<?>> before, List<Class<?>> after) {
            super(before, after);
        }
    }

    static class B extends Ordered {
        B(List<Class<?>> before, List<Class<?>> after) {
            super(before, after);
        }
    }

    static final class C extends Ordered {
        C(List<Class<?>> before, List<Class<?>> after) {
            super(before, after);
        }
    }

    static final class BelowB extends B {
        BelowB(List<Class<?>> before, List<Class<?>> after) {
            super(before, after);
        }
    }

    @Test
    void the_names_of_classes_decide_if_nothing_else_does() {
        Decorator<?> a = new A(List.of(), List.of());
        Decorator<?> b = new B(List.of(), List.of());
        Decorator<?> c = new C(List.of(), List.of());

        assertThat(ordered(c, a, b)).containsExactly(a, b, c);
    }

    @Test
    void decorators_of_one_class_stay_as_they_came() {
        Decorator<?> first = new AddLabelDecorator("x", "b", "1");
        Decorator<?> second = new AddLabelDecorator("x", "a", "1");

        assertThat(ordered(first, second)).containsExactly(first, second);
    }

    @Test
    void equal_decorators_are_all_kept() {
        NodeSelector ssd = new NodeSelector("disk", "ssd");
        Decorator<?> one = new AddNodeSelectorDecorator("x", ssd);
        Decorator<?> other = new AddNodeSelectorDecorator("y", ssd);

        assertThat(one).isEqualTo(other);
        assertThat(ordered(one, other)).hasSize(2);
    }

    @Test
    void one_goes_after_another() {
        Decorator<?> a = new A(List.of(), List.of(C.class));
        Decorator<?> c = new C(List.of(), List.of());

        assertThat(ordered(a, c)).containsExactly(c, a);
    }

    @Test
    void one_goes_before_another() {
        Decorator<?> a = new A(List.of(), List.of());
        Decorator<?> c = new C(List.of(A.class), List.of());

        assertThat(ordered(a, c)).containsExactly(c, a);
    }

    @Test
    void who_names_a_class_means_those_below_it_too() {
        Decorator<?> a = new A(List.of(), List.of(B.class));
        Decorator<?> below = new BelowB(List.of(), List.of());

        assertThat(ordered(a, below)).containsExactly(below, a);
    }

    @Test
    void who_names_nobody_that_is_there_waits_for_nobody() {
        Decorator<?> a = new A(List.of(B.class), List.of(C.class));

        assertThat(ordered(a)).containsExactly(a);
    }

    @Test
    void who_says_nothing_says_null_in_older_decorators() {
        Decorator<ObjectMetaBuilder> old = new Decorator<>() {
            @Override
            public void visit(ObjectMetaBuilder metadata) {}

            @Override
            @SuppressWarnings("rawtypes")
            public Class<? extends Decorator>[] after() {
                return null;
            }
        };

        assertThat(ordered(old)).containsExactly(old);
    }

    @Test
    void a_cycle_is_refused_and_named() {
        Decorator<?> a = new A(List.of(), List.of(B.class));
        Decorator<?> b = new B(List.of(), List.of(C.class));
        Decorator<?> c = new C(List.of(), List.of(A.class));

        String here = DecoratorOrderTest.class.getName();
        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> ordered(new AddLabelDecorator("x", "k", "v"), a, b, c))
                .withMessage(
                        "%1$s$A on postgresql-bookmarked in development: It goes after %1$s$B, which goes after"
                                + " %1$s$C, which goes after it again. Change before() or after() of one of them.",
                        here);
    }

    @Test
    void it_is_the_order_of_dekorate_itself() {
        LoggerFactory.setLogger(new NoopLogger());
        Random random = new Random(20261123);
        int cycles = 0;
        for (int i = 0; i < RANDOM_SETS; i++) {
            List<Decorator<?>> set = randomSet(random);
            Object expected = orderOfDekorate(set);
            assertThat(orderOrCycle(set)).isEqualTo(expected);
            cycles += expected.equals(CYCLE) ? 1 : 0;
        }
        assertThat(cycles).isBetween(RANDOM_SETS / 100, RANDOM_SETS / 2);
    }

    private static List<Decorator<?>> randomSet(Random random) {
        var container = new ContainerBuilder().withName("c").withImage("c:1").build();
        List<Decorator<?>> all = new ArrayList<>(List.of(
                new AddLabelDecorator("x", new Label("a", "1", new String[0])),
                new AddLabelDecorator("x", new Label("b", "1", new String[0])),
                new AddAnnotationDecorator("x", new Annotation("a", "1", new String[0])),
                new AddNodeSelectorDecorator("x", new NodeSelector("disk", "ssd")),
                new AddHostAliasesDecorator("x", new HostAlias("10.0.0.1", "a.example.com")),
                new AddImagePullSecretDecorator("x", "pull"),
                new AddSidecarDecorator("x", container),
                new AddInitContainerDecorator("x", container),
                new ApplyImageDecorator("x", "c", "c:2"),
                new ApplyRegistryToImageDecorator("x", null, "registry.example.com"),
                new AddServiceAccountResourceDecorator("x"),
                new RemoveLabelDecorator("x"),
                new A(some(random), some(random)),
                new B(some(random), some(random)),
                new BelowB(some(random), some(random)),
                new C(some(random), some(random)),
                new C(some(random), some(random))));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(all.size()));
    }

    private static List<Class<?>> some(Random random) {
        List<Class<?>> types = new ArrayList<>(List.of(
                A.class,
                B.class,
                C.class,
                BelowB.class,
                AddLabelDecorator.class,
                AddSidecarDecorator.class,
                RemoveLabelDecorator.class));
        Collections.shuffle(types, random);
        return types.subList(0, Math.max(0, random.nextInt(5) - 2));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Object orderOfDekorate(List<Decorator<?>> decorators) {
        try {
            return TopologicalSort.sortDecorators((Collection) decorators);
        } catch (RuntimeException cycle) {
            return CYCLE;
        }
    }

    private static Object orderOrCycle(List<Decorator<?>> decorators) {
        try {
            return DecoratorOrder.of(decorators, CODE);
        } catch (PortfolioException cycle) {
            return CYCLE;
        }
    }

    private static List<Decorator<?>> ordered(Decorator<?>... decorators) {
        return DecoratorOrder.of(List.of(decorators), CODE);
    }
}
