package io.github.portfolioplatform;

import io.github.portfolioplatform.gitops.GitOpsFiles;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of all files, each below a header that says where it comes from. */
final class RenderedTexts {

    /** Fewer resources are written before the classes for several threads are loaded. */
    private static final int MANY = 500;

    private final String header;
    private final Optional<String> imagePolicies;
    private final CanonicalYaml yaml = new CanonicalYaml();
    private final SortedMap<ManifestPath, String> texts = new TreeMap<>();

    private RenderedTexts(Portfolio portfolio, String header) {
        this.header = header;
        this.imagePolicies = portfolio.gitOps().flatMap(GitOps::flux).flatMap(GitOps.Flux::imagePolicies);
    }

    static SortedMap<ManifestPath, String> of(Portfolio portfolio, String header) {
        RenderedTexts rendered = new RenderedTexts(portfolio, header);
        portfolio.environments().forEach(rendered::add);
        rendered.add(GitOpsFiles.tools(portfolio));
        return rendered.texts;
    }

    private record File(ManifestPath path, String text) {}

    private void add(Environment environment) {
        List<RenderedResource> resources = Rendering.render(environment);
        Stream<RenderedResource> stream = resources.size() < MANY ? resources.stream() : resources.parallelStream();
        stream.map(resource -> file(environment, resource)).toList().forEach(file -> texts.put(file.path, file.text));
        add(GitOpsFiles.kustomizations(environment, resources));
    }

    private void add(SortedMap<ManifestPath, Map<String, Object>> trees) {
        trees.forEach((path, tree) -> texts.put(path, header + yaml.write(tree)));
    }

    private File file(Environment environment, RenderedResource rendered) {
        ManifestPath path = rendered.instance()
                .map(instance -> ManifestPath.of(environment.name(), instance, rendered.role()))
                .orElseGet(() -> new ManifestPath(environment.name() + "/" + rendered.role() + ".yaml"));
        return new File(path, header + yaml.write(rendered.resource(), markers(rendered)));
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
