package io.github.portfolioplatform.render.decorated;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What resources that decorators add beside those of an instance must not do to them. */
public final class AddedResources {

    private static final Set<String> RUNNING = Set.of(
            "Pod", "ReplicaSet", "ReplicationController", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");
    private static final Set<String> UNHARDENED = Set.of("Pod", "ReplicaSet", "ReplicationController");
    private static final Set<String> OF_ALL = Set.of("system:serviceaccounts", "system:authenticated");
    private static final List<String> OF_THE_API_SERVER = List.of(
            "ownerReferences", "finalizers", "uid", "resourceVersion", "managedFields", "deletionTimestamp", "generateName");

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final boolean secured;
    private final List<Object> rendered = new ArrayList<>();
    private final Set<String> claims = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final GuardedSecrets secrets;

    /**
     * Creates the check.
     *
     * @param rendered the resources of the instance as they were rendered
     * @param readable in an environment of production, the Secrets of the instance that what is added may read; empty in others
     */
    public AddedResources(List<HasMetadata> rendered, Optional<Set<String>> readable) {
        this.secured = readable.isPresent();
        for (HasMetadata resource : rendered) {
            Object tree = yaml.tree(resource);
            this.rendered.add(tree);
            names.add(resource.getKind() + " " + resource.getMetadata().getName());
            Trees.all(Trees.pod(tree), "claimName").forEach(claim -> claims.add(claim.toString()));
        }
        this.secrets = new GuardedSecrets(
                secured ? this.rendered.stream().map(Trees::pod).filter(Objects::nonNull).toList() : List.of(), readable.orElse(Set.of()));
    }

    /** {@return what is wrong with an added resource, in sentences} */
    public List<String> refusals(HasMetadata added) {
        List<String> refusals = new ArrayList<>();
        try {
            Object tree = yaml.tree(added);
            OF_THE_API_SERVER.stream()
                    .filter(field -> Trees.at(tree, "metadata", field) != null)
                    .forEach(field -> refusals.add("They add metadata." + field + "."));
            judge(added, tree, refusals);
        } catch (IllegalArgumentException unwritable) {
            // Whoever writes its file says so.
            return refusals;
        }
        return refusals;
    }

    private void judge(HasMetadata added, Object tree, List<String> refusals) {
        String kind = added.getKind();
        scaling(tree, refusals);
        if (kind.endsWith("NetworkPolicy")) {
            policy(added, tree, refusals);
        } else if (kind.equals("Service") && selectsOurs(Trees.at(tree, "spec", "selector"))) {
            service(tree, refusals);
        } else if (kind.endsWith("RoleBinding")) {
            binding(tree, refusals);
        } else if (kind.equals("LimitRange") || kind.equals("ResourceQuota")) {
            refusals.add("They limit the namespace beside its quota. Write quota: in the portfolio.");
        } else if (kind.equals("EndpointSlice") || kind.equals("Endpoints")) {
            refusals.add("They tell where a Service leads beside its selector.");
        } else if (RUNNING.contains(kind)) {
            workload(added, tree, refusals);
        }
    }

    private void workload(HasMetadata added, Object tree, List<String> refusals) {
        Trees.all(Trees.pod(tree), "claimName").stream()
                .filter(claim -> claims.contains(claim.toString()))
                .forEach(claim -> refusals.add("They mount the claim " + claim + " in a second workload."));
        refusals.addAll(secrets.refusals(Trees.pod(tree)));
        if (accounts().contains(Trees.text(Trees.pod(tree), "spec", "serviceAccountName"))) {
            refusals.add("They run it with the ServiceAccount of the instance.");
        }
        if (secured && (UNHARDENED.contains(added.getKind()) || added instanceof GenericKubernetesResource)) {
            refusals.add("They add pods that production cannot harden. Add a Deployment, of fabric8's class.");
        }
    }

    /** Whatever scales a server puts a second one on its claim, or changes the resources that the portfolio gives it. */
    private void scaling(Object tree, List<String> refusals) {
        for (String reference : List.of("scaleTargetRef", "targetRef")) {
            String target = Trees.text(tree, "spec", reference, "name");
            String mode = Trees.text(tree, "spec", "updatePolicy", "updateMode");
            if (!mode.equals("Off")
                    && names.contains(Trees.text(tree, "spec", reference, "kind") + " " + target)) {
                refusals.add("They scale " + target + ", whose replicas and resources the portfolio says.");
            }
        }
    }

    private void policy(HasMetadata added, Object tree, List<String> refusals) {
        boolean opens = !Trees.list(tree, "spec", "ingress").isEmpty()
                || !Trees.list(tree, "spec", "egress").isEmpty()
                || !added.getKind().equals("NetworkPolicy");
        if (secured && opens && mayBeOurs(Trees.at(tree, "spec", "podSelector"))) {
            refusals.add("They open the network of the instance, for policies add up. Write consumers: in the portfolio.");
        }
    }

    private void service(Object tree, List<String> refusals) {
        String type = Trees.text(tree, "spec", "type");
        if (!Set.of("", "ClusterIP").contains(type)
                || !Trees.list(tree, "spec", "externalIPs").isEmpty()) {
            refusals.add("They open the pods of the instance to networks outside the cluster.");
        }
    }

    private void binding(Object tree, List<String> refusals) {
        if (Trees.text(tree, "roleRef", "name").equals("cluster-admin")) {
            refusals.add("They bind the role cluster-admin.");
        }
        for (Object subject : Trees.list(tree, "subjects")) {
            String name = Trees.text(subject, "name");
            if ((Trees.text(subject, "kind").equals("ServiceAccount") && accounts().contains(name))
                    || OF_ALL.stream().anyMatch(name::startsWith)) {
                refusals.add("They give rights in the API to the pods of the instance, by " + name + ".");
            }
        }
    }

    /** Pods without an account of their own have that of the namespace. */
    private Set<String> accounts() {
        return rendered.stream()
                .map(Trees::pod)
                .filter(Objects::nonNull)
                .map(pod -> Trees.text(pod, "spec", "serviceAccountName"))
                .map(name -> name.isEmpty() ? "default" : name)
                .collect(Collectors.toSet());
    }

    /** A selector with expressions may select anything. */
    private boolean mayBeOurs(@Nullable Object selector) {
        Object labels = Trees.at(selector, "matchLabels");
        return labels == null || selectsOurs(labels);
    }

    private boolean selectsOurs(@Nullable Object labels) {
        return labels instanceof Map<?, ?> wanted
                && rendered.stream()
                        .map(Trees::pod)
                        .map(pod -> Trees.at(pod, "metadata", "labels"))
                        .anyMatch(of -> of instanceof Map<?, ?> had
                                && had.entrySet().containsAll(wanted.entrySet()));
    }
}
