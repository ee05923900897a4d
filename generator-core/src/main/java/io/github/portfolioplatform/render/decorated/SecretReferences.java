package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the Secrets that a resource, or a part of one, refers to. */
final class SecretReferences {

    private static final Set<String> FIELDS = Set.of("secret", "secretKeyRef", "secretRef", "nodePublishSecretRef");
    private static final String CONFIG_MAP = "configMapKeyRef";
    private static final String AUTHORITY = "ca.crt";

    /**
     * A reference.
     *
     * @param name the name of the Secret
     * @param isAuthority whether it takes only the certificate of the authority, which is not secret
     */
    record Reference(String name, boolean isAuthority) {}

    private SecretReferences() {}

    static List<Reference> of(@Nullable Object tree) {
        List<Reference> found = new ArrayList<>();
        collect("", tree, found);
        return found;
    }

    private static void collect(String field, @Nullable Object tree, List<Reference> found) {
        if (tree instanceof List<?> list) {
            list.forEach(item -> collect(field, item, found));
        } else if (tree instanceof Map<?, ?> map && !field.equals(CONFIG_MAP)) {
            if (map.get("secretName") instanceof String name) {
                found.add(new Reference(name, isAuthority(map)));
            } else if (map.get("name") instanceof String name
                    && (FIELDS.contains(field) || map.get("key") instanceof String)) {
                found.add(new Reference(name, isAuthority(map)));
            }
            map.forEach((key, value) -> collect(String.valueOf(key), value, found));
        }
    }

    private static boolean isAuthority(Map<?, ?> reference) {
        List<?> items = Trees.list(reference, "items");
        return AUTHORITY.equals(reference.get("key"))
                || (!items.isEmpty()
                        && items.stream()
                                .allMatch(item -> Trees.text(item, "key").equals(AUTHORITY)));
    }
}
