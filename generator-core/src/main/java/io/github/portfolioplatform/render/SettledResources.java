package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Resources that are decorated, checked and hardened. A decorator may have kept an object of one instance, and change it while it decorates
 * another; no check but this one would see that.
 */
final class SettledResources {

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final IdentityHashMap<HasMetadata, Optional<Object>> trees = new IdentityHashMap<>();

    /** Remembers how the resources are now. */
    void add(List<RenderedResource> resources) {
        resources.forEach(rendered -> trees.put(rendered.resource(), tree(rendered.resource())));
    }

    /** Adds the resources that are others by now to the problems. */
    void check(Problems problems) {
        trees.forEach((resource, tree) -> {
            if (!tree.equals(tree(resource))) {
                problems.add(
                        new Problem(
                                "decorators-keep-the-model",
                                WholeResource.place(resource),
                                "Decorators change it while they decorate another instance.",
                                "Keep no object of a resource in a decorator; change what the decorator is given, while it is given it."));
            }
        });
    }

    /** Empty for what no file can hold, which writing its file reports. */
    private Optional<Object> tree(HasMetadata resource) {
        try {
            return Optional.of(yaml.tree(resource));
        } catch (IllegalArgumentException unwritable) {
            return Optional.empty();
        }
    }
}
