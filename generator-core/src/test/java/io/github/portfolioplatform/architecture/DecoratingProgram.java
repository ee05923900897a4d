package io.github.portfolioplatform.architecture;

import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.file.Path;

/**
 * The main class of a process of its own: {@code DecoratingProgram <portfolio.yaml> none|found|given} renders the portfolio, decorated
 * with nothing, with what the class path brings, or with a label, and prints how many files have the label, or why there are none.
 */
public final class DecoratingProgram {

    private DecoratingProgram() {}

    public static void main(String[] arguments) {
        Portfolio portfolio = PortfolioSpec.read(Path.of(arguments[0]));
        try {
            ManifestTree tree = switch (arguments[1]) {
                case "none" -> PortfolioGenerator.of(portfolio).render();
                case "found" ->
                    PortfolioGenerator.of(portfolio)
                            .decoratedBy(Decorations.found(DecoratingProgram.class.getClassLoader()))
                            .render();
                default ->
                    PortfolioGenerator.of(portfolio).decoratedBy(Given.LABEL).render();
            };
            System.out.println(tree.paths().size() + " files, "
                    + tree.texts().values().stream()
                            .filter(text -> text.contains("cost-centre"))
                            .count()
                    + " with a label");
        } catch (PortfolioException refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** Apart, so that nothing else of the program mentions Dekorate. */
    private static final class Given {

        static final Decorations LABEL =
                Decorations.NONE.and(Decoration.each(instance -> new AddLabelDecorator(null, "cost-centre", "4711")));
    }
}
