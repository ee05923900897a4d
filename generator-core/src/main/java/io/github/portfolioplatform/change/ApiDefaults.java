package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Map;

/**
 * What the API server fills in where a manifest says nothing: to write it out changes nothing in the cluster.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/">Kubernetes: API reference</a>
 */
final class ApiDefaults {

    private static final Map<String, String> BY_FIELD = Map.of(
            "PersistentVolumeClaim spec.volumeMode", "Filesystem",
            "StatefulSet spec.podManagementPolicy", "OrderedReady",
            "StatefulSet spec.replicas", "1",
            "StatefulSet spec.revisionHistoryLimit", "10",
            "StatefulSet spec.updateStrategy.type", "RollingUpdate",
            "Service spec.type", "ClusterIP",
            "Service spec.sessionAffinity", "None",
            "Secret type", "Opaque");

    /** Whatever the kind; brackets stand for the items of a list. */
    private static final Map<String, String> BY_PATH = Map.of(
            "metadata.namespace", "default",
            "spec.ports[].protocol", "TCP",
            "spec.template.spec.containers[].ports[].protocol", "TCP");

    private ApiDefaults() {}

    /** {@return whether the value, all of it, is what the API server fills in} */
    static boolean hold(String kind, String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty()
                    && map.entrySet().stream()
                            .allMatch(field -> hold(kind, path + "." + field.getKey(), field.getValue()));
        } else if (value instanceof List<?>) {
            return false;
        }
        return value.toString().equals(BY_FIELD.get(kind + " " + path))
                || value.equals(BY_PATH.get(path.replaceAll("\\[[^]]*]", "[]")));
    }
}
