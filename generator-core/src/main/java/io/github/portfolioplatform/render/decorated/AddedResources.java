package io.github.portfolioplatform.render.decorated;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What resources that decorators add must not do to the instances of their environment. */
public final class AddedResources {

    private static final Set<String> UNHARDENED = Set.of("Pod", "ReplicaSet", "ReplicationController");
    private static final Set<String> LIMITS = Set.of("LimitRange", "ResourceQuota");
    private static final Pattern MUTATING = Pattern.compile("Mutating(Webhook|Admission).*");
    private static final List<String> OF_THE_API_SERVER = List.of(
            "ownerReferences",
            "finalizers",
            "uid",
            "resourceVersion",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "creationTimestamp",
            "generation",
            "selfLink",
            "generateName");

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final RenderedInstances rendered;
    private final AddedNetwork network;
    private final AddedRights rights;

    /**
     * Creates the check.
     *
     * @param rendered all instances of the environment
     */
    public AddedResources(RenderedInstances rendered) {
        this.rendered = rendered;
        this.network = new AddedNetwork(rendered);
        this.rights = new AddedRights(rendered);
    }

    /** {@return what is wrong with an added resource, in sentences} */
    public List<String> refusals(HasMetadata added) {
        Object tree;
        try {
            tree = yaml.tree(added);
        } catch (IllegalArgumentException unwritable) {
            // Writing its file reports it.
            return List.of();
        }
        List<String> refusals = new ArrayList<>();
        OF_THE_API_SERVER.stream()
                .filter(field -> Trees.at(tree, "metadata", field) != null)
                .forEach(field ->
                        refusals.add("They add metadata." + field + ", which the API server sets. Remove it."));
        refusals.addAll(ObjectSyntax.refusals(tree));
        refusals.addAll(network.refusals(added.getKind(), tree));
        refusals.addAll(rights.refusals(added.getKind(), tree));
        refusals.addAll(rendered.refusedReads(tree));
        kind(added.getKind(), tree, refusals);
        scaling(tree, refusals);
        data(tree, refusals);
        pods(added, tree, refusals);
        return refusals;
    }

    private void kind(String kind, Object tree, List<String> refusals) {
        String name = Trees.text(tree, "metadata", "name");
        if (!Trees.list(tree, "items").isEmpty()) {
            refusals.add("They add a list of resources. Add its items.");
        } else if (LIMITS.contains(kind)) {
            refusals.add("They limit the namespace beside its quota. Set quota in the portfolio.");
        } else if (MUTATING.matcher(kind).matches()) {
            refusals.add("They let the API server change resources that it admits. Deploy it with the cluster.");
        } else if (rendered.includes(Choice.PODS) && kind.equals("Namespace") && name.equals(rendered.namespace())) {
            refusals.add("They add the namespace of the environment. Set createNamespace in the portfolio.");
        } else {
            secret(kind, madeBy(tree), refusals);
        }
    }

    private void secret(String kind, String made, List<String> refusals) {
        if (kind.endsWith("Secret") && !kind.equals("Secret") && rendered.hasSecret(made)) {
            refusals.add("They make the Secret " + made + " a second time. Give theirs another name.");
        }
    }

    /** Operators name the Secret that they make in one of these fields, or call it as the resource. */
    private static String madeBy(Object tree) {
        return Stream.of("target", "destination")
                .map(field -> Trees.text(tree, "spec", field, "name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(Trees.text(tree, "metadata", "name"));
    }

    /** An autoscaler puts a second server on the claim, or changes the resources that the portfolio declares. */
    private void scaling(Object tree, List<String> refusals) {
        for (String reference : List.of("scaleTargetRef", "targetRef")) {
            String target = Trees.text(tree, "spec", reference, "name");
            String mode = Trees.text(tree, "spec", "updatePolicy", "updateMode");
            if (!mode.equals("Off") && rendered.has(Trees.text(tree, "spec", reference, "kind"), target)) {
                refusals.add("They scale " + target + " by spec." + reference
                        + ". Write requests and limits in the portfolio;"
                        + " a VerticalPodAutoscaler that recommends has updateMode: Off.");
            }
        }
    }

    private void data(Object tree, List<String> refusals) {
        Trees.all(tree, "claimName").stream()
                .filter(rendered::hasClaim)
                .distinct()
                .forEach(claim -> refusals.add(
                        "They mount the claim " + claim + " in a second workload. Give theirs a claim of its own."));
        Trees.copied(tree).stream()
                .filter(claim -> rendered.includes(Choice.USERS) && rendered.hasClaim(claim))
                .forEach(claim -> refusals.add("They copy the claim " + claim + ". Set backup in the portfolio."));
    }

    private void pods(HasMetadata added, Object tree, List<String> refusals) {
        Object pod = Trees.pod(tree);
        if (pod == null) {
            return;
        }
        boolean isGeneric = added instanceof GenericKubernetesResource;
        if (rendered.hasAccount(Trees.text(pod, "spec", "serviceAccountName"))) {
            refusals.add("They run pods with the ServiceAccount of an instance. Add a ServiceAccount for them.");
        }
        if (isGeneric && rendered.areSelectedAsOurs(Trees.at(pod, "metadata", "labels"))) {
            refusals.add(
                    "They give pods the label app of an instance, whose Service would select them. Use another value.");
        }
        if (rendered.includes(Choice.PODS) && (isGeneric || UNHARDENED.contains(added.getKind()))) {
            refusals.add("They add pods that production cannot harden. Add a Deployment, of fabric8's class.");
        }
    }
}
