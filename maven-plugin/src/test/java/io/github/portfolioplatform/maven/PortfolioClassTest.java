package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.PortfolioSource;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every class that cannot be asked for a portfolio is refused with what to do about it. */
class PortfolioClassTest {

    private static final ProjectClassPath SAME_CORE = new ProjectClassPath(List.of(), Optional.of("2.0"));

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @AfterEach
    void the_class_loader_of_the_thread_is_as_it_was() {
        assertThat(thread.getContextClassLoader()).isSameAs(before);
    }

    @Test
    void a_missing_class_may_not_be_compiled_yet() {
        assertThatRefused("com.example.Missing")
                .withMessage("There is no class com.example.Missing among the compiled ones of the project and its"
                        + " dependencies. If it is not compiled yet, run 'mvn process-classes portfolio:totals'; otherwise"
                        + " write its full name.");
    }

    static final class Plain {}

    @Test
    void a_class_that_is_no_source_of_portfolios_is_refused() {
        assertThatRefused(Plain.class.getName())
                .withMessageContaining("PortfolioClassTest$Plain does not implement"
                        + " io.github.portfolioplatform.PortfolioSource. Let it, or name a class that does.");
    }

    /** Said but not done. */
    public abstract static class Unfinished implements PortfolioSource {}

    @Test
    void an_abstract_class_is_refused() {
        assertThatRefused(Unfinished.class.getName())
                .withMessageEndingWith("$Unfinished is abstract. Name a class that can be created.");
        assertThatRefused(PortfolioSource.class.getName()).withMessageContaining("PortfolioSource is abstract.");
    }

    /** Wants to be told something. */
    public static final class Demanding implements PortfolioSource {

        public Demanding(String wish) {
            assertThat(wish).isNotNull();
        }

        @Override
        public Portfolio portfolio() {
            throw new AssertionError();
        }
    }

    static final class Hidden implements PortfolioSource {

        public Hidden() {}

        @Override
        public Portfolio portfolio() {
            throw new AssertionError();
        }
    }

    @Test
    void a_class_that_cannot_be_created_is_refused() {
        String remedy = " cannot be created. Make it public, with a public constructor without parameters.";

        assertThatRefused(Demanding.class.getName()).withMessageEndingWith("$Demanding" + remedy);
        assertThatRefused(Hidden.class.getName()).withMessageEndingWith("$Hidden" + remedy);
    }

    /** Fails before it is asked. */
    public static final class Careless implements PortfolioSource {

        private final Portfolio built = Portfolio.builder("Shop").build();

        public Careless() {}

        @Override
        public Portfolio portfolio() {
            return built;
        }
    }

    /** Fails before it is created. */
    public static final class Hasty implements PortfolioSource {

        private static final Storage STORAGE = Storage.parse("2Gb");

        public Hasty() {}

        @Override
        public Portfolio portfolio() {
            throw new AssertionError(STORAGE);
        }
    }

    @Test
    void problems_of_the_portfolio_come_out_as_they_are_whenever_it_is_built() {
        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> ask(Careless.class.getName(), SAME_CORE))
                .withMessageContaining("\nname: 'Shop' is not ");
        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> ask(Hasty.class.getName(), SAME_CORE))
                .withMessageStartingWith("portfolio: '2Gb' ");
    }

    /** Needs what is not there. */
    public static final class Outdated implements PortfolioSource {

        public Outdated() {}

        @Override
        public Portfolio portfolio() {
            throw new NoSuchMethodError("'void Portfolio.old()'");
        }
    }

    @Test
    void two_versions_of_the_core_that_do_not_fit_are_named() {
        ProjectClassPath old = new ProjectClassPath(List.of(), Optional.of("1.0"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> ask(Outdated.class.getName(), old))
                .withMessageContaining(
                        "$Outdated is compiled against portfolio-generator-core 1.0, but the plugin runs it"
                                + " with 2.0. Give both the same version: java.lang.NoSuchMethodError: 'void Portfolio.old()'");
        assertThatRefused(Outdated.class.getName())
                .withMessageContaining("$Outdated failed: java.lang.NoSuchMethodError");
    }

    /** Says which classes libraries would find for it. */
    public static final class Looking implements PortfolioSource {

        public Looking() {}

        @Override
        public Portfolio portfolio() {
            throw new IllegalStateException(
                    Thread.currentThread().getContextClassLoader().getName());
        }
    }

    @Test
    void libraries_of_the_class_find_those_of_the_project() {
        assertThatRefused(Looking.class.getName())
                .withMessageEndingWith("$Looking failed: java.lang.IllegalStateException: project");
    }

    /** Has nothing to say. */
    public static final class Silent implements PortfolioSource {

        public Silent() {}

        @Override
        public Portfolio portfolio() {
            return null;
        }
    }

    @Test
    void no_portfolio_at_all_is_refused() {
        assertThatRefused(Silent.class.getName())
                .withMessageEndingWith("$Silent.portfolio() returned null. Let it return a portfolio.");
    }

    private static ThrowableAssertAlternative<MojoFailureException> assertThatRefused(String name) {
        return assertThatExceptionOfType(MojoFailureException.class).isThrownBy(() -> ask(name, SAME_CORE));
    }

    private static Portfolio ask(String name, ProjectClassPath path) throws Exception {
        return new PortfolioClass(name, "totals", "2.0").portfolio(path);
    }
}
