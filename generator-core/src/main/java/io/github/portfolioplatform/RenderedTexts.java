package io.github.portfolioplatform;

import io.github.portfolioplatform.gitops.GitOpsFiles;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts of all files, each below a header that says where it comes from. */
final class RenderedTexts {

    private final String header;
    private final Optional<String> imagePolicies;
    private final CanonicalYaml yaml = new CanonicalYaml();
    /** Most instances have the same kustomization. */
    private final Map<Map<String, Object>, String> trees = new HashMap<>();

    private final SortedMap<ManifestPath, String> texts = new TreeMap<>();

    private RenderedTexts(Portfolio portfolio, String header) {
        this.header = header;
        this.imagePolicies = portfolio.gitOps().flatMap(GitOps::flux).flatMap(GitOps.Flux::imagePolicies);
    }

    static SortedMap<ManifestPath, String> of(Portfolio portfolio, String header) {
        RenderedTexts rendered = new RenderedTexts(portfolio, header);
        portfolio.environments().forEach(rendered::add);
        GitOpsFiles.tools(portfolio).forEach(rendered::add);
        return rendered.texts;
    }

    private void add(Environment environment) {
        List<RenderedResource> resources = Rendering.render(environment);
        resources.forEach(resource ->
                texts.put(path(environment, resource), header + yaml.write(resource.resource(), markers(resource))));
        GitOpsFiles.kustomizations(environment, resources).forEach(this::add);
    }

    private void add(ManifestPath path, Map<String, Object> tree) {
        texts.put(path, trees.computeIfAbsent(tree, content -> header + yaml.write(content)));
    }

    private static ManifestPath path(Environment environment, RenderedResource rendered) {
        return rendered.instance()
                .map(instance -> ManifestPath.of(environment.name(), instance, rendered.role()))
                .orElseGet(() -> new ManifestPath(environment.name() + "/" + rendered.role() + ".yaml"));
    }

    /** What stands beside the image of an instance for Flux to find it; nothing unless that is asked for. */
    private Map<String, String> markers(RenderedResource rendered) {
        return imagePolicies.isEmpty() || rendered.instance().isEmpty()
                ? Map.of()
                : Map.of(
                        "image",
                        "{\"$imagepolicy\": \"" + imagePolicies.get() + ":"
                                + rendered.instance().get() + "\"}");
    }
}
