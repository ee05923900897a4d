package io.github.portfolioplatform.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * That a pod reads a Secret.
 *
 * @param secret its name, which is in the namespace of the pod
 * @param key the key that it reads, empty if it mounts all of them
 * @param optional whether the pod starts without it
 */
record SecretRead(String namespace, String secret, String key, boolean optional) {

    /** {@return what the pods of servers and jobs read: volumes, variables, and the Secrets of registries} */
    static List<SecretRead> of(RenderedFolder folder) {
        List<SecretRead> reads = new ArrayList<>();
        Stream.of("StatefulSet", "CronJob")
                .flatMap(kind -> folder.all(kind).stream())
                .forEach(workload -> collect(workload.fields(), workload.namespace(), reads));
        return reads;
    }

    private static void collect(Object node, String namespace, List<SecretRead> reads) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, namespace, reads));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof Map<?, ?> reference) {
                    reads.addAll(of(String.valueOf(key), reference, namespace));
                }
                collect(value, namespace, reads);
            });
        }
    }

    private static List<SecretRead> of(String field, Map<?, ?> reference, String namespace) {
        boolean optional = Boolean.TRUE.equals(reference.get("optional"));
        return switch (field) {
            case "secretKeyRef" ->
                List.of(new SecretRead(namespace, text(reference, "name"), text(reference, "key"), optional));
            case "secretRef" -> List.of(new SecretRead(namespace, text(reference, "name"), "", optional));
            case "secret" -> ofVolume(reference, namespace, optional);
            default -> List.of();
        };
    }

    /** Volumes call the name of their Secret otherwise than the parts of projected ones. */
    private static List<SecretRead> ofVolume(Map<?, ?> volume, String namespace, boolean optional) {
        String secret = text(volume, volume.containsKey("secretName") ? "secretName" : "name");
        if (!(volume.get("items") instanceof List<?> items)) {
            return List.of(new SecretRead(namespace, secret, "", optional));
        }
        return items.stream()
                .map(item -> new SecretRead(namespace, secret, text((Map<?, ?>) item, "key"), optional))
                .toList();
    }

    private static String text(Map<?, ?> map, String key) {
        return (String) Objects.requireNonNull(map.get(key), key);
    }
}
