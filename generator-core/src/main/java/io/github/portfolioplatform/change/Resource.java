package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Optional;

/**
 * A resource of a rendered file, or of one that somebody wrote by hand.
 *
 * @param path the file below the output folder
 * @param owner the instance that it belongs to
 * @param kind the kind, {@code StatefulSet}
 * @param name the name in the cluster
 * @param fields all fields
 */
record Resource(String path, InstanceKey owner, String kind, String name, Fields fields) {

    static final String CONFIG_MAP = "ConfigMap";
    static final String CLAIM = "PersistentVolumeClaim";
    static final String NAMESPACE = "Namespace";
    static final String SECRET = "Secret";
    static final String STATEFUL_SET = "StatefulSet";

    boolean isA(String wanted) {
        return kind.equals(wanted);
    }

    Optional<String> namespace() {
        return fields.text("metadata", "namespace");
    }

    Optional<String> label(String label) {
        return fields.text("metadata", "labels", label);
    }

    /** {@return whether data outlives its pods: a claim, or a StatefulSet that makes claims} */
    boolean holdsData() {
        return isA(CLAIM)
                || (isA(STATEFUL_SET)
                        && !fields.list("spec", "volumeClaimTemplates").isEmpty());
    }

    /** {@return whether neither Argo CD nor Flux deletes it when its file is gone} */
    boolean isProtected() {
        Fields annotations = fields.in("metadata", "annotations");
        return annotations
                        .text("argocd.argoproj.io/sync-options")
                        .filter(options -> List.of(options.split(",", -1)).contains("Prune=false"))
                        .isPresent()
                && annotations
                        .text("kustomize.toolkit.fluxcd.io/prune")
                        .filter("disabled"::equals)
                        .isPresent();
    }

    /** {@return the resource as part of another instance} */
    Resource of(InstanceKey other) {
        return new Resource(path, other, kind, name, fields);
    }
}
