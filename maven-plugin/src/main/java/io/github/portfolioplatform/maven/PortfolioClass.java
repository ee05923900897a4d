package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.PortfolioSource;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * A class of the project, or of one of its dependencies, that describes the portfolio.
 *
 * @param name the full name, {@code com.example.Databases}
 * @param goal the goal that asks for the portfolio, {@code generate}
 * @param core the version of the core that the goal runs with
 */
record PortfolioClass(String name, String goal, String core) {

    /** {@return the class of that name for a goal that Maven runs} */
    static PortfolioClass of(String name, MojoExecution execution) {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        Artifact core = Objects.requireNonNull(
                plugin.getArtifactMap().get(ProjectClassPath.CORE), "the plugin depends on the core");
        return new PortfolioClass(name, execution.getGoal(), core.getBaseVersion());
    }

    /**
     * {@return the portfolio}
     *
     * @throws PortfolioException with what is wrong with the portfolio
     * @throws MojoFailureException with what is wrong with the class
     */
    Portfolio portfolio(ProjectClassPath path) throws MojoFailureException {
        URL[] urls = path.urls().toArray(URL[]::new);
        // First asked for every class, so that what is built here is a portfolio of the plugin.
        ClassLoader ours = PortfolioSource.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader theirs = new URLClassLoader(ProjectCode.LOADER, urls, ours)) {
            thread.setContextClassLoader(theirs);
            Portfolio portfolio = source(theirs).portfolio();
            if (portfolio == null) {
                throw new MojoFailureException(name + ".portfolio() returned null. Let it return a portfolio.");
            }
            return portfolio;
        } catch (MojoFailureException unusable) {
            throw unusable;
        } catch (Throwable failure) {
            // Whatever it is, it is the project's: other languages throw checked exceptions from here, too.
            throw failure(causeOf(failure), path);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private PortfolioSource source(ClassLoader loader) throws ReflectiveOperationException, MojoFailureException {
        Class<?> type = load(loader);
        if (!PortfolioSource.class.isAssignableFrom(type)) {
            throw new MojoFailureException(name + " does not implement " + PortfolioSource.class.getName()
                    + ". Let it, or name a class that does.");
        } else if (Modifier.isAbstract(type.getModifiers())) {
            throw new MojoFailureException(name + " is abstract. Name a class that can be created.");
        } else if (!Modifier.isPublic(type.getModifiers())
                || Stream.of(type.getConstructors()).noneMatch(constructor -> constructor.getParameterCount() == 0)) {
            throw new MojoFailureException(
                    name + " cannot be created. Make it public, with a public constructor without parameters.");
        }
        return (PortfolioSource) type.getConstructor().newInstance();
    }

    private Class<?> load(ClassLoader loader) throws MojoFailureException {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException missing) {
            throw new MojoFailureException("There is no class " + name
                    + " among the compiled ones of the project and its dependencies. If it is not compiled yet, run"
                    + " 'mvn process-classes portfolio:" + goal + "'; otherwise write its full name.");
        }
    }

    /** What creates an object and initialises a class wraps what they threw. */
    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped =
                failure instanceof InvocationTargetException || failure instanceof ExceptionInInitializerError;
        return wrapped && cause != null ? causeOf(cause) : failure;
    }

    private MojoFailureException failure(Throwable failure, ProjectClassPath path) {
        if (failure instanceof PortfolioException wrong) {
            throw wrong;
        } else if (failure instanceof InvalidValueException wrong) {
            throw problem(wrong);
        }
        String other = path.core().filter(version -> !version.equals(core)).orElse("");
        String reason = failure instanceof LinkageError && !other.isEmpty()
                ? " is compiled against portfolio-generator-core " + other + ", but the plugin runs it with " + core
                        + ". Give both the same version: "
                : " failed: ";
        return new MojoFailureException("\n" + name + reason + ProjectCode.trace(failure));
    }

    /** A value that could not even be said to a builder is a problem of the portfolio like any other. */
    private static PortfolioException problem(InvalidValueException wrong) {
        Place portfolio = new Place.InModel(ModelPath.ROOT);
        PortfolioException problem =
                new PortfolioException(List.of(new Problem("value-is-valid", portfolio, wrong.what(), wrong.fix())));
        problem.setStackTrace(wrong.getStackTrace());
        return problem;
    }
}
