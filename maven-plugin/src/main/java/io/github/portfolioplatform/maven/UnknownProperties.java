package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.problem.Suggestion;
import io.github.portfolioplatform.testing.GoldenFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Properties with our prefix that no goal reads: Maven ignores them silently, and {@code -Dportfolio.ouputDirectory} writes to another
 * folder than its user thinks. What the goals read is in the descriptor of the plugin.
 */
final class UnknownProperties {

    private static final String PREFIX = "portfolio.";
    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
    private static final Pattern READ = Pattern.compile("\\$\\{(portfolio\\.[\\w.-]+)}");

    private UnknownProperties() {}

    /** {@return a sentence for each property of the command line or of the POM that nothing reads} */
    static List<String> warnings(MavenSession session) {
        MavenProject project = session.getCurrentProject();
        Stream<String> ofProject =
                project == null ? Stream.empty() : project.getProperties().stringPropertyNames().stream();
        Stream<String> ofUser = session.getUserProperties().stringPropertyNames().stream();
        return warnings(Stream.concat(ofUser, ofProject).toList(), poms(project));
    }

    /**
     * {@return a sentence for each of the properties that nothing reads}
     *
     * @param properties the names of all properties
     * @param poms the texts of the POMs, which may use properties of their own: {@code ${portfolio.version}}
     */
    static List<String> warnings(List<String> properties, List<String> poms) {
        SortedSet<String> unknown = new TreeSet<>(properties);
        unknown.removeIf(name -> !name.startsWith(PREFIX));
        if (unknown.isEmpty()) {
            return List.of();
        }
        SortedSet<String> known = known();
        unknown.removeAll(known);
        unknown.removeIf(name -> poms.stream().anyMatch(pom -> pom.contains("${" + name + "}")));
        return unknown.stream()
                .map(name -> "No goal reads the property " + name + ". "
                        + Suggestion.of(name, known)
                                .map(meant -> "Did you mean " + meant + "?")
                                .orElse("mvn portfolio:help -Ddetail lists all of them."))
                .toList();
    }

    /** {@return the properties that the goals and the tests of portfolios read} */
    static SortedSet<String> known() {
        SortedSet<String> known = new TreeSet<>();
        known.add(GoldenFolder.UPDATE_PROPERTY);
        try (InputStream descriptor = UnknownProperties.class.getResourceAsStream(DESCRIPTOR)) {
            if (descriptor == null) {
                throw new IllegalStateException("the plugin has no " + DESCRIPTOR);
            }
            READ.matcher(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(property -> known.add(property.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return known;
    }

    /** {@return the texts of the POM and of its parents, as far as they are files} */
    private static List<String> poms(MavenProject project) {
        List<String> poms = new ArrayList<>();
        for (MavenProject at = project; at != null; at = at.getParent()) {
            if (at.getFile() != null) {
                poms.add(text(at.getFile().toPath()));
            }
        }
        return poms;
    }

    private static String text(Path pom) {
        try {
            return Files.readString(pom);
        } catch (IOException notInUtf8) {
            return "";
        }
    }
}
