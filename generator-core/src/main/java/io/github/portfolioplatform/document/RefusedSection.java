package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.Map;

/** What libraries ask of servers of production that the application may not do, and the usual way out. */
final class RefusedSection {

    private RefusedSection() {}

    static String of(Environment environment) {
        Map<Engine, List<RefusedCommand>> refused = DatabaseEngines.inOrder();
        for (DatabaseInstance instance : environment.instances()) {
            List<RefusedCommand> commands =
                    DatabaseEngines.server(environment, instance).refused();
            if (!commands.isEmpty()) {
                refused.put(instance.engine(), commands);
            }
        }
        StringBuilder text = new StringBuilder();
        refused.forEach((engine, commands) -> text.append(table(engine, commands)));
        return text.toString();
    }

    private static String table(Engine engine, List<RefusedCommand> commands) {
        StringBuilder text = new StringBuilder("\n## Commands that " + engine.displayName() + " refuses\n\n"
                + "The user of the application may not run these.\n\n"
                + "| Command | Asked for by | Instead |\n|---|---|---|\n");
        commands.forEach(command -> text.append("| ")
                .append(MarkdownText.code(command.command()))
                .append(" | ")
                .append(MarkdownText.prose(command.askedBy()))
                .append(" | ")
                .append(MarkdownText.prose(command.instead()))
                .append(" |\n"));
        return text.toString();
    }
}
