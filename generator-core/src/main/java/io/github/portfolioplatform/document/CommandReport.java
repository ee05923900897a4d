package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.JobCommands;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        requireNonNull(environments, "environments");
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
        Optional<PodCommands> pod = Backends.pod(environment, instance);
        DatabaseEngine engine = DatabaseEngines.of(instance);
        boolean intoVolume = engine.copies(environment, instance, Backends.endpoint(environment, instance))
                .intoVolume();
        JobCommands jobs = new JobCommands(
                InstanceNames.of(environment, instance), environment.namespace(), pod.filter(server -> intoVolume));
        List<String> lines = new ArrayList<>();
        pod.ifPresent(server -> lines.addAll(ofPod(engine.server(environment, instance), server, jobs)));
        if (instance.basics().backup().isPresent()) {
            lines.addAll(ofBackups(jobs));
        }
        return lines;
    }

    private static List<String> ofPod(DatabaseServer server, PodCommands pod, JobCommands jobs) {
        OperatorCommands commands = server.commands(pod);
        List<String> lines = new ArrayList<>(List.of(
                "# Take a copy",
                commands.copy(),
                "# Put it back. " + commands.caution(),
                commands.putBack(),
                "# Open a shell",
                commands.shell(),
                "# What the server wrote in the last hour",
                pod.logs(),
                "# Replace a pod that never got ready, once its cause is mended: until then the mended one is not started",
                pod.replace()));
        if (server.accessJob().isPresent()) {
            lines.add("# Make changed passwords and a renewed certificate known to the server now");
            lines.add(jobs.access());
        }
        return lines;
    }

    private static List<String> ofBackups(JobCommands jobs) {
        return List.of(
                "# Store a copy now",
                jobs.backup(),
                "# Prove the newest stored copy now",
                jobs.verify(),
                "# Put the newest stored copy back"
                        + (jobs.server().isPresent() ? ", while the server is stopped" : ""),
                jobs.restore(),
                "# Put another one back, which COPY=20260701T030217Z names, for one",
                jobs.restoreOf());
    }
}
