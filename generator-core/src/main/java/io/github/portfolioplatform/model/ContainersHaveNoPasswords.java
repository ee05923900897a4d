package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where passwords are in no file, no container beside a server has one either: in an address among its variables and words, or in a variable
 * that is called a password. {@code development} has its passwords in files anyway.
 */
final class ContainersHaveNoPasswords implements PortfolioRule {

    /** {@code ://user:password@}; not a reference to a variable, and not a port with an {@code @} in the path behind it. */
    private static final Pattern ADDRESS = Pattern.compile("://[^\\s/:@]*+:(?!\\$|[0-9]{1,5}[/?#])[^\\s@]++@");

    private static final Pattern NAME = Pattern.compile("(?i)(?:password|passwd|pgpass)$");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        portfolio.resolved().filter(instance -> !instance.knowsPassword()).forEach(instance -> {
            Customization said = instance.settings().customization();
            ModelPath path = instance.path().field("customize");
            containers(said.sidecars(), path.field("sidecars"), problems);
            containers(said.initContainers(), path.field("initContainers"), problems);
        });
    }

    private static void containers(List<ExtraContainer> containers, ModelPath path, Problems problems) {
        for (ExtraContainer container : containers) {
            ModelPath here = path.field(container.name());
            container.environment().forEach((name, value) -> {
                boolean isPassword = NAME.matcher(name).find() && !value.isBlank() && !value.startsWith("$");
                if (isPassword || hasPassword(value)) {
                    add(
                            "The variable " + Problem.quoted(name),
                            here.field("environment").field(name),
                            problems);
                }
            });
            if (haveOne(container.command())) {
                add("The command of " + Name.shown(container.name()), here.field("command"), problems);
            }
            if (haveOne(container.arguments())) {
                add("An argument of " + Name.shown(container.name()), here.field("arguments"), problems);
            }
        }
    }

    private static boolean haveOne(List<String> words) {
        return words.stream().anyMatch(ContainersHaveNoPasswords::hasPassword);
    }

    private static boolean hasPassword(String text) {
        return ADDRESS.matcher(text).find();
    }

    private static void add(String what, ModelPath path, Problems problems) {
        problems.add(
                "container-has-no-password",
                path,
                what + " has a password, which would be in a file.",
                "Name a variable under credentials:, and write $(NAME) where the password stands.");
    }
}
