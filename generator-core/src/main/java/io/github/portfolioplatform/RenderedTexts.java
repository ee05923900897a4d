package io.github.portfolioplatform;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.document.EnvironmentDocument;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.gitops.GitOpsFiles;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
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

    /** What hosts of git show to who opens the folder. */
    private static final String DOCUMENT = "README.md";

    private final Decorations decorations;
    private final Header header;
    private final Advice advice;
    private final Optional<String> imagePolicies;
    private final CanonicalYaml yaml = new CanonicalYaml();
    /** Most instances have the same kustomization. */
    private final Map<Map<String, Object>, String> trees = new HashMap<>();

    private final SortedMap<ManifestPath, String> texts = new TreeMap<>();

    private RenderedTexts(Portfolio portfolio, Decorations decorations, Header header, Advice advice) {
        this.decorations = decorations;
        this.header = header;
        this.advice = advice;
        this.imagePolicies = portfolio.gitOps().flatMap(GitOps::flux).flatMap(GitOps.Flux::imagePolicies);
    }

    static SortedMap<ManifestPath, String> of(
            Portfolio portfolio, Decorations decorations, Header header, Advice advice) {
        decorations.demandKnown(portfolio);
        RenderedTexts rendered = new RenderedTexts(portfolio, decorations, header, advice);
        portfolio.environments().forEach(rendered::add);
        GitOpsFiles.tools(portfolio).forEach(rendered::add);
        return rendered.texts;
    }

    private void add(Environment environment) {
        List<RenderedResource> resources = Rendering.render(environment, decorations);
        resources.forEach(
                resource -> texts.put(path(environment, resource), header.yaml() + text(environment, resource)));
        GitOpsFiles.kustomizations(environment, resources).forEach(this::add);
        texts.put(
                new ManifestPath(environment.name() + "/" + DOCUMENT),
                header.markdown() + EnvironmentDocument.of(environment).rendered(advice));
    }

    private void add(ManifestPath path, Map<String, Object> tree) {
        texts.put(path, trees.computeIfAbsent(tree, content -> header.yaml() + yaml.write(content)));
    }

    private String text(Environment environment, RenderedResource rendered) {
        try {
            return yaml.write(rendered.resource(), markers(rendered));
        } catch (IllegalArgumentException unwritable) {
            throw decorators(environment, rendered)
                    .<RuntimeException>map(decorators -> new PortfolioException(
                            List.of(new Problem(
                                    "values-are-writable",
                                    new Place.InResource(
                                            rendered.kind(),
                                            rendered.resource().getMetadata().getName()),
                                    "Its file cannot be written: " + unwritable.getMessage() + ".",
                                    decorators.remedy())),
                            unwritable))
                    .orElse(unwritable);
        }
    }

    /** What the model holds can be written; what they set need not be so. */
    private Optional<InstanceDecorators> decorators(Environment environment, RenderedResource rendered) {
        return environment.instances().stream()
                .filter(instance -> rendered.instance().equals(Optional.of(instance.name())))
                .findFirst()
                .flatMap(instance -> decorations.of(environment, instance));
    }

    private static ManifestPath path(Environment environment, RenderedResource rendered) {
        return rendered.instance()
                .map(instance -> ManifestPath.of(
                        environment.name(), instance, rendered.file().name()))
                .orElseGet(() -> new ManifestPath(environment.name() + "/" + rendered.fileName()));
    }

    /** What stands beside the image of a server for Flux to find it, and beside no other's; nothing unless that is asked for. */
    private Map<String, String> markers(RenderedResource rendered) {
        return imagePolicies.isPresent()
                        && rendered.role() == ResourceRole.STATEFUL_SET
                        && rendered.resource() instanceof StatefulSet server
                ? Map.of(
                        "image: "
                                + server.getSpec()
                                        .getTemplate()
                                        .getSpec()
                                        .getContainers()
                                        .get(0)
                                        .getImage(),
                        "{\"$imagepolicy\": \"" + imagePolicies.get() + ":"
                                + rendered.instance().orElseThrow() + "\"}")
                : Map.of();
    }
}
