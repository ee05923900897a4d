package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.render.concern.ExpectedSecret;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees to it that the rendered set is closed: every reference resolves inside it or is declared to come from outside, nothing is rendered twice, and nothing is rendered
 * that nobody uses. A hand-written policy once selected a label that no pod had, and protected nothing for nine months.
 */
final class ClosedSet {

    /** Every namespace has it. */
    private static final String ACCOUNT_OF_NAMESPACE = "default";

    private final ExternalReferences external;
    private final Posture posture;
    private final Map<String, HasMetadata> declared = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, HasMetadata> mountedBy = new HashMap<>();
    private final PodIndex pods = new PodIndex();
    private final PolicyReach policies = new PolicyReach(pods);
    private final KeyedObjects keyed;
    private final List<Problem> problems = new ArrayList<>();

    private ClosedSet(ExternalReferences external, Posture posture) {
        this.external = external;
        this.posture = posture;
        this.keyed = new KeyedObjects(external, posture);
    }

    static List<Problem> problemsOf(List<RenderedResource> rendered, ExternalReferences external, Posture posture) {
        ClosedSet set = new ClosedSet(external, posture);
        List<HasMetadata> resources =
                rendered.stream().map(RenderedResource::resource).toList();
        resources.forEach(set::declare);
        resources.forEach(set::resolve);
        resources.forEach(set::demandUse);
        external.secrets().forEach(set::demandUse);
        return set.problems.stream().distinct().sorted().toList();
    }

    private void declare(HasMetadata resource) {
        String identity =
                identity(resource.getKind(), resource, resource.getMetadata().getName());
        HasMetadata first = declared.put(identity, resource);
        if (first != null) {
            report(
                    resource,
                    Labels.areOurs(first) || Labels.areOurs(resource)
                            ? "is rendered twice"
                            : "is added for two instances: put the name of the instance into its name, or add it for one");
        }
        report(resource, keyed.declare(resource));
        Workload.of(resource).ifPresent(pods::add);
    }

    private void resolve(HasMetadata resource) {
        Workload.of(resource).ifPresent(this::resolveWorkload);
        ResourceReferences.of(resource).forEach(reference -> resolve(resource, reference));
        report(resource, policies.breaksOf(resource));
        if (resource instanceof Service service) {
            resolveService(service);
        }
    }

    /** What others add besides is theirs, and may belong to more of theirs. */
    private void resolve(HasMetadata resource, ResourceReferences.Reference reference) {
        if (reference.kind().equals(KeyedObject.SECRET)) {
            keyed.readWhole(reference.kind(), resource, reference.name());
            if (Labels.areOurs(resource) && !keyed.has(reference.kind(), resource, reference.name())) {
                report(resource, "refers to Secret " + reference.name() + ", which nothing makes");
            }
        } else if (resource.getKind().equals("StatefulSet")
                || reference.kind().equals("Role")
                || Labels.areOurs(resource)) {
            use(reference.kind(), resource, reference.name());
        }
    }

    private void resolveWorkload(Workload workload) {
        HasMetadata resource = workload.resource();
        PodReferences references = PodReferences.of(workload.pod());
        report(resource, references.internalBreaks());
        references.claims().forEach(claim -> useClaim(resource, claim));
        KeyReference.of(workload.pod()).forEach(reference -> report(resource, keyed.read(resource, reference)));
        String account = workload.pod().getServiceAccountName();
        if (account != null && !account.equals(ACCOUNT_OF_NAMESPACE)) {
            use("ServiceAccount", resource, account);
        }
        if (workload.selector() != null
                && !pods.selectedBy(resource, workload.selector().getMatchLabels())
                        .equals(List.of(workload))) {
            report(resource, "does not select exactly its own pods");
        }
    }

    private void resolveService(Service service) {
        boolean leadsElsewhere = "ExternalName".equals(service.getSpec().getType());
        if (leadsElsewhere && service.getSpec().getSelector().isEmpty() && !Labels.areOurs(service)) {
            return;
        }
        List<Workload> selected = pods.selectedBy(service, service.getSpec().getSelector());
        if (selected.size() != 1) {
            report(service, "selects the pods of " + selected.size() + " workloads instead of one");
        }
        selected.forEach(workload -> resolvePorts(service, PodReferences.ports(workload.pod())));
    }

    private void resolvePorts(Service service, Set<String> ports) {
        for (ServicePort port : service.getSpec().getPorts()) {
            IntOrString named = port.getTargetPort();
            String target = String.valueOf(named == null ? port.getPort() : named.getValue());
            if (!ports.contains(target)) {
                report(service, "leads to the port " + target + ", which its pods do not have");
            }
        }
    }

    /** A claim that one node alone may mount is one workload's: two would wait for each other forever, unless a person starts one. */
    private void useClaim(HasMetadata workload, String claim) {
        if (external.claims().contains(workload.getMetadata().getNamespace() + "/" + claim)) {
            return;
        }
        use("PersistentVolumeClaim", workload, claim);
        if (Workload.isSuspended(workload)) {
            return;
        }
        HasMetadata first = mountedBy.putIfAbsent(identity("PersistentVolumeClaim", workload, claim), workload);
        if (first != null && !first.equals(workload)) {
            String other = first.getMetadata().getName();
            report(workload, "mounts the claim " + claim + ", which " + other + " mounts, too");
        }
    }

    private void use(String kind, HasMetadata user, String name) {
        String identity = identity(kind, user, name);
        used.add(identity);
        boolean isBrought = kind.equals("SecretStore")
                && external.stores().contains(user.getMetadata().getNamespace() + "/" + name);
        if (!declared.containsKey(identity) && !isBrought) {
            report(user, "refers to " + kind + " " + name + ", which is not rendered");
        }
    }

    private void demandUse(HasMetadata resource) {
        String identity =
                identity(resource.getKind(), resource, resource.getMetadata().getName());
        if (resource instanceof PersistentVolumeClaim && !used.contains(identity)) {
            report(resource, "is mounted by nobody");
        }
        report(resource, keyed.demandUse(resource));
        if (posture.includes(Choice.NETWORK)) {
            Workload.of(resource)
                    .filter(workload -> !policies.isolates(workload))
                    .ifPresent(open -> report(resource, "has pods that no network policy closes in both directions"));
        }
    }

    private void demandUse(ExpectedSecret secret) {
        for (String key : keyed.unread(secret)) {
            report(new Place.InResource("Secret", secret.name()), "is expected with " + key + ", which nobody reads");
        }
    }

    private void report(HasMetadata resource, List<String> breaks) {
        breaks.forEach(what -> report(resource, what));
    }

    private void report(HasMetadata resource, String what) {
        report(WholeResource.place(resource), what);
    }

    private void report(Place place, String what) {
        problems.add(new Problem("set-is-closed", place, "The resource " + what + ".", Problem.DEFECT));
    }

    /** Names are unique per kind and namespace; a reference stays in the namespace of the resource that makes it. */
    private static String identity(String kind, HasMetadata neighbour, String name) {
        return kind + "/" + neighbour.getMetadata().getNamespace() + "/" + name;
    }
}
