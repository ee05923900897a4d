package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets of an instance of production that are there for the server and its jobs alone: superusers, backups, the key of the
 * certificate. What decorators add may read those of the application and of metrics, and the certificate of the authority.
 */
final class GuardedSecrets {

    private static final String AUTHORITY = "ca.crt";

    private final Set<String> names = new TreeSet<>();

    /** The Secrets that these pods read, but for those that everything may read. */
    GuardedSecrets(Iterable<?> pods, Set<String> readable) {
        pods.forEach(pod -> references(pod).forEach(reference -> names.add(name(reference))));
        names.removeAll(readable);
    }

    /** {@return what is wrong with what was added, in sentences} */
    List<String> refusals(@Nullable Object added) {
        return references(added).stream()
                .filter(reference -> names.contains(name(reference)) && !isAuthority(reference))
                .map(reference -> "They read the Secret " + name(reference) + ", which is the server's and its jobs' alone."
                        + " Use that of the application or of metrics.")
                .distinct()
                .toList();
    }

    private static String name(Object reference) {
        String name = Trees.text(reference, "secretName");
        return name.isEmpty() ? Trees.text(reference, "name") : name;
    }

    private static boolean isAuthority(Object reference) {
        List<?> items = Trees.list(reference, "items");
        return Trees.text(reference, "key").equals(AUTHORITY)
                || (!items.isEmpty()
                        && items.stream()
                                .allMatch(item -> Trees.text(item, "key").equals(AUTHORITY)));
    }

    private static List<Object> references(@Nullable Object tree) {
        List<Object> found = new ArrayList<>();
        for (String field : List.of("secret", "secretKeyRef", "secretRef")) {
            Trees.all(tree, field).stream().filter(Map.class::isInstance).forEach(found::add);
        }
        return found;
    }
}
