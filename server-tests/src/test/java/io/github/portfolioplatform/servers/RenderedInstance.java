package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The resources of one instance in one environment, read back from their texts. */
record RenderedInstance(String name, List<Fields> resources) {

    RenderedInstance {
        resources = List.copyOf(resources);
    }

    /** What the portfolio of that text renders to. */
    static RenderedInstance of(String portfolio, String environment, String name) {
        String folder = environment + "/" + name + "/";
        List<Fields> resources = new ArrayList<>();
        PortfolioGenerator.of(PortfolioSpec.read("portfolio.yaml", portfolio.getBytes(StandardCharsets.UTF_8)))
                .render()
                .texts()
                .forEach((path, text) -> {
                    if (path.text().startsWith(folder)) {
                        resources.add(Fields.parse(text));
                    }
                });
        return new RenderedInstance(name, resources);
    }

    /** What the instance of that environment renders to. */
    static RenderedInstance of(Environment environment, String name) {
        CanonicalYaml yaml = new CanonicalYaml();
        return new RenderedInstance(
                name,
                Rendering.render(environment).stream()
                        .filter(resource -> resource.instance().equals(Optional.of(name)))
                        .map(resource -> Fields.parse(yaml.write(resource.resource())))
                        .toList());
    }

    /** A folder that was rendered, {@code k8s/development/redis}. */
    static RenderedInstance in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Fields> resources = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                resources.add(Fields.parse(Files.readString(file)));
            }
            return new RenderedInstance(folder.getFileName().toString(), resources);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same, with a Secret that is not rendered, but brought from outside. */
    RenderedInstance withSecret(String secret, Map<String, String> values) {
        List<Fields> more = new ArrayList<>(resources);
        more.add(new Fields(Map.of("kind", "Secret", "metadata", Map.of("name", secret), "stringData", values)));
        return new RenderedInstance(name, more);
    }

    /** The resources of that kind. */
    List<Fields> all(String kind) {
        return resources.stream()
                .filter(fields -> fields.values().getOrDefault("kind", "").equals(kind))
                .toList();
    }

    boolean has(String kind, String resource) {
        return all(kind).stream().anyMatch(fields -> nameOf(fields).equals(resource));
    }

    Fields resource(String kind, String resource) {
        return all(kind).stream()
                .filter(fields -> nameOf(fields).equals(resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + resource + " is rendered for " + name));
    }

    /** The pod of the StatefulSet. */
    RenderedPod server() {
        return new RenderedPod(this, template(resource("StatefulSet", name).in("spec")));
    }

    /** The pod of a Job. */
    RenderedPod job(String job) {
        return new RenderedPod(this, template(resource("Job", job).in("spec")));
    }

    /** The pod of a CronJob. */
    RenderedPod cronJob(String job) {
        return new RenderedPod(
                this,
                template(resource("CronJob", job).in("spec").in("jobTemplate").in("spec")));
    }

    /** What a Secret or a ConfigMap has under that key. */
    String value(String kind, String resource, String key) {
        byte[] value = data(kind, resource).get(key);
        if (value == null) {
            throw new AssertionError(kind + " " + resource + " has no key " + key);
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    SortedMap<String, byte[]> data(String kind, String resource) {
        Fields fields = resource(kind, resource);
        SortedMap<String, byte[]> data = new TreeMap<>();
        boolean encoded = kind.equals("Secret");
        fields.in("data").values().forEach((key, value) -> data.put(key, bytes((String) value, encoded)));
        fields.in("binaryData").values().forEach((key, value) -> data.put(key, bytes((String) value, true)));
        fields.in("stringData").values().forEach((key, value) -> data.put(key, bytes((String) value, false)));
        return data;
    }

    /** The names that pods find the instance by, each of its Services in all forms. */
    List<String> hosts() {
        Map<String, String> namespaces = new LinkedHashMap<>();
        all("Service")
                .forEach(service ->
                        namespaces.put(nameOf(service), service.in("metadata").text("namespace")));
        return namespaces.entrySet().stream()
                .flatMap(service -> Stream.of("", ".%s", ".%s.svc", ".%s.svc.cluster.local")
                        .map(form -> service.getKey() + form.formatted(service.getValue())))
                .toList();
    }

    private static byte[] bytes(String text, boolean encoded) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return encoded ? Base64.getDecoder().decode(bytes) : bytes;
    }

    private static String nameOf(Fields resource) {
        return resource.in("metadata").values().getOrDefault("name", "").toString();
    }

    private static Fields template(Fields spec) {
        return spec.in("template").in("spec");
    }
}
