package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.decorated.AddedResources;
import io.github.portfolioplatform.render.decorated.DecorationGuard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of an instance after its decorators, which may have changed some and added others. */
final class DecoratedInstance {

    private final InstanceContext context;
    private final InstanceDecorators decorators;
    private final Problems problems;
    private final DecorationGuard guard;

    DecoratedInstance(InstanceContext context, InstanceDecorators decorators, Problems problems) {
        this.context = context;
        this.decorators = decorators;
        this.problems = problems;
        this.guard = new DecorationGuard(readable(context));
    }

    /** {@return what the decorators make of what was built} What they must not make of it is added to the problems. */
    List<RenderedResource> of(List<RenderedResource> built) {
        Map<String, RenderedResource> ours = new LinkedHashMap<>();
        built.forEach(rendered -> ours.put(identity(rendered.resource()), rendered));
        List<RenderedResource> resources = new ArrayList<>();
        List<HasMetadata> added = new ArrayList<>();
        for (HasMetadata resource : decorated(built)) {
            RenderedResource before = ours.remove(identity(resource));
            if (before == null) {
                added.add(resource);
            } else {
                guard.refusals(before.resource(), resource).forEach(what -> report(resource, what));
                resources.add(context.resource(before.role(), resource));
            }
        }
        ours.values().forEach(gone -> report(gone.resource(), "They remove or rename it."));
        AddedResources check = new AddedResources(
                built.stream().map(RenderedResource::resource).toList(),
                readable(context));
        added.forEach(resource -> check.refusals(resource).forEach(what -> report(resource, what)));
        resources.addAll(files(added, built));
        return resources;
    }

    private static Optional<Set<String>> readable(InstanceContext context) {
        return context.environment()
                .production()
                .map(production -> Set.of(
                        context.names().credentials(), context.names().credentialsOf("metrics")));
    }

    private List<HasMetadata> decorated(List<RenderedResource> built) {
        List<HasMetadata> whole = new ArrayList<>();
        for (HasMetadata resource : decorators.applyTo(
                built.stream().map(RenderedResource::resource).toList())) {
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
        AddedRoles roles = new AddedRoles(built, added);
        Map<String, RenderedResource> files = new LinkedHashMap<>();
        for (HasMetadata resource : added) {
            if (isSecret(resource) && !context.environment().name().equals(Environment.DEVELOPMENT)) {
                report(
                        resource,
                        "They put a Secret into a file, which is done in " + Environment.DEVELOPMENT + " alone.");
            }
            String role = roles.of(resource);
            if (files.put(role, context.resource(role, resource)) != null) {
                report(resource, "They add two resources that belong into the file " + role + ".yaml.");
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
        problems.add(new Problem("decorators-keep-the-model", WholeResource.place(resource), what, remedy()));
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
