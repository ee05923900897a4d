package io.github.portfolioplatform.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields that the API server may add to an object of a kind, with the values that it sets. Rendered objects leave them out, because they
 * are noise for readers, all supported versions of Kubernetes set the same, and all tools that compare know them. No other field may be
 * added, so that a kind that is not listed is kept exactly as it is rendered.
 */
final class Defaults {

    private static final String POD = "(/spec/jobTemplate)?/spec/template/spec";
    private static final String CONTAINER = POD + "/(initContainers|containers)/[0-9]+";

    private static final List<Default> PODS = list(
            POD + "/dnsPolicy",
            "ClusterFirst",
            POD + "/restartPolicy",
            "Always",
            POD + "/schedulerName",
            "default-scheduler",
            POD + "/securityContext",
            "\\{}",
            // The controller of ServiceAccounts knows it by its former name, too.
            POD + "/serviceAccount",
            ".+",
            POD + "/terminationGracePeriodSeconds",
            "30",
            POD + "/volumes/[0-9]+/ephemeral/volumeClaimTemplate/metadata",
            "\\{}",
            POD + "/volumes/[0-9]+/ephemeral/volumeClaimTemplate/spec/volumeMode",
            "Filesystem",
            "/spec/jobTemplate/metadata",
            "\\{}",
            CONTAINER + "/imagePullPolicy",
            "IfNotPresent",
            CONTAINER + "/(liveness|readiness|startup)Probe/successThreshold",
            "1",
            CONTAINER + "/terminationMessagePath",
            "/dev/termination-log",
            CONTAINER + "/terminationMessagePolicy",
            "File");

    private static final Map<String, List<Default>> BY_KIND = Map.of(
            // Each namespace has a label of its name, and is emptied before it goes.
            "Namespace",
                    list(
                            "/metadata/labels/kubernetes.io~metadata.name",
                            ".+",
                            "/spec",
                            "\\{finalizers=\\[kubernetes]}"),
            "StatefulSet",
                    with(
                            PODS,
                            "/spec/persistentVolumeClaimRetentionPolicy",
                            "\\{whenDeleted=Retain, whenScaled=Retain}",
                            "/spec/podManagementPolicy",
                            "OrderedReady",
                            "/spec/revisionHistoryLimit",
                            "10"),
            "CronJob", PODS,
            // The class is that of the cluster's choice, unless the portfolio names one.
            "PersistentVolumeClaim",
                    list(
                            "/metadata/finalizers", "\\[kubernetes.io/pvc-protection]",
                            "/spec/storageClassName", "standard",
                            "/spec/volumeName", "volume-.+"),
            "Service",
                    list(
                            "/spec/clusterIP", "10[.].+",
                            "/spec/clusterIPs", "\\[10[.].+",
                            "/spec/internalTrafficPolicy", "Cluster",
                            "/spec/ipFamilies", "\\[IPv4]",
                            "/spec/ipFamilyPolicy", "SingleStack",
                            "/spec/sessionAffinity", "None"),
            // Flux applies both itself, and compares as its API server does.
            "GitRepository", list("/spec/timeout", "60s"),
            "Kustomization", list("/spec/force", "false"));

    private final List<Default> allowed;

    private Defaults(List<Default> allowed) {
        this.allowed = allowed;
    }

    static Defaults of(String kind) {
        return new Defaults(BY_KIND.getOrDefault(kind, List.of()));
    }

    /** {@return whether the server may add that value} */
    boolean allow(String path, Object value) {
        return allowed.stream().anyMatch(one -> one.fits(path, value));
    }

    /**
     * A default.
     *
     * @param path of the field, a regular expression
     * @param value what the server sets, a regular expression
     */
    private record Default(Pattern path, Pattern value) {

        boolean fits(String otherPath, Object otherValue) {
            return path.matcher(otherPath).matches()
                    && value.matcher(String.valueOf(otherValue)).matches();
        }
    }

    private static List<Default> list(String... pathsAndValues) {
        return IntStream.range(0, pathsAndValues.length / 2)
                .mapToObj(i ->
                        new Default(Pattern.compile(pathsAndValues[2 * i]), Pattern.compile(pathsAndValues[2 * i + 1])))
                .toList();
    }

    private static List<Default> with(List<Default> some, String... pathsAndValues) {
        return Stream.concat(some.stream(), list(pathsAndValues).stream()).toList();
    }
}
