package io.github.portfolioplatform.decoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decorations and decorators are found on a class path as services. */
class DecorationsFoundTest {

    private static final Environment DEVELOPMENT = Scenario.PLATFORM.portfolio().environment("development");
    private static final DatabaseInstance INSTANCE = DEVELOPMENT.instances().get(0);
    private static final String OURS = "io.github.portfolioplatform.decoration.Decoration";
    private static final String DEKORATES = "io.dekorate.kubernetes.decorator.Decorator";

    @TempDir
    Path folder;

    /** A service of ours. */
    public static final class CostCentre implements Decoration {

        @Override
        public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
            return List.of(new AddLabelDecorator(instance.name(), "example.com/cost-centre", "4711"));
        }
    }

    /** A service of Dekorate's. */
    public static final class Owner extends Decorator<ObjectMetaBuilder> {

        @Override
        public void visit(ObjectMetaBuilder metadata) {
            metadata.addToAnnotations("owner", "data");
        }
    }

    /** Needs more than a service is given. */
    public static final class Demanding implements Decoration {

        Demanding(String wish) {
            assertThat(wish).isNotNull();
        }

        @Override
        public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
            return List.of();
        }
    }

    /** Cannot be made. */
    public static final class Broken extends Decorator<ObjectMetaBuilder> {

        public Broken() {
            throw new IllegalStateException("no such owner");
        }

        @Override
        public void visit(ObjectMetaBuilder metadata) {}
    }

    @Test
    void a_class_path_without_services_decorates_nothing() throws IOException {
        try (URLClassLoader classPath = classPath(folder)) {
            assertThat(Decorations.found(classPath)).isSameAs(Decorations.NONE);
        }
    }

    @Test
    void decorations_are_found() throws IOException {
        service(OURS, CostCentre.class.getName());

        assertThat(found()).containsExactly("io.dekorate.kubernetes.decorator.AddLabelDecorator");
    }

    @Test
    void decorators_are_found_and_decorate_every_instance() throws IOException {
        service(DEKORATES, Owner.class.getName());

        assertThat(found()).containsExactly(Owner.class.getName());
    }

    @Test
    void both_are_applied_in_the_one_order_of_dekorate() throws IOException {
        service(OURS, CostCentre.class.getName());
        service(DEKORATES, Owner.class.getName());

        assertThat(found())
                .containsExactly("io.dekorate.kubernetes.decorator.AddLabelDecorator", Owner.class.getName());
    }

    @Test
    void each_instance_is_given_a_decorator_of_its_own() throws IOException {
        service(DEKORATES, Owner.class.getName());
        try (URLClassLoader classPath = classPath(folder)) {
            Services services = new Services(classPath);

            assertThat(services.decorations())
                    .singleElement()
                    .satisfies(decoration -> assertThat(decoration
                                    .of(DEVELOPMENT, INSTANCE)
                                    .iterator()
                                    .next())
                            .isNotSameAs(decoration
                                    .of(DEVELOPMENT, INSTANCE)
                                    .iterator()
                                    .next()));
        }
    }

    @Test
    void a_class_that_is_not_there_is_refused() throws IOException {
        service(OURS, "com.example.Vanished");

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(this::found)
                .withMessageStartingWith("META-INF/services/" + OURS + ":1:1: A service cannot be loaded: ")
                .withMessageContaining("'Provider com.example.Vanished not found'")
                .withMessageEndingWith(" Name classes with a public constructor without parameters, and put what they "
                        + "need on the class path: io.dekorate:dekorate-core is not there by itself.");
    }

    @Test
    void a_class_that_cannot_be_made_is_refused() throws IOException {
        service(OURS, Demanding.class.getName());

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(this::found)
                .withMessageContaining("A service cannot be loaded");
    }

    @Test
    void a_decorator_that_cannot_be_made_is_named_when_an_instance_needs_it() throws IOException {
        service(DEKORATES, Broken.class.getName());

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(this::found)
                .withMessageStartingWith(
                        Broken.class.getName() + " on postgresql-bookmarked in development: It fails with ")
                .withStackTraceContaining("no such owner");
    }

    private void service(String type, String name) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(type), name + "\n");
    }

    /** The decorators that the class path in the folder brings for one instance. */
    private List<String> found() throws IOException {
        try (URLClassLoader classPath = classPath(folder)) {
            return Decorations.found(classPath)
                    .of(DEVELOPMENT, INSTANCE)
                    .map(InstanceDecorators::names)
                    .orElse(List.of());
        }
    }

    private static URLClassLoader classPath(Path folder) throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, DecorationsFoundTest.class.getClassLoader());
    }
}
