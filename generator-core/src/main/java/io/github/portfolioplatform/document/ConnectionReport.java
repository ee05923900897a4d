package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SharedUse;
import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How applications connect, in one dialect: the URI alone unless another one is asked for. */
@CheckReturnValue
public final class ConnectionReport {

    private final List<Environment> environments;
    private final Dialect dialect;

    private ConnectionReport(List<Environment> environments, Dialect dialect) {
        this.environments = List.copyOf(environments);
        this.dialect = dialect;
    }

    /** {@return the report of these environments} */
    public static ConnectionReport of(List<Environment> environments) {
        requireNonNull(environments, "environments");
        return new ConnectionReport(environments, Dialect.URI);
    }

    /** {@return the report in that dialect; instances whose engine does not have it are named at the end} */
    public ConnectionReport in(Dialect wanted) {
        requireNonNull(wanted, "wanted");
        return new ConnectionReport(environments, wanted);
    }

    /** {@return a paragraph for each instance, passwords masked} */
    public String masked() {
        return text(setting -> isBare() ? setting.value().toString() : setting.toString());
    }

    /** {@return a paragraph for each instance, passwords shown as far as the spec knows them} */
    public String revealed() {
        return text(setting -> isBare() ? setting.value().reveal() : setting.reveal());
    }

    /** The URI is for people to copy; the name of its variable would be in the way. */
    private boolean isBare() {
        return dialect == Dialect.URI;
    }

    private String text(Function<Setting, String> shown) {
        return PerEnvironment.text(environments, environment -> text(environment, shown));
    }

    private String text(Environment environment, Function<Setting, String> shown) {
        Map<Optional<String>, List<String>> needs = needs(environment);
        return Stream.of(
                        Connections.of(environment).stream()
                                .filter(this::hasDialect)
                                .map(connection -> paragraph(connection, needs, shown)),
                        leftOut(environment),
                        needs.getOrDefault(Optional.<String>empty(), List.of()).stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private boolean hasDialect(Connection connection) {
        return connection.dialects().contains(dialect);
    }

    private Stream<String> leftOut(Environment environment) {
        List<String> names = Connections.of(environment).stream()
                .filter(connection -> !hasDialect(connection))
                .map(connection -> connection.instance().name())
                .toList();
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of("Left out, because their engines have no " + dialect.id() + " connection: "
                        + String.join(", ", names) + ".");
    }

    private String paragraph(
            Connection connection, Map<Optional<String>, List<String>> needs, Function<Setting, String> shown) {
        DatabaseInstance instance = connection.instance();
        String lines = applications(instance) + ": " + instance.name()
                + connection.in(dialect).stream().map(shown).collect(Collectors.joining("\n  ", "\n  ", ""));
        List<String> ofInstance = needs.getOrDefault(Optional.of(instance.name()), List.of());
        return Stream.of(Stream.of(lines), connection.trust(dialect).stream(), ofInstance.stream())
                .flatMap(text -> text)
                .collect(Collectors.joining("\n  "));
    }

    /** What must be provided before an instance starts, by its name; what belongs to no instance is at the empty one. */
    private static Map<Optional<String>, List<String>> needs(Environment environment) {
        return Provisions.of(environment).stream()
                .collect(Collectors.groupingBy(
                        Provision::instance,
                        Collectors.mapping(
                                provision -> ProvisionText.of(provision, environment), Collectors.toList())));
    }

    private static String applications(DatabaseInstance instance) {
        return Stream.concat(
                        Stream.of(instance.application()),
                        instance.sharedWith().stream().map(SharedUse::application))
                .collect(Collectors.joining(", "));
    }
}
