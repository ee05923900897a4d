package io.github.portfolioplatform.change;

import java.util.Optional;
import java.util.Set;

/**
 * A Secret that there is in the cluster because of a resource: a Secret, or what an operator makes one of.
 *
 * @param maker the resource
 * @param name the name of the Secret
 * @param field where its keys are written
 * @param keys its keys, as far as they are known
 * @param isOpen whether it may have other keys besides
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">External Secrets: ExternalSecret</a>
 * @see <a href="https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference#vaultstaticsecret">VaultStaticSecret</a>
 */
record MadeSecret(Resource maker, String name, String field, Set<String> keys, boolean isOpen) {

    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String BINDING = "binding";
    private static final String TEMPLATE = "spec.target.template.data";
    private static final String TRANSFORMATION = "spec.destination.transformation.templates";

    /** {@return whether the resource makes a copy of a Secret for consumers in another namespace, which comes and goes with them} */
    static boolean isCopy(Resource resource) {
        return resource.label(COMPONENT).filter(BINDING::equals).isPresent();
    }

    /** {@return the Secret that the resource makes, and takes along when it goes} */
    static Optional<MadeSecret> by(Resource resource) {
        return switch (resource.kind()) {
            case Resource.SECRET -> Optional.of(closed(resource, resource.name(), SecretValues.FIELD));
            case "ExternalSecret" ->
                byExternalSecret(resource, resource.fields().in("spec"));
            case "VaultStaticSecret" ->
                Optional.of(byVault(resource, resource.fields().in("spec", "destination")));
            default -> Optional.empty();
        };
    }

    private static Optional<MadeSecret> byExternalSecret(Resource resource, Fields spec) {
        if (spec.text("target", "creationPolicy").filter("Orphan"::equals).isPresent()) {
            return Optional.empty();
        }
        String name = spec.text("target", "name").orElse(resource.name());
        Fields template = spec.in("target", "template");
        boolean isOpen = template.at("templateFrom").isPresent()
                || template.at("data").isEmpty()
                || template.text("mergePolicy").filter("Merge"::equals).isPresent();
        return Optional.of(isOpen ? open(resource, name, TEMPLATE) : closed(resource, name, TEMPLATE));
    }

    private static MadeSecret byVault(Resource resource, Fields destination) {
        String name = destination.text("name").orElse(resource.name());
        boolean isClosed = destination
                .text("transformation", "excludeRaw")
                .filter("true"::equals)
                .isPresent();
        return isClosed ? closed(resource, name, TRANSFORMATION) : open(resource, name, TRANSFORMATION);
    }

    private static MadeSecret closed(Resource resource, String name, String field) {
        return new MadeSecret(resource, name, field, keys(resource, field), false);
    }

    private static MadeSecret open(Resource resource, String name, String field) {
        return new MadeSecret(resource, name, field, keys(resource, field), true);
    }

    private static Set<String> keys(Resource resource, String field) {
        return resource.fields().in(field.split("\\.")).map().keySet();
    }

    /** {@return what an operator makes the value of; never that of a Secret, which is the value itself} */
    Optional<String> template(String key) {
        Fields templates = maker.fields().in(field.split("\\."));
        return maker.isA(Resource.SECRET)
                ? Optional.empty()
                : templates.text(key).or(() -> templates.text(key, "text"));
    }

    boolean has(String key) {
        return isOpen || keys.contains(key);
    }
}
