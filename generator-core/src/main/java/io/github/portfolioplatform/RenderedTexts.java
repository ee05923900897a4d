package io.github.portfolioplatform;

import io.github.portfolioplatform.gitops.GitOpsFiles;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.DatabaseInstance;
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
import java.util.stream.Collectors;

/** The texts of all files, each below a header that says where it comes from. */
final class RenderedTexts {

    private final Portfolio portfolio;
    private final String header;
    private final CanonicalYaml yaml = new CanonicalYaml();
    private final SortedMap<ManifestPath, String> texts = new TreeMap<>();

    private RenderedTexts(Portfolio portfolio, String header) {
        this.portfolio = portfolio;
        this.header = header;
    }

    static SortedMap<ManifestPath, String> of(Portfolio portfolio, String header) {
        RenderedTexts rendered = new RenderedTexts(portfolio, header);
        portfolio.environments().forEach(rendered::add);
        GitOpsFiles.tools(portfolio).forEach(rendered::add);
        return rendered.texts;
    }

    private void add(Environment environment) {
        List<RenderedResource> resources = Rendering.render(environment);
        Map<String, String> markers = markers(environment);
        for (RenderedResource rendered : resources) {
            ManifestPath path = rendered.instance()
                    .map(instance -> ManifestPath.of(environment.name(), instance, rendered.role()))
                    .orElseGet(() -> new ManifestPath(environment.name() + "/" + rendered.role() + ".yaml"));
            String marker = rendered.instance().map(markers::get).orElse(null);
            texts.put(
                    path,
                    header
                            + (marker == null
                                    ? yaml.write(rendered.resource())
                                    : yaml.write(rendered.resource(), Map.of("image", marker))));
        }
        GitOpsFiles.kustomizations(environment, resources).forEach(this::add);
    }

    private void add(ManifestPath path, Map<String, Object> tree) {
        texts.put(path, header + yaml.write(tree));
    }

    /** What stands beside the image of each instance, for Flux to find it; nothing unless that is asked for. */
    private Map<String, String> markers(Environment environment) {
        Optional<String> policies = portfolio.gitOps().flatMap(GitOps::flux).flatMap(GitOps.Flux::imagePolicies);
        return policies.map(namespace -> environment.instances().stream()
                        .map(DatabaseInstance::name)
                        .collect(Collectors.toMap(
                                name -> name, name -> "{\"$imagepolicy\": \"" + namespace + ":" + name + "\"}")))
                .orElse(Map.of());
    }
}
