package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a resource refers to, beside what its pods do. */
final class ResourceReferences {

    /**
     * A resource in the same namespace.
     *
     * @param kind its kind
     * @param name its name
     */
    record Reference(String kind, String name) {}

    private ResourceReferences() {}

    /** The kind is asked first, so that a class is loaded only if it is rendered. */
    static List<Reference> of(HasMetadata resource) {
        return switch (resource.getKind()) {
            case "StatefulSet" ->
                resource instanceof StatefulSet set && set.getSpec().getServiceName() != null
                        ? List.of(new Reference("Service", set.getSpec().getServiceName()))
                        : List.of();
            case "Role" -> resource instanceof Role role ? of(role) : List.of();
            case "RoleBinding" -> resource instanceof RoleBinding binding ? of(binding) : List.of();
            case "ExternalSecret" ->
                resource instanceof GenericKubernetesResource secret ? ofSecret(secret) : List.of();
            case "SecretStore" -> resource instanceof GenericKubernetesResource store ? ofStore(store) : List.of();
            default -> List.of();
        };
    }

    private static List<Reference> of(Role role) {
        return role.getRules().stream()
                .filter(rule -> rule.getResources().equals(List.of("secrets")))
                .flatMap(rule -> rule.getResourceNames().stream())
                .map(name -> new Reference(KeyedObject.SECRET, name))
                .toList();
    }

    private static List<Reference> of(RoleBinding binding) {
        return Stream.concat(
                        Stream.of(new Reference(
                                binding.getRoleRef().getKind(),
                                binding.getRoleRef().getName())),
                        binding.getSubjects().stream()
                                .map(subject -> new Reference(subject.getKind(), subject.getName())))
                .toList();
    }

    private static List<Reference> ofSecret(GenericKubernetesResource secret) {
        SpecTree spec = SpecTree.of(secret);
        List<Reference> references = new ArrayList<>();
        spec.text("secretStoreRef", "kind")
                .filter("SecretStore"::equals)
                .flatMap(kind -> spec.text("secretStoreRef", "name").map(name -> new Reference(kind, name)))
                .ifPresent(references::add);
        spec.each("dataFrom")
                .forEach(from -> from.text("sourceRef", "generatorRef", "kind")
                        .flatMap(kind ->
                                from.text("sourceRef", "generatorRef", "name").map(name -> new Reference(kind, name)))
                        .ifPresent(references::add));
        return references;
    }

    private static List<Reference> ofStore(GenericKubernetesResource store) {
        return SpecTree.of(store)
                .text("provider", "kubernetes", "auth", "serviceAccount", "name")
                .map(name -> List.of(new Reference("ServiceAccount", name)))
                .orElse(List.of());
    }
}
