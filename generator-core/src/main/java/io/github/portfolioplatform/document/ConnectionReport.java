package io.github.portfolioplatform.document;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SharedUse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connection strings of environments. */
public final class ConnectionReport {

    private final List<Environment> environments;

    private ConnectionReport(List<Environment> environments) {
        this.environments = List.copyOf(environments);
    }

    /** {@return the report of these environments} */
    public static ConnectionReport of(List<Environment> environments) {
        return new ConnectionReport(environments);
    }

    /** {@return a paragraph for each instance, passwords masked} */
    public String masked() {
        return text(Connection::masked);
    }

    /** {@return a paragraph for each instance, passwords shown as far as the spec knows them} */
    public String revealed() {
        return text(Connection::revealed);
    }

    private String text(Function<Connection, String> uri) {
        return PerEnvironment.text(
                environments,
                environment -> Connections.of(environment).stream()
                        .map(connection -> paragraph(connection, uri))
                        .collect(Collectors.joining("\n")));
    }

    private static String paragraph(Connection connection, Function<Connection, String> uri) {
        DatabaseInstance instance = connection.instance();
        String lines = applications(instance) + ": " + instance.name() + "\n  " + uri.apply(connection);
        return instance.password().isPresent()
                ? lines
                : lines + "\n  Bring the Secret " + connection.secret() + " with "
                        + String.join(" and ", connection.secretKeys()) + ".";
    }

    private static String applications(DatabaseInstance instance) {
        return Stream.concat(
                        Stream.of(instance.application()),
                        instance.sharedWith().stream().map(SharedUse::application))
                .collect(Collectors.joining(", "));
    }
}
