package io.github.portfolioplatform.dekorate;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SharedUse;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a declaration binds an application to.
 *
 * @param declared the declaration
 * @param connection the way to the instance
 * @param variables what the container is told, in this order
 */
record Binding(Declaration declared, Connection connection, List<EnvVar> variables) {

    String instance() {
        return connection.instance().name();
    }

    Map<String, String> label() {
        return connection.consumerLabel();
    }

    Environment environment() {
        return connection.environment();
    }

    /** Whether another binding sets the variable, too, to the same value for all connections of the process. */
    boolean isOfProcess(EnvVar variable, List<Binding> all) {
        return connection.in(declared.dialect()).stream()
                        .anyMatch(setting ->
                                setting.ofProcess() && setting.variable().equals(variable.getName()))
                && all.stream()
                                .filter(one -> one.variables().contains(variable))
                                .count()
                        > 1;
    }

    /** The placement of the application; empty if it fits nowhere, which is reported. */
    Optional<Placement> placement(String deployment) {
        String application = declared.application().orElse(deployment);
        try {
            return Optional.of(Placement.of(
                    connection,
                    consumer -> essence(consumer).equals(essence(application))
                            || essence(consumer).equals(essence(deployment))));
        } catch (InvalidValueException wrong) {
            declared.refuse(wrong.what() + " " + wrong.fix());
            return Optional.empty();
        }
    }

    /**
     * Refuses applications that the portfolio does not know as users of the instance.
     *
     * @throws InvalidValueException if the application is none of them
     */
    static void checkUse(DatabaseInstance instance, String application) {
        if (!users(instance).contains(application)) {
            throw new InvalidValueException(
                    Problem.quoted(application) + " does not use " + instance.name() + ".",
                    Suggestion.of(application, users(instance))
                                    .map(meant -> "Did you mean '" + meant + "'? ")
                                    .orElse("")
                            + remedy(instance));
        }
    }

    /**
     * Refuses an application of another name than those that use the instance, unless the declaration says which of them it is. The
     * portfolio calls applications as people do, {@code Code Talk}, so only letters and digits are compared.
     */
    void checkUser(String deployment) {
        if (declared.application().isEmpty()
                && users(connection.instance()).stream()
                        .noneMatch(user -> essence(user).equals(essence(deployment)))) {
            declared.refuse(
                    "The portfolio does not know " + Problem.quoted(deployment) + " as an application that uses "
                            + instance() + ". If it is one of them under another name, write application = \"…\". "
                            + remedy(connection.instance()));
        }
    }

    private static List<String> users(DatabaseInstance instance) {
        return Stream.concat(
                        Stream.of(instance.application()),
                        instance.sharedWith().stream().map(SharedUse::application))
                .toList();
    }

    private static String remedy(DatabaseInstance instance) {
        return "These do: " + String.join(", ", users(instance))
                + ". Another one is added in the portfolio, under sharedWith, with the reason.";
    }

    private static String essence(String name) {
        return name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
