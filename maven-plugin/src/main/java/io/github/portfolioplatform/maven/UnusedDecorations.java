package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.decoration.Decoration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decorations that the project of a class names as services, and the plugin does not have: goals decorate with what is on the class path of
 * the plugin.
 */
final class UnusedDecorations {

    private static final String FILE = "META-INF/services/" + Decoration.class.getName();

    private UnusedDecorations() {}

    /**
     * {@return a warning for each}
     *
     * @param project the class path of the project
     * @param plugin the class loader of the plugin
     */
    static List<String> warnings(List<URL> project, ClassLoader plugin) throws IOException {
        Set<String> names = new TreeSet<>();
        try (URLClassLoader theirs = new URLClassLoader(project.toArray(URL[]::new), null)) {
            names.addAll(namesIn(Collections.list(theirs.findResources(FILE))));
        }
        names.removeAll(namesIn(Collections.list(plugin.getResources(FILE))));
        return names.stream()
                .map(
                        name -> "The project names the decoration " + name + " in " + FILE
                                + ", but goals decorate with those of the plugin. Put it into a jar that is a dependency of the plugin.")
                .toList();
    }

    private static Set<String> namesIn(List<URL> files) throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL file : files) {
            URLConnection connection = file.openConnection();
            // Maven keeps jars open otherwise.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }
}
