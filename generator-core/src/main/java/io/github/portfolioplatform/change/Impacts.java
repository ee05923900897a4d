package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What it means in the cluster that a field of a kind changes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#updating-statefulsets">Kubernetes: updating
 *     StatefulSets</a>
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims">Kubernetes: expanding
 *     claims</a>
 */
final class Impacts {

    private static final Pattern CHANGEABLE_OF_STATEFUL_SET = Pattern.compile(
            "(?:apiVersion|metadata|spec\\.(?:replicas|ordinals|template|updateStrategy|minReadySeconds|revisionHistoryLimit"
                    + "|persistentVolumeClaimRetentionPolicy))(?:[.\\[].*)?");
    private static final Pattern CHANGEABLE_OF_CLAIM = Pattern.compile(
            "(?:apiVersion|metadata|spec\\.resources\\.requests\\.storage|spec\\.volumeAttributesClassName)(?:[.\\[].*)?");
    private static final Map<String, Pattern> UNCHANGEABLE = Map.of(
            Resource.SECRET,
            Pattern.compile("type|immutable"),
            Resource.CONFIG_MAP,
            Pattern.compile("immutable"),
            "RoleBinding",
            Pattern.compile("roleRef(?:[.\\[].*)?"),
            "Service",
            Pattern.compile("spec\\.clusterIPs?(?:\\[.*)?"),
            "Job",
            Pattern.compile("spec\\.(?:template|selector|completions)(?:[.\\[].*)?"));
    private static final Set<String> WITH_PODS = Set.of(Resource.STATEFUL_SET, "Deployment", "DaemonSet");
    private static final String BY_JOB = "its job does it at its next run";
    private static final Map<String, String> EFFECTS = Map.of(
            Resource.CONFIG_MAP,
            "pods read it when they start",
            "CronJob",
            BY_JOB,
            "ExternalSecret",
            "an operator writes the Secret anew",
            "VaultStaticSecret",
            "an operator writes the Secret anew",
            "Certificate",
            "cert-manager issues another",
            "ResourceQuota",
            "it counts for what is made from now on",
            "LimitRange",
            "it counts for what is made from now on");
    private static final String TEMPLATE = "spec.template.";
    /** More pods than anybody reads of; the number in a manifest may be any. */
    private static final int MOST_PODS = 1000;

    private Impacts() {}

    static Impact of(Resource before, Resource after, List<FieldChange> fields) {
        if (fields.stream().anyMatch(field -> !isChangeable(after.kind(), field.path()))) {
            return Impact.NEEDS_RECREATION;
        }
        int old = before.fields().number(1, "spec", "replicas");
        int now = after.fields().number(1, "spec", "replicas");
        if (WITH_PODS.contains(after.kind())
                && fields.stream().anyMatch(field -> field.path().startsWith(TEMPLATE))) {
            List<String> pods = after.isA(Resource.STATEFUL_SET) ? pods(after, Math.min(old, now)) : List.of();
            boolean onDelete = after.fields()
                    .text("spec", "updateStrategy", "type")
                    .filter("OnDelete"::equals)
                    .isPresent();
            return onDelete ? Impact.noRestart("until somebody deletes " + Impact.listed(pods)) : Impact.restart(pods);
        }
        return old == now || !WITH_PODS.contains(after.kind())
                ? effect(after, fields)
                : Impact.noRestart("scaled from " + old + " to " + now);
    }

    /** Who notices a change that restarts nothing. */
    private static Impact effect(Resource after, List<FieldChange> fields) {
        boolean isOfMetadata = fields.stream().allMatch(field -> field.path().startsWith("metadata"));
        String effect =
                after.isA(Resource.CONFIG_MAP) && isReadByJob(after) ? BY_JOB : EFFECTS.getOrDefault(after.kind(), "");
        return isOfMetadata || effect.isEmpty() ? Impact.NO_RESTART : Impact.noRestart(effect);
    }

    private static boolean isReadByJob(Resource configMap) {
        return configMap
                .label("app.kubernetes.io/component")
                .filter("access"::equals)
                .isPresent();
    }

    /** {@return whether the API server takes another value of the field} */
    static boolean isChangeable(String kind, String path) {
        if (path.equals("metadata.namespace")) {
            return false;
        }
        return switch (kind) {
            case Resource.STATEFUL_SET ->
                CHANGEABLE_OF_STATEFUL_SET.matcher(path).matches();
            case Resource.CLAIM -> CHANGEABLE_OF_CLAIM.matcher(path).matches();
            default ->
                !UNCHANGEABLE.containsKey(kind)
                        || !UNCHANGEABLE.get(kind).matcher(path).matches();
        };
    }

    private static List<String> pods(Resource statefulSet, int replicas) {
        int first = statefulSet.fields().number(0, "spec", "ordinals", "start");
        return IntStream.range(first, first + Math.max(0, Math.min(replicas, MOST_PODS)))
                .mapToObj(ordinal -> statefulSet.name() + "-" + ordinal)
                .toList();
    }
}
