package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource that runs pods: a server of ours, or what a decorator added.
 *
 * @param resource the resource
 * @param selector what it finds its pods by; null for jobs, which the API server gives one
 * @param template what its pods are like
 */
record Workload(HasMetadata resource, @Nullable LabelSelector selector, PodTemplateSpec template) {

    private static final Set<String> SELECTING = Set.of("StatefulSet", "Deployment", "DaemonSet");
    private static final Set<String> JOBS = Set.of("CronJob", "Job");

    /** {@return whether it runs pods} A resource without a class does not say so. */
    static boolean isOne(HasMetadata resource) {
        return (SELECTING.contains(resource.getKind()) || JOBS.contains(resource.getKind()))
                && !(resource instanceof GenericKubernetesResource);
    }

    /** {@return whether its pods come only when a person starts them} */
    static boolean isSuspended(HasMetadata resource) {
        return resource.getKind().equals("CronJob")
                && resource instanceof CronJob job
                && Boolean.TRUE.equals(job.getSpec().getSuspend());
    }

    /**
     * {@return the resource as a workload; empty if it is none, or has no spec} The kind is asked first, so that a class is loaded only if
     * it is rendered.
     */
    static Optional<Workload> of(HasMetadata resource) {
        return switch (resource.getKind()) {
            case "StatefulSet" ->
                resource instanceof StatefulSet set && set.getSpec() != null
                        ? of(set, set.getSpec().getSelector(), set.getSpec().getTemplate())
                        : Optional.empty();
            case "Deployment" ->
                resource instanceof Deployment deployment && deployment.getSpec() != null
                        ? of(
                                deployment,
                                deployment.getSpec().getSelector(),
                                deployment.getSpec().getTemplate())
                        : Optional.empty();
            case "DaemonSet" ->
                resource instanceof DaemonSet set && set.getSpec() != null
                        ? of(set, set.getSpec().getSelector(), set.getSpec().getTemplate())
                        : Optional.empty();
            case "CronJob" -> resource instanceof CronJob job ? of(job) : Optional.empty();
            case "Job" ->
                resource instanceof Job job && job.getSpec() != null
                        ? of(job, null, job.getSpec().getTemplate())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Workload> of(CronJob job) {
        return job.getSpec() != null
                        && job.getSpec().getJobTemplate() != null
                        && job.getSpec().getJobTemplate().getSpec() != null
                ? of(job, null, job.getSpec().getJobTemplate().getSpec().getTemplate())
                : Optional.empty();
    }

    private static Optional<Workload> of(
            HasMetadata resource, @Nullable LabelSelector selector, PodTemplateSpec template) {
        return Optional.of(new Workload(resource, selector, template));
    }

    /** Whether it finds its pods by labels that it says. */
    boolean selects() {
        return SELECTING.contains(resource.getKind());
    }

    PodSpec pod() {
        return template.getSpec();
    }

    Map<String, String> podLabels() {
        return template.getMetadata().getLabels();
    }
}
