package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.render.decorated.AllowedChange.Extent;
import io.github.portfolioplatform.render.decorated.AllowedChange.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of what decorators may do to rendered resources. What is not on it is refused. */
final class AllowedChanges {

    static final List<AllowedChange> ALL = all();

    private AllowedChanges() {}

    private static List<AllowedChange> all() {
        List<AllowedChange> all = new ArrayList<>(metadata());
        Stream.of(
                        "tolerations",
                        "affinity",
                        "topologySpreadConstraints",
                        "nodeSelector",
                        "priorityClassName",
                        "schedulerName",
                        "runtimeClassName",
                        "dnsConfig",
                        "hostAliases",
                        "imagePullSecrets")
                .forEach(field -> all.add(change(Scope.POD, "spec." + field)));
        all.add(change(
                Scope.POD, "spec.terminationGracePeriodSeconds", Conditions::isNotShorter, "not shorter than rendered"));
        all.addAll(container("containers"));
        all.addAll(container("initContainers"));
        all.add(add(Scope.POD, "spec.volumes.*", Conditions::isHarmlessVolume, "no folder of the node, no token"));
        all.add(add(Scope.POD, "spec.containers.*", Conditions::isSidecar, "beside a server, a new name"));
        all.add(add(Scope.POD, "spec.initContainers.*", Conditions::isNewItem, "a new name"));
        all.add(change(Scope.SERVER, "spec.revisionHistoryLimit"));
        all.add(change(Scope.SERVER, "spec.minReadySeconds"));
        all.add(change(Scope.SERVICE, "spec.ipFamilyPolicy"));
        all.add(add(Scope.SECRET, "stringData.*", any -> true, "new keys"));
        return List.copyOf(all);
    }

    private static List<AllowedChange> metadata() {
        List<AllowedChange> all = new ArrayList<>();
        for (String metadata : List.of("metadata", "spec.jobTemplate.metadata", "spec.template.metadata")) {
            Scope scope = metadata.startsWith("spec.job") ? Scope.JOB : Scope.RESOURCE;
            String field = metadata.equals("spec.template.metadata") ? "metadata" : metadata;
            scope = metadata.startsWith("spec.t") ? Scope.POD : scope;
            all.add(add(scope, field + ".labels.*", Conditions::isLabel, "new, valid keys"));
            all.add(add(
                    scope,
                    field + ".annotations.*",
                    Conditions::isHarmlessAnnotation,
                    "new keys, none that tells Argo CD, Flux, Helm, kustomize or storage what to do"));
        }
        return all;
    }

    private static List<AllowedChange> container(String list) {
        String container = "spec." + list + ".*.";
        List<AllowedChange> all = new ArrayList<>();
        all.add(change(Scope.POD, container + "image", Conditions::isSameImage, "registry, or a digest"));
        all.add(change(Scope.POD, container + "imagePullPolicy"));
        all.add(change(Scope.POD, container + "terminationMessagePolicy"));
        all.add(add(Scope.POD, container + "lifecycle.preStop", any -> true, "where none is rendered"));
        all.add(add(
                Scope.POD,
                container + "env.*",
                Conditions::isFreeVariable,
                "names that no server, image or script reads"));
        all.add(add(
                Scope.POD,
                container + "volumeMounts.*",
                Conditions::isNewItem,
                "of added volumes, away from rendered mounts and system folders"));
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            Stream.of("initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold")
                    .forEach(timing -> all.add(change(Scope.POD, container + probe + "." + timing)));
        }
        for (String context : List.of(container + "securityContext", "spec.securityContext")) {
            all.add(add(Scope.POD, context + ".*", Conditions::isStricter, "values that take rights away"));
        }
        return all;
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
