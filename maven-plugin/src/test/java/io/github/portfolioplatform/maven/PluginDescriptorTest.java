package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Dialect;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the descriptor promises to Maven and to the readers of {@code portfolio:help}. */
class PluginDescriptorTest {

    private static List<Element> goals;

    @BeforeAll
    static void read_the_descriptor() throws Exception {
        try (InputStream in = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            goals = elements(descriptor.getElementsByTagName("mojo"));
        }
    }

    @Test
    void has_the_goals_that_the_readme_names() {
        assertThat(goals)
                .extracting(goal -> text(goal, "goal"))
                .containsExactlyInAnyOrder(
                        "generate",
                        "check",
                        "diff",
                        "totals",
                        "connections",
                        "commands",
                        "document",
                        "validate",
                        "schema",
                        "help");
    }

    @Test
    void every_goal_is_thread_safe_and_needs_no_project() {
        assertThat(goals).allSatisfy(goal -> {
            assertThat(text(goal, "threadSafe")).isEqualTo("true");
            assertThat(text(goal, "requiresProject")).isEqualTo("false");
        });
    }

    @Test
    void files_are_written_once_classes_are_compiled_and_checked_at_the_end() {
        assertThat(goals)
                .filteredOn(goal -> goal.getElementsByTagName("phase").getLength() > 0)
                .extracting(goal -> text(goal, "goal") + " " + text(goal, "phase"))
                .containsExactlyInAnyOrder("generate process-classes", "check verify");
    }

    @Test
    void no_goal_has_maven_resolve_the_dependencies_of_a_project_that_may_have_a_spec() {
        assertThat(goals).allSatisfy(goal -> {
            assertThat(goal.getElementsByTagName("requiresDependencyResolution").getLength())
                    .isZero();
            assertThat(goal.getElementsByTagName("requiresDependencyCollection").getLength())
                    .isZero();
        });
    }

    @Test
    void every_goal_that_reads_a_spec_takes_a_class_instead() {
        assertThat(goals)
                .filteredOn(goal -> parameters(goal).contains("portfolio"))
                .extracting(goal -> text(goal, "goal"))
                .containsExactlyInAnyOrder(
                        "generate", "check", "diff", "totals", "connections", "commands", "document", "validate");
        assertThat(goals)
                .allSatisfy(goal -> assertThat(parameters(goal).contains("portfolio"))
                        .isEqualTo(parameters(goal).contains("spec")));
    }

    private static List<String> parameters(Element goal) {
        return elements(goal.getElementsByTagName("parameter")).stream()
                .map(parameter -> text(parameter, "name"))
                .toList();
    }

    @Test
    void every_parameter_of_ours_is_described_and_has_a_property_with_the_prefix() {
        assertThat(goals.stream().filter(goal -> !text(goal, "goal").equals("help")))
                .flatExtracting(goal -> elements(goal.getElementsByTagName("parameter")))
                .filteredOn(parameter -> text(parameter, "editable").equals("true"))
                .isNotEmpty()
                .allSatisfy(parameter -> {
                    assertThat(text(parameter, "description")).isNotBlank();
                    assertThat(text(parameter, "since")).isNotBlank();
                    assertThat(property(parameter)).startsWith("${portfolio.");
                });
    }

    @Test
    void the_help_of_connections_names_every_dialect() {
        Element connections = goals.stream()
                .filter(goal -> text(goal, "goal").equals("connections"))
                .findFirst()
                .orElseThrow();
        Element dialect = elements(connections.getElementsByTagName("parameter")).stream()
                .filter(parameter -> text(parameter, "name").equals("dialect"))
                .findFirst()
                .orElseThrow();

        assertThat(text(dialect, "description").split("[ :,;.]+"))
                .contains(Arrays.stream(Dialect.values()).map(Dialect::id).toArray(String[]::new));
    }

    private static String property(Element parameter) {
        Element goal = (Element) parameter.getParentNode().getParentNode();
        Element configuration =
                (Element) goal.getElementsByTagName("configuration").item(0);
        return text(configuration, text(parameter, "name"));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
