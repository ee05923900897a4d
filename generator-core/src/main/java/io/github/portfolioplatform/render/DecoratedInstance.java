package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.decorated.AddedResources;
import io.github.portfolioplatform.render.decorated.DecorationGuard;
import io.github.portfolioplatform.render.decorated.RenderedInstances;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resources of an instance after its decorators, which may have changed some and added others. */
final class DecoratedInstance {

    private final InstanceContext context;
    private final InstanceDecorators decorators;
    private final Problems problems;
    private final DecorationGuard guard;
    private final List<HasMetadata> added = new ArrayList<>();
    private final IdentityHashMap<HasMetadata, List<Object>> addedParts = new IdentityHashMap<>();
    private List<Object> trees = List.of();
    private List<Object> made = List.of();

    DecoratedInstance(InstanceContext context, InstanceDecorators decorators, Problems problems) {
        this.context = context;
        this.decorators = decorators;
        this.problems = problems;
        this.guard = new DecorationGuard(context.environment().posture());
    }

    InstanceContext context() {
        return context;
    }

    /** {@return the trees of the resources before the decorators} */
    List<Object> built() {
        return trees;
    }

    /** {@return the trees of the resources after the decorators; empty if one is not whole or cannot be written, which is told anyway} */
    List<Object> made() {
        return made;
    }

    /**
     * {@return what the decorators make of what was built} What they must not make of it is added to the problems.
     *
     * @param built the resources
     * @param before their trees: decorators may change values that their copies share with the resources
     */
    List<RenderedResource> of(List<RenderedResource> built, List<Object> before) {
        trees = List.copyOf(before);
        Map<String, Integer> positions = new LinkedHashMap<>();
        built.forEach(rendered -> positions.put(identity(rendered.resource()), positions.size()));
        List<RenderedResource> resources = new ArrayList<>();
        for (HasMetadata resource : decorated(built)) {
            Integer position = positions.remove(identity(resource));
            if (position == null) {
                added.add(resource);
            } else {
                compare(built.get(position), before.get(position), resource);
                resources.add(rendered(built.get(position).file(), resource));
            }
        }
        positions.values().forEach(gone -> report(built.get(gone).resource(), "They remove or rename it."));
        resources.addAll(files(added, built));
        return resources;
    }

    private RenderedResource rendered(ResourceFile file, HasMetadata resource) {
        return new RenderedResource(context.instance().name(), file, resource);
    }

    private void compare(RenderedResource built, Object before, HasMetadata resource) {
        if (built.resource().getClass() != resource.getClass()) {
            report(resource, "They replace it.");
        } else {
            guard.refusals(before, resource).forEach(refusal -> report(resource, refusal.what(), refusal.instead()));
            addedParts.put(resource, guard.addedParts(before, resource));
        }
    }

    /** Adds what the decorators must not add to the problems. */
    void checkAdditions(AddedResources check, RenderedInstances rendered) {
        added.forEach(resource -> check.refusals(resource).forEach(what -> report(resource, what)));
        addedParts.forEach((resource, parts) ->
                parts.forEach(part -> rendered.refusedReads(part).forEach(what -> report(resource, what))));
    }

    private List<HasMetadata> decorated(List<RenderedResource> built) {
        List<HasMetadata> whole = new ArrayList<>();
        List<HasMetadata> decorated = decorators.applyTo(
                built.stream().map(RenderedResource::resource).toList());
        made = SecondDecoration.trees(decorated);
        for (HasMetadata resource : decorated) {
            List<String> breaks =
                    WholeResource.breaks(resource, context.environment().namespace());
            breaks.forEach(what -> report(resource, what));
            if (breaks.isEmpty()) {
                whole.add(resource);
            }
        }
        return whole;
    }

    private List<RenderedResource> files(List<HasMetadata> added, List<RenderedResource> built) {
        AddedFiles names = new AddedFiles(built, added);
        Map<ResourceFile, RenderedResource> files = new LinkedHashMap<>();
        for (HasMetadata resource : added) {
            if (isSecret(resource) && !context.environment().name().equals(Environment.DEVELOPMENT)) {
                report(
                        resource,
                        "They put a Secret into a file, which is done in " + Environment.DEVELOPMENT + " alone.");
            }
            ResourceFile file = names.of(resource);
            if (files.put(file, rendered(file, resource)) != null) {
                report(resource, "They add two resources that belong into the file " + file.nameWithEnding() + ".");
            }
        }
        return List.copyOf(files.values());
    }

    private static boolean isSecret(HasMetadata resource) {
        return identity(resource).startsWith("v1 Secret ");
    }

    private static String identity(HasMetadata resource) {
        return resource.getApiVersion() + " " + resource.getKind() + " "
                + resource.getMetadata().getName();
    }

    private void report(HasMetadata resource, String what) {
        report(resource, what, "");
    }

    private void report(HasMetadata resource, String what, String instead) {
        String fix = instead.isEmpty() ? remedy() : instead + " " + remedy();
        problems.add(new Problem("decorators-keep-the-model", WholeResource.place(resource), what, fix));
    }

    /** Without decorators of others it is the portfolio itself that asks for what is refused. */
    private String remedy() {
        return decorators.names().isEmpty()
                ? "Change the labels or customize of " + context.instance().name() + " in the portfolio."
                : decorators.remedy()
                        + " README lists what decorators may do; what the portfolio says is changed there,"
                        + " for connections, totals and guards go by it.";
    }
}
