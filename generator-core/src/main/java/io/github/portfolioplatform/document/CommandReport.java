package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What people type who look after the instances: each line that is no comment is a command for a POSIX shell with {@code kubectl}. No password
 * is in them.
 */
public final class CommandReport {

    private final List<Environment> environments;

    private CommandReport(List<Environment> environments) {
        this.environments = List.copyOf(environments);
    }

    /** {@return the report of these environments} */
    public static CommandReport of(List<Environment> environments) {
        return new CommandReport(environments);
    }

    /** {@return the commands for all instances of each environment, then those for each of them} */
    public String text() {
        return PerEnvironment.text(environments, CommandReport::text);
    }

    private static String text(Environment environment) {
        return "All instances\n" + indented(ofAll(environment)) + "\n"
                + environment.instances().stream()
                        .map(instance -> instance.name() + "\n" + indented(of(environment, instance)))
                        .collect(Collectors.joining("\n"));
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    /** The commands for all instances, below comments. */
    static List<String> ofAll(Environment environment) {
        return List.of(
                "# The pods of all databases",
                PodCommands.status(environment),
                "# What they use",
                PodCommands.usage(environment));
    }

    /** The commands for one instance, below comments. */
    static List<String> of(Environment environment, DatabaseInstance instance) {
        OperatorCommands commands = DatabaseServers.commands(environment, instance);
        return List.of(
                "# Take a copy",
                commands.copy(),
                "# Put it back. " + commands.caution(),
                commands.putBack(),
                "# Open a shell",
                commands.shell(),
                "# What the server wrote in the last hour",
                PodCommands.of(environment, instance).logs());
    }
}
