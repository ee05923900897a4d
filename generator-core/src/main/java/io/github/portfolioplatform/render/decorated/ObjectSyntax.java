package io.github.portfolioplatform.render.decorated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API server refuses in any object, and in the pods of the workloads that it has itself. Rendered resources keep to it, because
 * what decorators may do to them does.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Kubernetes: names</a>
 */
final class ObjectSyntax {

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern SUBDOMAIN = Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern SERVICE = Pattern.compile("[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern VERSION =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*+/)?[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?");

    /** Kinds whose names are any part of a path. */
    private static final Pattern FREE_NAME = Pattern.compile("(Cluster)?Role(Binding)?|ClusterTrustBundle");

    private static final Pattern KEY = Pattern.compile(
            "(?:(?=[^/]{1,253}/)" + LABEL + "(?:\\." + LABEL + ")*+/)?[A-Za-z0-9](?:[-\\w.]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[-\\w.]{0,61}[A-Za-z0-9])?)?");
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private static final Set<String> LASTING =
            Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController");
    private static final Set<String> ENDING = Set.of("Job", "CronJob");

    private final Object tree;
    private final String kind;
    private final List<String> refusals = new ArrayList<>();

    private ObjectSyntax(Object tree) {
        this.tree = tree;
        this.kind = Trees.text(tree, "kind");
    }

    /** {@return what the API server refuses in an added resource, in sentences without values, which may be secret} */
    static List<String> refusals(Object tree) {
        ObjectSyntax syntax = new ObjectSyntax(tree);
        syntax.names();
        for (Object part : syntax.parts()) {
            syntax.keys(part, "labels");
            syntax.keys(part, "annotations");
            syntax.values(part);
        }
        syntax.refusals.addAll(largeAnnotations(tree));
        syntax.pods();
        return syntax.refusals;
    }

    /** {@return what the API server refuses of the annotations of a resource and its pods together, in sentences} */
    static List<String> largeAnnotations(Object tree) {
        return parts(tree).stream()
                .filter(part -> sizeOf(Trees.at(part, "metadata", "annotations")) > LARGEST_ANNOTATIONS)
                .map(part -> "They give it more than 256 KiB of annotations. Put the text into a ConfigMap.")
                .toList();
    }

    private List<Object> parts() {
        return parts(tree);
    }

    private static List<Object> parts(Object tree) {
        Object pod = Trees.pod(tree);
        return pod == null || pod.equals(tree) ? List.of(tree) : List.of(tree, pod);
    }

    private static int sizeOf(@Nullable Object annotations) {
        return entries(annotations).entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .mapToInt(text -> String.valueOf(text).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static Map<?, ?> entries(@Nullable Object map) {
        return map instanceof Map<?, ?> entries ? entries : Map.of();
    }

    private void names() {
        if (!VERSION.matcher(Trees.text(tree, "apiVersion")).matches()) {
            refuse("the apiVersion", "Write a group and a version, such as example.com/v1.");
        }
        String name = Trees.text(tree, "metadata", "name");
        if (kind.equals("Service") && !SERVICE.matcher(name).matches()) {
            refuse("its name", "Write small letters, digits and '-', a letter first.");
        } else if (!FREE_NAME.matcher(kind).matches()
                && !SUBDOMAIN.matcher(name).matches()) {
            refuse("its name", "Write small letters, digits, '-' and '.'.");
        }
    }

    private void keys(Object part, String map) {
        for (Object key : new TreeSet<>(entries(Trees.at(part, "metadata", map)).keySet())) {
            // Of annotations, the API server reads keys in small letters.
            String read = map.equals("labels")
                    ? String.valueOf(key)
                    : String.valueOf(key).toLowerCase(Locale.ROOT);
            if (!KEY.matcher(read).matches()) {
                refuse(
                        "the key of one of the " + map,
                        "Write letters, digits, '-', '_' and '.', at most 63, behind a domain and a '/'.");
            }
        }
    }

    private void values(Object part) {
        entries(Trees.at(part, "metadata", "labels")).forEach((key, value) -> {
            if (!VALUE.matcher(String.valueOf(value)).matches()) {
                refuse("the value of the label " + key, "Write letters, digits, '-', '_' and '.', at most 63.");
            }
        });
    }

    private void pods() {
        Object pod = Trees.at(Trees.pod(tree), "spec");
        if (pod == null) {
            return;
        }
        if (LASTING.contains(kind)) {
            lasting(pod);
        } else if (ENDING.contains(kind)) {
            restarts(pod, Set.of("OnFailure", "Never"), "Write OnFailure or Never.");
        }
        if (!Trees.list(pod, "ephemeralContainers").isEmpty()) {
            refuse("ephemeralContainers", "Add a sidecar; kubectl debug adds these to a pod that runs.");
        }
        if (Trees.text(pod, "dnsPolicy").equals("None")
                && Trees.list(pod, "dnsConfig", "nameservers").isEmpty()) {
            refuse("dnsPolicy None without a name server", "Add dnsConfig with nameservers.");
        }
    }

    private void lasting(Object pod) {
        restarts(pod, Set.of("", "Always"), "Write Always, or add a Job.");
        if (Trees.at(pod, "activeDeadlineSeconds") != null) {
            refuse("activeDeadlineSeconds of the pods", "Remove it: these pods have no end.");
        }
    }

    private void restarts(Object pod, Set<String> accepted, String instead) {
        if (!accepted.contains(Trees.text(pod, "restartPolicy"))) {
            refuse("restartPolicy of the pods", instead);
        }
    }

    private void refuse(String what, String instead) {
        refusals.add("Kubernetes does not accept " + what + ". " + instead);
    }
}
