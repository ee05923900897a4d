package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.engine.SettingValue;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The databases of an environment, described for people, in the Markdown that GitHub and GitLab have in common. It follows from the model
 * as the manifests do, so that it says what they say.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * String text = EnvironmentDocument.of(portfolio.environment("development")).masked();
 * }</pre>
 */
public final class EnvironmentDocument {

    private static final String WARNING =
            "> **This copy shows passwords.** Give it to nobody, and do not commit it.\n\n";

    private final Environment environment;

    private EnvironmentDocument(Environment environment) {
        this.environment = environment;
    }

    /** {@return the document of that environment} */
    public static EnvironmentDocument of(Environment environment) {
        requireNonNull(environment, "environment");
        return new EnvironmentDocument(environment);
    }

    /** {@return the text, passwords masked} */
    public String masked() {
        return text("", SettingValue::toString, opening() + overview(), ResourceSection.of(environment));
    }

    /**
     * {@return the text for the folder of the environment, passwords masked} It has no sums: git cannot merge the lines of two branches that
     * add up different instances.
     *
     * @param advice the words of advice in the text
     */
    public String rendered(Advice advice) {
        requireNonNull(advice, "advice");
        return text(
                "",
                SettingValue::toString,
                "The databases" + overview(),
                ResourceSection.withoutSums(environment, advice));
    }

    /** {@return the text, passwords shown as far as the spec knows them, which are those of development at most} */
    public String revealed() {
        boolean hasPasswords = environment.instances().stream()
                .anyMatch(instance -> instance.password().isPresent());
        return text(
                hasPasswords ? WARNING : "",
                SettingValue::reveal,
                opening() + overview(),
                ResourceSection.of(environment));
    }

    private String text(String warning, Function<SettingValue, String> shown, String overview, String resources) {
        return "# Databases of " + environment.portfolio() + ": " + environment.name() + "\n\n"
                + warning
                + overview
                + instances(shown)
                + provisions()
                + RefusedSection.of(environment)
                + resources
                + SeparationSection.of(environment)
                + commands()
                + RotationSection.of(environment)
                + CopiesSection.of(environment)
                + PostureSection.of(environment);
    }

    private String opening() {
        long applications = environment.instances().stream()
                .map(DatabaseInstance::application)
                .distinct()
                .count();
        return Counted.of(environment.instances().size(), "database instance", "database instances") + " for "
                + Counted.of((int) applications, "application", "applications") + ",";
    }

    private String overview() {
        return " in the namespace " + MarkdownText.code(environment.namespace())
                + ". What is said here follows from the portfolio, as the"
                + " manifests beside it do.\n\n## Overview\n\n" + PortfolioDiagram.of(environment);
    }

    private String instances(Function<SettingValue, String> shown) {
        List<Connection> connections = Connections.of(environment);
        StringBuilder text = new StringBuilder("\n## Instances\n");
        for (Engine engine : DatabaseEngines.all()) {
            List<String> sections = new ArrayList<>();
            for (Connection connection : connections) {
                if (connection.instance().engine().equals(engine)) {
                    sections.add(new InstanceSection(connection, shown).text());
                }
            }
            if (!sections.isEmpty()) {
                text.append("\n### ").append(engine.displayName()).append('\n').append(String.join("", sections));
            }
        }
        return text.toString();
    }

    private String provisions() {
        List<String> sentences = Provisions.of(environment).stream()
                .map(provision -> "- " + MarkdownText.prose(ProvisionText.of(provision, environment)) + "\n")
                .toList();
        return sentences.isEmpty()
                ? ""
                : "\n## To provide\n\nNo file has these values, and nothing in the cluster makes them.\n\n"
                        + String.join("", sentences);
    }

    private String commands() {
        StringBuilder text = new StringBuilder("""

                ## Backup, restore and monitoring

                For a POSIX shell with `kubectl`. Passwords are read where they are, and no terminal is between the data and its file. A copy
                has its name only once it is whole; it belongs to the instance that it was taken from.

                Each instance is one pod. There is no PodDisruptionBudget, because one for a single pod has no effect or keeps nodes from being
                drained. Draining a node stops its servers until their pods run elsewhere.

                """)
                .append(MarkdownText.fenced("sh", String.join("\n", CommandReport.ofAll(environment))));
        for (DatabaseInstance instance : environment.instances()) {
            text.append("\n### Commands for ")
                    .append(instance.name())
                    .append("\n\n")
                    .append(MarkdownText.fenced("sh", String.join("\n", CommandReport.of(environment, instance))));
        }
        return text.toString();
    }
}
