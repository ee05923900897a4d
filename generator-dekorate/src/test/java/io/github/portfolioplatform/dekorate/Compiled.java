package io.github.portfolioplatform.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a compiler run said and wrote. */
record Compiled(Path project, boolean succeeded, List<String> errors) {

    private static final String MANIFEST = "target/classes/META-INF/dekorate/kubernetes.yml";

    Compiled successful() {
        assertThat(errors).isEmpty();
        assertThat(succeeded).isTrue();
        return this;
    }

    /** Each as {@code Application.java:7: message}. */
    List<String> refusals() {
        assertThat(succeeded).isFalse();
        return errors;
    }

    Map<String, Object> resource(String kind) {
        return resources().stream()
                .filter(found -> found.get("kind").equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " in " + resources()));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> resources() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Map<String, Object>> resources = new ArrayList<>();
        new Yaml(new SafeConstructor(options))
                .loadAll(text(project.resolve(MANIFEST)))
                .forEach(document -> resources.add((Map<String, Object>) document));
        return resources;
    }

    Map<String, Object> pod() {
        return in(resource("Deployment"), "spec", "template");
    }

    /** The variables of the application, but for the one that Dekorate gives to every application. */
    List<String> variables() {
        return variables(pod(), "application");
    }

    static List<String> variables(Map<String, Object> pod, String container) {
        return containers(pod, "containers").stream()
                .filter(found -> found.get("name").equals(container))
                .flatMap(found -> list(found, "env").stream())
                .filter(variable -> !variable.get("name").equals("KUBERNETES_NAMESPACE"))
                .map(Compiled::text)
                .toList();
    }

    static List<Map<String, Object>> containers(Map<String, Object> pod, String field) {
        return list(in(pod, "spec"), field);
    }

    /** {@code NAME=value}, or {@code NAME<secret/key}. */
    private static String text(Map<String, Object> variable) {
        if (variable.containsKey("value")) {
            assertThat(variable).containsOnlyKeys("name", "value");
            return variable.get("name") + "=" + variable.get("value");
        }
        assertThat(variable).containsOnlyKeys("name", "valueFrom");
        Map<String, Object> key = in(variable, "valueFrom", "secretKeyRef");
        assertThat(key).containsOnlyKeys("name", "key");
        return variable.get("name") + "<" + key.get("name") + "/" + key.get("key");
    }

    static Map<String, Object> labels(Map<String, Object> object) {
        return in(object, "metadata", "labels");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> in(Map<String, Object> object, String... path) {
        Map<String, Object> found = object;
        for (String field : path) {
            assertThat(found).containsKey(field);
            found = (Map<String, Object>) found.get(field);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String field) {
        return (List<Map<String, Object>>) object.getOrDefault(field, List.of());
    }

    /** Everything that the compiler wrote, as text, whatever it is. */
    Map<Path, String> written() {
        try (Stream<Path> files = Files.walk(project.resolve("target"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, Compiled::text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
