package io.github.portfolioplatform.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifests of one Redis of development as plain maps, as a person writes them by hand: what the generator writes, without its comments. */
final class RedisManifests {

    private RedisManifests() {}

    /** The manifests by the names of their files. */
    static Map<String, Object> of(String name) {
        Map<String, Object> manifests = new LinkedHashMap<>();
        manifests.put("claim", claim(name));
        manifests.put("credentials", credentials(name));
        manifests.put("service", service(name));
        manifests.put("statefulset", statefulSet(name));
        manifests.put(
                "kustomization",
                Map.of("resources", List.of("claim.yaml", "credentials.yaml", "service.yaml", "statefulset.yaml")));
        return manifests;
    }

    private static Map<String, Object> resource(String apiVersion, String kind, String name, Map<String, Object> more) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", apiVersion);
        resource.put("kind", kind);
        resource.put("metadata", Map.of("name", name, "namespace", "development", "labels", labels(name)));
        resource.putAll(more);
        return resource;
    }

    private static Map<String, Object> labels(String name) {
        return Map.of(
                "app", name,
                "app.kubernetes.io/component", "database",
                "app.kubernetes.io/instance", name,
                "app.kubernetes.io/managed-by", "benchmark",
                "app.kubernetes.io/name", "redis",
                "app.kubernetes.io/part-of", "benchmark",
                "tier", "database");
    }

    private static Map<String, Object> claim(String name) {
        return resource(
                "v1",
                "PersistentVolumeClaim",
                name + "-pvc",
                Map.of(
                        "spec",
                        Map.of(
                                "accessModes",
                                List.of("ReadWriteOnce"),
                                "resources",
                                Map.of("requests", Map.of("storage", "2Gi")))));
    }

    private static Map<String, Object> credentials(String name) {
        return resource(
                "v1",
                "Secret",
                name + "-secrets",
                Map.of("type", "Opaque", "stringData", Map.of("redis-password", "password-of-" + name)));
    }

    private static Map<String, Object> service(String name) {
        return resource(
                "v1",
                "Service",
                name,
                Map.of(
                        "spec",
                        Map.of(
                                "type",
                                "ClusterIP",
                                "selector",
                                Map.of("app", name),
                                "ports",
                                List.of(Map.of("name", "redis", "port", 6379, "targetPort", "redis")))));
    }

    private static Map<String, Object> statefulSet(String name) {
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("enableServiceLinks", false);
        pod.put("terminationGracePeriodSeconds", 60);
        pod.put("containers", List.of(container(name)));
        pod.put(
                "volumes",
                List.of(Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", name + "-pvc"))));
        return resource(
                "apps/v1",
                "StatefulSet",
                name,
                Map.of(
                        "spec",
                        Map.of(
                                "replicas",
                                1,
                                "serviceName",
                                name,
                                "selector",
                                Map.of("matchLabels", Map.of("app", name)),
                                "template",
                                Map.of("metadata", Map.of("labels", labels(name)), "spec", pod))));
    }

    private static Map<String, Object> container(String name) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", "redis");
        container.put("image", "redis:8.0");
        container.put(
                "args", List.of("--appendonly", "yes", "--maxmemory", "384mb", "--maxmemory-policy", "noeviction"));
        container.put(
                "env",
                List.of(Map.of(
                        "name",
                        "REDISCLI_AUTH",
                        "valueFrom",
                        Map.of("secretKeyRef", Map.of("name", name + "-secrets", "key", "redis-password")))));
        container.put("ports", List.of(Map.of("name", "redis", "containerPort", 6379)));
        container.put(
                "readinessProbe", Map.of("exec", Map.of("command", List.of("redis-cli", "ping")), "periodSeconds", 10));
        container.put(
                "resources",
                Map.of(
                        "limits", Map.of("cpu", "500m", "memory", "512Mi"),
                        "requests", Map.of("cpu", "250m", "memory", "512Mi")));
        container.put("volumeMounts", List.of(Map.of("name", "data", "mountPath", "/data")));
        return container;
    }
}
