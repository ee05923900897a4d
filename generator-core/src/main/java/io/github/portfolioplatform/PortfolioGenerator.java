package io.github.portfolioplatform;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.problem.PortfolioException;

/** Renders a portfolio to files: the same portfolio to the same bytes, everywhere. */
public final class PortfolioGenerator {

    private PortfolioGenerator() {}

    /**
     * {@return the files of the portfolio: {@code <environment>/<instance>/<role>.yaml}, what GitOps tools read beside them, and {@code
     * <environment>/README.md} for people}
     *
     * <pre>{@code
     * ManifestTree tree = PortfolioGenerator.render(PortfolioSpec.read(Path.of("portfolio.yaml")));
     * ManifestFolder.at(Path.of("k8s")).write(tree);
     * }</pre>
     *
     * @throws PortfolioException if a reference among the rendered resources does not hold
     */
    public static ManifestTree render(Portfolio portfolio) {
        return render(portfolio, Decorations.NONE);
    }

    /**
     * {@return the files of the portfolio, whose resources were decorated}
     *
     * @throws PortfolioException if a decorator fails, changes what the portfolio says, sets a value that no YAML file can hold, or breaks a
     *     reference among the resources
     */
    public static ManifestTree render(Portfolio portfolio, Decorations decorations) {
        requireNonNull(portfolio, "portfolio");
        requireNonNull(decorations, "decorations");
        return tree(
                portfolio,
                decorations,
                Header.of(generatedFrom(portfolio.name())),
                new Advice(Caller.LIBRARY, Form.JAVA));
    }

    /**
     * {@return the files of a portfolio that was read from a file, whose headers say so}
     *
     * @param file the name of the file, without a folder: the same bytes must come out wherever it lies
     * @throws PortfolioException if a reference among the rendered resources does not hold
     */
    public static ManifestTree renderFrom(String file, Portfolio portfolio) {
        return renderFrom(file, portfolio, Decorations.NONE);
    }

    /**
     * {@return the files of a portfolio that was read from a file, whose headers say so, and whose resources were decorated}
     *
     * @param file the name of the file, without a folder
     * @throws PortfolioException as {@link #render(Portfolio, Decorations)} does
     */
    public static ManifestTree renderFrom(String file, Portfolio portfolio, Decorations decorations) {
        return renderFrom(file, portfolio, decorations, Caller.LIBRARY);
    }

    /**
     * {@return the same files for another caller} Headers, documents and messages on the files advise goals or methods; two callers that
     * write or compare one folder name the same one.
     *
     * @param file the name of the file, without a folder
     * @param caller who is advised
     * @throws PortfolioException as {@link #render(Portfolio, Decorations)} does
     */
    public static ManifestTree renderFrom(String file, Portfolio portfolio, Decorations decorations, Caller caller) {
        requireNonNull(file, "file");
        requireNonNull(caller, "caller");
        return tree(portfolio, decorations, file, new Advice(caller, Form.SPEC));
    }

    /**
     * {@return the files of a portfolio that a class describes, whose headers say so}
     *
     * @param className the name of the {@link PortfolioSource}, {@code com.example.Databases}
     * @throws PortfolioException if a reference among the rendered resources does not hold
     */
    public static ManifestTree renderFromClass(String className, Portfolio portfolio) {
        return renderFromClass(className, portfolio, Decorations.NONE);
    }

    /**
     * {@return the files of a portfolio that a class describes, whose headers say so, and whose resources were decorated}
     *
     * @param className the name of the {@link PortfolioSource}
     * @throws PortfolioException as {@link #render(Portfolio, Decorations)} does
     */
    public static ManifestTree renderFromClass(String className, Portfolio portfolio, Decorations decorations) {
        return renderFromClass(className, portfolio, decorations, Caller.LIBRARY);
    }

    /**
     * {@return the same files for another caller} Headers, documents and messages on the files advise goals or methods; two callers that
     * write or compare one folder name the same one.
     *
     * @param className the name of the {@link PortfolioSource}
     * @param caller who is advised
     * @throws PortfolioException as {@link #render(Portfolio, Decorations)} does
     */
    public static ManifestTree renderFromClass(
            String className, Portfolio portfolio, Decorations decorations, Caller caller) {
        requireNonNull(className, "className");
        requireNonNull(caller, "caller");
        return tree(portfolio, decorations, className, new Advice(caller, Form.JAVA));
    }

    private static ManifestTree tree(Portfolio portfolio, Decorations decorations, String source, Advice advice) {
        return tree(portfolio, decorations, Header.of(generatedFrom(source), advice.change(source)), advice);
    }

    private static String generatedFrom(String source) {
        return "Code generated by portfolio-generator from " + source + ". DO NOT EDIT.";
    }

    private static ManifestTree tree(Portfolio portfolio, Decorations decorations, Header header, Advice advice) {
        requireNonNull(portfolio, "portfolio");
        requireNonNull(decorations, "decorations");
        return ManifestTree.of(
                portfolio.name(),
                RenderedTexts.of(portfolio, decorations, header, advice),
                new Accepted(portfolio.accepted(), portfolio.tombstones()),
                advice);
    }
}
