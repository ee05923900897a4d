package io.github.portfolioplatform.decoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dekorate.kubernetes.config.Container;
import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.config.Probe;
import io.dekorate.kubernetes.config.ProbeBuilder;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a decorator throws is a problem that says which one, on what, and why. */
class FailingDecoratorTest {

    private static final Environment DEVELOPMENT = Scenario.PLATFORM.portfolio().environment("development");
    private static final String HERE = FailingDecoratorTest.class.getName();

    /** Throws what it is told. */
    private static final class Failing extends Decorator<ServiceBuilder> {

        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public void visit(ServiceBuilder service) {
            throw failure;
        }
    }

    @Test
    void it_is_named_with_its_instance_its_environment_and_its_reason() {
        IllegalStateException cause = new IllegalStateException("no such cost centre");

        PortfolioException refusal =
                refusalOf(Decoration.each(instance -> new Failing(cause)).ofInstances("redis"));

        assertThat(refusal)
                .hasMessage(HERE + "$Failing on redis in development: It fails with java.lang.IllegalStateException: "
                        + "'no such cost centre'. Correct it, or limit it to the instances that it can decorate.")
                .hasCause(cause);
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo("decorators-work"));
    }

    @Test
    void a_reason_without_words_is_its_type() {
        assertThat(refusalOf(Decoration.each(instance -> new Failing(new NullPointerException()))))
                .hasMessageContaining("It fails with java.lang.NullPointerException. Correct it");
    }

    @Test
    void it_does_not_say_the_password_that_it_saw() {
        Decoration decoration = Decoration.each(instance -> new Decorator<SecretBuilder>() {
            @Override
            public void visit(SecretBuilder secret) {
                throw new IllegalArgumentException("cannot encrypt " + secret.getStringData());
            }
        });

        assertThat(refusalOf(decoration.ofInstances("redis")))
                .hasMessageContaining("cannot encrypt {redis-password=****")
                .hasMessageNotContaining("redis123");
    }

    @Test
    void a_decoration_that_fails_is_named_by_the_class_it_is_written_in() {
        assertThat(refusalOf((environment, instance) -> {
                    throw new IllegalStateException("no such team");
                }))
                .hasMessageStartingWith(HERE + " on postgresql-bookmarked in development: It fails with ")
                .hasMessageContaining("'no such team'");
    }

    @Test
    void what_is_no_exception_of_the_runtime_is_a_problem_too() {
        for (Throwable thrown : List.of(
                new AssertionError("no such team"),
                new StackOverflowError("no such team"),
                new IOException("no such team"))) {
            Decoration decoration = (environment, instance) -> FailingDecoratorTest.thrown(thrown);

            assertThat(refusalOf(decoration.ofInstances("redis").inEnvironments("development")))
                    .hasMessageStartingWith(HERE + " on redis in development: It fails with "
                            + thrown.getClass().getName());
        }
    }

    @Test
    void there_is_no_failure_without_a_problem() {
        assertThatThrownBy(() -> new PortfolioException(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusalOf((environment, instance) -> {
                    throw new PortfolioException(List.of());
                }))
                .hasMessageContaining("It fails with java.lang.IllegalArgumentException");
    }

    @Test
    void an_interrupt_stays_one() {
        assertThat(refusalOf((environment, instance) -> thrown(new InterruptedException())))
                .hasMessageContaining("java.lang.InterruptedException");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void its_order_fails_under_its_name() {
        Decoration decoration = Decoration.each(instance -> new Decorator<ServiceBuilder>() {
            @Override
            public void visit(ServiceBuilder service) {}

            @Override
            public Class<? extends Decorator<?>>[] after() {
                throw new AssertionError("no such class");
            }
        });

        assertThat(refusalOf(decoration))
                .hasMessageStartingWith(HERE + "$")
                .hasMessageContaining("It fails with java.lang.AssertionError: 'no such class'");
    }

    @Test
    void a_limit_that_fits_nothing_is_refused_under_the_name_of_what_it_limits() {
        Decorations decorations = Decorations.NONE.and(((Decoration) (environment, instance) -> List.of())
                .ofEngines(Redis.ENGINE)
                .inEnvironments("developmnet", "developmnet"));

        assertThatThrownBy(() -> decorations.demandKnown(Scenario.PLATFORM.portfolio()))
                .hasMessage("'developmnet', which " + HERE + " is limited to, is not an environment of "
                        + Scenario.PLATFORM.portfolio().name() + ". Did you mean 'development'?");
    }

    /** Throws whatever it is, as other languages do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> List<Decorator<?>> thrown(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_decoration_returns_decorators() {
        assertThat(refusalOf((environment, instance) -> Arrays.asList((Decorator<?>) null)))
                .hasMessageContaining("It fails with java.lang.NullPointerException");
    }

    @Test
    void an_http_probe_of_dekorate_does_not_fit_and_says_what_does() {
        Probe http = new ProbeBuilder().withHttpActionPath("/healthz").build();

        assertThat(refusalOf(sidecar(http)))
                .hasMessageStartingWith("io.dekorate.kubernetes.decorator.AddSidecarDecorator on ")
                .hasMessageContaining("It needs what is not on the class path: java.lang.NoSuchMethodError: ")
                .hasMessageEndingWith(
                        "Dekorate's http and grpc probes do not fit the Kubernetes model of this version: "
                                + "use exec or tcp probes, or set the probe in a decorator of your own.")
                .hasCauseInstanceOf(NoSuchMethodError.class);
    }

    @Test
    void exec_and_tcp_probes_of_dekorate_work_although_the_library_that_colours_its_log_is_missing() {
        for (ProbeBuilder probe :
                List.of(new ProbeBuilder().withExecAction("true"), new ProbeBuilder().withTcpSocketAction("9187"))) {
            assertThat(Rendering.render(DEVELOPMENT, Decorations.NONE.and(sidecar(probe.build()))))
                    .extracting(RenderedResource::resource)
                    .filteredOn(StatefulSet.class::isInstance)
                    .allSatisfy(resource -> assertThat(((StatefulSet) resource)
                                    .getSpec()
                                    .getTemplate()
                                    .getSpec()
                                    .getContainers()
                                    .get(1)
                                    .getLivenessProbe())
                            .isNotNull());
        }
    }

    private static Decoration sidecar(Probe liveness) {
        Container exporter = new ContainerBuilder()
                .withName("exporter")
                .withImage("exporter:1")
                .withLivenessProbe(liveness)
                .build();
        return Decoration.each(instance -> new AddSidecarDecorator(instance.name(), exporter));
    }

    private static PortfolioException refusalOf(Decoration decoration) {
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class, () -> Rendering.render(DEVELOPMENT, Decorations.NONE.and(decoration)));
        assertThat(refusal).as("nothing is refused").isNotNull();
        return refusal;
    }
}
