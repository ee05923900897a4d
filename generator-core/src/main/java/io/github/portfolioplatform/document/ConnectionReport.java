package io.github.portfolioplatform.document;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.SharedUse;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connection strings of a portfolio. */
public final class ConnectionReport {

    private final Portfolio portfolio;

    private ConnectionReport(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** {@return the report of that portfolio} */
    public static ConnectionReport of(Portfolio portfolio) {
        return new ConnectionReport(portfolio);
    }

    /** {@return a paragraph for each instance, passwords masked} */
    public String masked() {
        return text(Connection::masked);
    }

    /** {@return a paragraph for each instance, passwords shown} */
    public String revealed() {
        return text(Connection::revealed);
    }

    private String text(Function<Connection, String> uri) {
        return Connections.of(portfolio).stream()
                .map(connection -> applications(connection.instance()) + ": "
                        + connection.instance().name() + "\n  " + uri.apply(connection))
                .collect(Collectors.joining("\n"));
    }

    private static String applications(DatabaseInstance instance) {
        return Stream.concat(
                        Stream.of(instance.application()),
                        instance.sharedWith().stream().map(SharedUse::application))
                .collect(Collectors.joining(", "));
    }
}
