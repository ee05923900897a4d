package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.decoration.Decoration;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoration that no goal uses is told, because one that hardens would never run. */
class UnusedDecorationsTest {

    @TempDir
    private Path project;

    @TempDir
    private Path plugin;

    @Test
    void a_decoration_of_the_project_alone_is_named() throws IOException {
        service(project, "com.example.Hardening # ours\n\n# com.example.Former\n");

        assertThat(warnings())
                .containsExactly("The project names the decoration com.example.Hardening in"
                        + " META-INF/services/io.github.portfolioplatform.decoration.Decoration, but goals decorate with"
                        + " those of the plugin. Put it into a jar that is a dependency of the plugin.");
    }

    @Test
    void one_that_the_plugin_has_too_is_used() throws IOException {
        service(project, "com.example.Hardening\n");
        service(plugin, "com.example.Hardening\n");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_project_without_services_has_none() throws IOException {
        assertThat(warnings()).isEmpty();
    }

    private List<String> warnings() throws IOException {
        try (URLClassLoader ours = new URLClassLoader(new URL[] {url(plugin)}, null)) {
            return UnusedDecorations.warnings(List.of(url(project)), ours);
        }
    }

    private static URL url(Path folder) throws IOException {
        return folder.toUri().toURL();
    }

    private static void service(Path folder, String names) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Decoration.class.getName()), names);
    }
}
