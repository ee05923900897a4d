package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.render.decorated.AllowedChange.Extent;
import io.github.portfolioplatform.render.decorated.AllowedChange.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of what decorators may do to rendered resources. What is not on it is refused. */
final class AllowedChanges {

    private static final String KEYS =
            "new, valid keys that no tool of deployment, cleaning, backup or networking acts upon";
    private static final String PATIENT = "values at least as patient as the rendered ones";

    private static final List<String> OF_POD = List.of(
            "tolerations",
            "affinity",
            "topologySpreadConstraints",
            "nodeSelector",
            "priorityClassName",
            "schedulerName",
            "runtimeClassName",
            "dnsConfig",
            "imagePullSecrets");

    static final List<AllowedChange> ALL = all();

    private AllowedChanges() {}

    private static List<AllowedChange> all() {
        List<AllowedChange> all = new ArrayList<>(metadata());
        OF_POD.forEach(field -> all.add(change(Scope.POD, "spec." + field)));
        all.add(change(
                Scope.POD,
                "spec.hostAliases",
                Conditions::areOtherHosts,
                "names with a dot of hosts outside the cluster"));
        all.add(change(
                Scope.POD,
                "spec.terminationGracePeriodSeconds",
                Conditions::isNotShorter,
                "values not below the rendered one"));
        all.addAll(container("containers"));
        all.addAll(container("initContainers"));
        all.add(
                add(
                        Scope.POD,
                        "spec.volumes.*",
                        Conditions::isHarmlessVolume,
                        "new volumes without folders of the node, tokens and copies of claims; those in memory with a sizeLimit"));
        all.add(add(Scope.POD, "spec.containers.*", Conditions::isSidecar, "new containers in the pod of a server"));
        all.add(add(Scope.POD, "spec.initContainers.*", Conditions::isNewItem, "new containers"));
        all.add(change(Scope.SERVER, "spec.revisionHistoryLimit"));
        all.add(change(Scope.SERVER, "spec.minReadySeconds"));
        all.add(change(Scope.SERVICE, "spec.ipFamilyPolicy"));
        all.add(add(Scope.SECRET, "stringData.*", any -> true, "new keys"));
        return List.copyOf(all);
    }

    /** {@return what is allowed of a field that is refused; empty if nothing is} */
    static Optional<String> limitOf(Set<Scope> scopes, Difference difference) {
        return ALL.stream()
                .filter(allowed -> !allowed.limit().isEmpty() && allowed.concerns(scopes, difference))
                .min(Comparator.comparingInt(allowed -> allowed.field().length()))
                .map(AllowedChange::limit);
    }

    private static List<AllowedChange> metadata() {
        List<AllowedChange> all = new ArrayList<>();
        for (String metadata : List.of("metadata", "spec.jobTemplate.metadata", "spec.template.metadata")) {
            Scope scope = metadata.startsWith("spec.job") ? Scope.JOB : Scope.RESOURCE;
            String field = metadata.equals("spec.template.metadata") ? "metadata" : metadata;
            scope = metadata.startsWith("spec.t") ? Scope.POD : scope;
            all.add(add(scope, field + ".labels.*", Conditions::isLabel, KEYS));
            all.add(add(scope, field + ".annotations.*", Conditions::isHarmlessAnnotation, KEYS));
        }
        return all;
    }

    private static List<AllowedChange> container(String list) {
        String container = "spec." + list + ".*.";
        List<AllowedChange> all = new ArrayList<>();
        all.add(change(Scope.POD, container + "image", Conditions::isSameImage, "another registry, or a digest"));
        all.add(change(Scope.POD, container + "imagePullPolicy"));
        all.add(change(Scope.POD, container + "terminationMessagePolicy"));
        all.add(add(
                Scope.POD,
                container + "lifecycle.preStop",
                Conditions::isShortSleep,
                "a sleep of at most 15 seconds where no hook is rendered"));
        all.add(add(
                Scope.POD,
                container + "env.*",
                Conditions::isFreeVariable,
                "new names in upper case that no server, image or script reads"));
        all.add(add(
                Scope.POD,
                container + "volumeMounts.*",
                Conditions::isNewItem,
                "mounts of added volumes, away from rendered mounts and system folders"));
        Stream.of("initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold")
                .forEach(timing -> all.addAll(timing(container, timing)));
        for (String context : List.of(container + "securityContext", "spec.securityContext")) {
            all.add(add(Scope.POD, context + ".*", Conditions::isStricter, "values that take rights away"));
        }
        return all;
    }

    /** A container that is not ready is not killed. */
    private static List<AllowedChange> timing(String container, String timing) {
        return List.of(
                change(Scope.POD, container + "readinessProbe." + timing),
                change(Scope.POD, container + "startupProbe." + timing, Conditions::isNotLessPatient, PATIENT),
                change(Scope.POD, container + "livenessProbe." + timing, Conditions::isNotLessPatient, PATIENT));
    }

    private static AllowedChange change(Scope scope, String field) {
        return change(scope, field, any -> true, "");
    }

    private static AllowedChange change(Scope scope, String field, Predicate<Difference> condition, String limit) {
        return new AllowedChange(scope, field, Extent.CHANGE, condition, limit);
    }

    private static AllowedChange add(Scope scope, String field, Predicate<Difference> condition, String limit) {
        return new AllowedChange(scope, field, Extent.ADD, condition, limit);
    }
}
