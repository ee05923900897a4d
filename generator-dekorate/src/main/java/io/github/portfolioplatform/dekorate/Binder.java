package io.github.portfolioplatform.dekorate;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns declarations into bindings. Everything that is wrong with a declaration is reported in one go. */
final class Binder {

    /** As shells and all languages read them, a part of what Kubernetes takes. */
    private static final Pattern START_OF_NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)?");

    private static final int LONGEST_LIST = 10;

    private final SpecFiles specs;

    Binder(SpecFiles specs) {
        this.specs = specs;
    }

    /** The binding; empty if it cannot be had, which is reported. */
    Optional<Binding> bind(Declaration declared) {
        boolean usable = hasUsablePrefix(declared);
        Optional<Connection> connection = specs.of(declared)
                .flatMap(portfolio -> taken(declared, "environment", () -> environment(portfolio, declared)))
                .flatMap(environment -> taken(declared, "value", () -> connection(environment, declared.instance())));
        Optional<List<EnvVar>> variables = connection.flatMap(to -> taken(
                declared,
                "dialect",
                () -> new Variables(to, declared.prefix(), declared.hasUrlSafePassword()).in(declared.dialect())));
        boolean user = connection.isPresent()
                && taken(declared, "application", () -> user(connection.get().instance(), declared))
                        .isPresent();
        boolean trusts = connection.isPresent()
                && taken(declared, "dialect", () -> trusted(connection.get(), declared))
                        .isPresent();
        return variables
                .filter(complete -> usable && user && trusts)
                .map(complete -> new Binding(declared, connection.orElseThrow(), complete));
    }

    private static <T> Optional<T> taken(Declaration declared, String name, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidValueException wrong) {
            declared.refuse(name, wrong.what() + " " + wrong.fix());
            return Optional.empty();
        }
    }

    private static boolean hasUsablePrefix(Declaration declared) {
        boolean usable = START_OF_NAME.matcher(declared.prefix()).matches();
        if (!usable) {
            declared.refuse(
                    "prefix",
                    "No name of a variable begins with " + Problem.quoted(declared.prefix())
                            + ". Write letters, digits and '_', no digit first: ORDERS_.");
        }
        return usable;
    }

    private static Environment environment(Portfolio portfolio, Declaration declared) {
        Optional<String> named = declared.environment();
        List<Environment> all = portfolio.environments();
        if (named.isEmpty() && all.size() > 1) {
            throw new InvalidValueException(
                    "The portfolio " + portfolio.name() + " has several environments: "
                            + all.stream().map(Environment::name).collect(Collectors.joining(", ")) + ".",
                    "Write environment = \"" + all.get(0).name()
                            + "\", or give the compiler -Aportfolio.environment=….");
        }
        return named.map(portfolio::environment).orElseGet(() -> all.get(0));
    }

    private static Connection connection(Environment environment, String instance) {
        try {
            return Connections.of(environment, instance);
        } catch (InvalidValueException unknown) {
            List<String> names =
                    environment.instances().stream().map(DatabaseInstance::name).toList();
            String more = names.size() > LONGEST_LIST ? " and " + (names.size() - LONGEST_LIST) + " more" : "";
            throw new InvalidValueException(
                    unknown.what(),
                    unknown.fix() + " There are "
                            + names.stream().limit(LONGEST_LIST).collect(Collectors.joining(", ")) + more + ".");
        }
    }

    private static Connection trusted(Connection connection, Declaration declared) {
        if (connection.dialects().contains(declared.dialect())) {
            Trust.check(connection, declared.dialect());
        }
        return connection;
    }

    private static DatabaseInstance user(DatabaseInstance instance, Declaration declared) {
        declared.application().ifPresent(application -> Binding.checkUse(instance, application));
        return instance;
    }
}
