package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a spec renders.
 *
 * @param files the files by path, as they would be committed
 */
record Rendering(Map<String, Object> spec, SortedMap<String, byte[]> files, Accepted accepted) implements Baseline {

    private static final Advice ADVICE = new Advice(Caller.MAVEN, Advice.Form.SPEC);

    static final Rendering NOTHING = new Rendering(Map.of(), new TreeMap<>(), Accepted.NOTHING);

    /** These limit and admit the others. */
    private static final List<String> FIRST =
            List.of("Namespace", "ResourceQuota", "LimitRange", "PersistentVolumeClaim");

    /** Of one rendering and the next, nearly all files are the same. */
    private static final Map<String, List<Resource>> PARSED = new HashMap<>();

    /** Fails as {@code generate} fails: with a {@link io.github.portfolioplatform.problem.PortfolioException}. */
    static Rendering of(Map<String, Object> spec) {
        byte[] text = new Resource(spec).json().getBytes(StandardCharsets.UTF_8);
        Portfolio portfolio = PortfolioSpec.read("portfolio.yaml", text);
        SortedMap<String, byte[]> files = new TreeMap<>();
        PortfolioGenerator.of(portfolio)
                .readFrom("portfolio.yaml")
                .render()
                .texts()
                .forEach((path, content) -> files.put(path.toString(), content.getBytes(StandardCharsets.UTF_8)));
        return new Rendering(spec, files, new Accepted(portfolio.accepted(), portfolio.tombstones()));
    }

    /** {@return what {@code diff} tells of this after another one} */
    ChangeSet changesSince(Rendering before) {
        return ChangeSet.between("k8s", before, files, accepted, ADVICE);
    }

    /** {@return whether entries of the spec let through what the guard would refuse} */
    boolean isRefusedWithoutEntries(Rendering before) {
        return !accepted.equals(Accepted.NOTHING)
                && !ChangeSet.between("k8s", before, files, Accepted.NOTHING, ADVICE)
                        .refusals()
                        .isEmpty();
    }

    /** {@return the objects in the order in which they are applied, by namespace, kind and name} */
    Map<String, Resource> resources() {
        Map<String, Resource> resources = new LinkedHashMap<>();
        files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".yaml"))
                .flatMap(file -> parsed(file.getValue()).stream())
                .filter(resource -> !resource.apiVersion().startsWith("kustomize.config"))
                .sorted(Comparator.comparing(Rendering::rank))
                .forEach(resource -> resources.put(resource.key(), resource));
        return resources;
    }

    private static List<Resource> parsed(byte[] content) {
        return PARSED.computeIfAbsent(new String(content, StandardCharsets.UTF_8), Resource::parseAll);
    }

    private static int rank(Resource resource) {
        int rank = FIRST.indexOf(resource.kind());
        return rank < 0 ? FIRST.size() : rank;
    }

    /** {@return the namespace of the servers of each environment} */
    Map<String, String> namespaces() {
        Map<String, String> namespaces = new TreeMap<>();
        files.forEach((path, content) -> {
            if (path.endsWith("/statefulset.yaml")) {
                Resource server = parsed(content).get(0);
                namespaces.put(path.substring(0, path.indexOf('/')), server.namespace());
            }
        });
        return namespaces;
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public boolean holds(String path, byte[] content) {
        return Arrays.equals(files.get(path), content);
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }
}
