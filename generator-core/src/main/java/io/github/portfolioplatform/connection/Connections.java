package io.github.portfolioplatform.connection;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.List;

/**
 * Derives connections from the model; the host is the name of the Service that is rendered. Of {@code examples/portfolio-platform}:
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * Connection codetalk = Connections.of(portfolio.environment("development"), "postgresql-codetalk");
 * codetalk.uri().toString();                   // postgres://codetalk_user:****@postgresql-codetalk.default.svc.…:5432/codetalk
 * Setting password = codetalk.in(Dialect.SPRING_BOOT_4).get(2);
 * password.name();                             // spring.datasource.password
 * password.value().isPassword();               // true: a reference to the Secret can take its place
 * password.value().secret().get().secretName();    // postgresql-codetalk-secrets
 * password.value().secret().get().key();       // postgres-password
 * }</pre>
 */
public final class Connections {

    private Connections() {}

    /** {@return the connection of each instance of the environment, in the order of the portfolio} */
    public static List<Connection> of(Environment environment) {
        requireNonNull(environment, "environment");
        return environment.instances().stream()
                .map(instance -> of(environment, instance))
                .toList();
    }

    /**
     * {@return the connection of the instance of that name}
     *
     * @throws InvalidValueException if the environment has none
     */
    public static Connection of(Environment environment, String instanceName) {
        requireNonNull(environment, "environment");
        requireNonNull(instanceName, "instanceName");
        return environment.instances().stream()
                .filter(instance -> instance.name().equals(instanceName))
                .findFirst()
                .map(instance -> of(environment, instance))
                .orElseThrow(() -> unknown(environment, instanceName));
    }

    private static InvalidValueException unknown(Environment environment, String named) {
        List<String> known =
                environment.instances().stream().map(DatabaseInstance::name).toList();
        return new InvalidValueException(
                Problem.quoted(named) + " is not an instance of " + environment.name() + ".",
                Suggestion.of(named, known)
                        .map(meant -> "Did you mean '" + meant + "'?")
                        .orElse("Write the name of one, such as " + known.get(0) + "."));
    }

    private static Connection of(Environment environment, DatabaseInstance instance) {
        return new Connection(environment, instance, Backends.endpoint(environment, instance));
    }
}
