package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.concern.Labels;
import io.github.portfolioplatform.render.concern.PruneProtection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The namespace itself, where nobody else creates it. Deleting it would delete everything, so it is protected like data. */
final class EnvironmentNamespace implements EnvironmentConcern {

    /**
     * Kubernetes admits only restricted pods.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/">Kubernetes: Pod Security
     *     Standards by labels of namespaces</a>
     */
    private static final Map<String, String> RESTRICTED = Map.of(
            "pod-security.kubernetes.io/enforce", "restricted",
            "pod-security.kubernetes.io/enforce-version", "latest",
            "pod-security.kubernetes.io/warn", "restricted",
            "pod-security.kubernetes.io/warn-version", "latest",
            "pod-security.kubernetes.io/audit", "restricted",
            "pod-security.kubernetes.io/audit-version", "latest");

    @Override
    public Contribution of(Environment environment, List<HasMetadata> ofInstances) {
        if (!environment.createsNamespace()) {
            return Contribution.NONE;
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(environment.namespace());
        SortedMap<String, String> labels = Labels.ofEnvironment(environment);
        if (environment.posture().includes(Choice.PODS)) {
            labels.putAll(RESTRICTED);
        }
        metadata.setLabels(labels);
        if (!environment.allowsPruning()) {
            metadata.setAnnotations(PruneProtection.ANNOTATIONS);
        }
        Namespace namespace = new Namespace();
        namespace.setMetadata(metadata);
        return Contribution.of(ResourceRole.NAMESPACE, namespace);
    }
}
