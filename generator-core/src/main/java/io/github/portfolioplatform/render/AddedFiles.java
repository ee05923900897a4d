package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file names of the resources that decorators add: the kind, {@code service-account}, or kind and name where the kind alone is not
 * enough.
 */
final class AddedFiles {

    /** No resource may take the place of the list of them. */
    private static final String LIST = "kustomization";

    private final Set<String> taken = new HashSet<>(Set.of(LIST));
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> kindsOfSeveral = new HashSet<>();

    AddedFiles(List<RenderedResource> built, List<HasMetadata> added) {
        built.forEach(rendered -> taken.add(rendered.file().name()));
        Stream.concat(built.stream().map(RenderedResource::resource), added.stream())
                .filter(resource -> !kinds.add(resource.getKind()))
                .forEach(resource -> kindsOfSeveral.add(resource.getKind()));
    }

    ResourceFile of(HasMetadata resource) {
        String kind = file(words(resource.getKind()));
        boolean alone = !kindsOfSeveral.contains(resource.getKind()) && !taken.contains(kind);
        return ResourceRole.ADDED.file(
                alone ? kind : file(kind + "-" + resource.getMetadata().getName()));
    }

    /** {@code HTTPRouteFilter} becomes {@code http-route-filter}. */
    private static String words(String kind) {
        return kind.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-");
    }

    /** What is called a secret is caught by the .gitignore of many. */
    private static String file(String text) {
        return text.toLowerCase(Locale.ROOT).replace("secret", "credentials").replaceAll("[^a-z0-9.-]", "-");
    }
}
