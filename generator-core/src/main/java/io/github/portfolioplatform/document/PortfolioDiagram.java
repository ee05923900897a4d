package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SharedUse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which application uses which instance, as a diagram that GitHub and GitLab draw.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid: flowcharts</a>
 */
final class PortfolioDiagram {

    /** Mermaid draws 500 edges and 50,000 characters unless a page says otherwise, and nobody reads as many. */
    private static final int MOST_INSTANCES = 60;

    private final Environment environment;
    private final Map<String, String> applications = new LinkedHashMap<>();
    private final StringBuilder edges = new StringBuilder();

    private PortfolioDiagram(Environment environment) {
        this.environment = environment;
    }

    /** {@return the diagram, or a sentence instead of one that nobody could read} */
    static String of(Environment environment) {
        int instances = environment.instances().size();
        return instances > MOST_INSTANCES
                ? "A diagram of more than " + MOST_INSTANCES + " instances could not be read, so there is none.\n"
                : MarkdownText.fenced("mermaid", new PortfolioDiagram(environment).text());
    }

    private String text() {
        StringBuilder nodes = new StringBuilder();
        for (DatabaseInstance instance : environment.instances()) {
            // By its name and not by a number, so that an instance that comes or goes changes no line of others.
            String node = "i_" + instance.name().replace('-', '_');
            nodes.append("    " + node + "[(\"" + label(instance) + "\")]\n");
            edge(instance.application(), " --> ", node);
            for (SharedUse use : instance.sharedWith()) {
                edge(use.application(), " -.-> ", node);
            }
        }
        StringBuilder users = new StringBuilder();
        applications.forEach((name, node) -> users.append("  " + node + "[\"" + escaped(name) + "\"]\n"));
        return "flowchart LR\n" + users + "  subgraph ns [\"namespace " + escaped(environment.namespace()) + "\"]\n"
                + nodes + "  end\n" + edges.toString().stripTrailing();
    }

    private void edge(String application, String arrow, String node) {
        edges.append("  " + application(application) + arrow + node + "\n");
    }

    private String application(String name) {
        return applications.computeIfAbsent(name, any -> {
            String node = "a_" + name.replaceAll("[^A-Za-z0-9]", "_");
            return applications.containsValue(node) ? node + "_" + applications.size() : node;
        });
    }

    /** Without the version: the nodes stand line by line, where git cannot merge two new versions. */
    private static String label(DatabaseInstance instance) {
        return escaped(instance.name()) + "<br/>" + instance.engine().displayName();
    }

    /** Whatever could end a label, a line or the fence around all of it, as a reference. */
    static String escaped(String text) {
        StringBuilder label = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || " -_.".indexOf(point) >= 0) {
                label.appendCodePoint(point);
            } else {
                label.append('#').append(point).append(';');
            }
        });
        return label.toString();
    }
}
