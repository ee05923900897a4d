package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees to it that the rendered set is closed: every reference resolves inside it or is declared to come from outside, nothing is rendered twice, and nothing is rendered
 * that nobody uses. A hand-written policy once selected a label that no pod had, and protected nothing for nine months.
 */
final class ClosedSet {

    private final Map<String, HasMetadata> declared = new HashMap<>();
    private final Map<String, ExpectedSecret> expected = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, HasMetadata> mountedBy = new HashMap<>();
    private final PodIndex pods = new PodIndex();
    private final List<Problem> problems = new ArrayList<>();

    private ClosedSet() {}

    static List<Problem> problemsOf(List<RenderedResource> resources, List<ExpectedSecret> expected) {
        ClosedSet set = new ClosedSet();
        resources.forEach(rendered -> set.declare(rendered.resource()));
        expected.forEach(secret -> set.expected.put(secret.namespace() + "/" + secret.name(), secret));
        resources.forEach(rendered -> set.resolve(rendered.resource()));
        resources.forEach(rendered -> set.demandUse(rendered.resource()));
        expected.forEach(set::demandUse);
        return set.problems.stream().distinct().sorted().toList();
    }

    private void declare(HasMetadata resource) {
        String identity =
                identity(resource.getKind(), resource, resource.getMetadata().getName());
        if (declared.put(identity, resource) != null) {
            report(resource, "is rendered twice");
        }
        Workload.of(resource).ifPresent(pods::add);
    }

    private void resolve(HasMetadata resource) {
        Workload.of(resource).ifPresent(this::resolveWorkload);
        if (resource instanceof StatefulSet set && set.getSpec().getServiceName() != null) {
            use("Service", set, set.getSpec().getServiceName());
        } else if (resource instanceof Service service) {
            resolveService(service);
        }
    }

    private void resolveWorkload(Workload workload) {
        HasMetadata resource = workload.resource();
        PodReferences references = PodReferences.of(workload.pod());
        references.internalBreaks().forEach(broken -> report(resource, broken));
        references.claims().forEach(claim -> useClaim(resource, claim));
        references.secretKeys().forEach(key -> useSecretKey(resource, key));
        if (!pods.selectedBy(resource, workload.selector().getMatchLabels()).equals(List.of(workload))) {
            report(resource, "does not select exactly its own pods");
        }
    }

    private void useSecretKey(HasMetadata workload, PodReferences.SecretKey reference) {
        String identity = identity("Secret", workload, reference.secret());
        if (reference.optional() && !declared.containsKey(identity)) {
            return;
        }
        used.add(identity + "/" + reference.key());
        ExpectedSecret brought = expected.get(workload.getMetadata().getNamespace() + "/" + reference.secret());
        if (brought != null) {
            demandKey(workload, reference, brought.keys());
            return;
        }
        use("Secret", workload, reference.secret());
        if (declared.get(identity) instanceof Secret found) {
            demandKey(workload, reference, keysOf(found));
        }
    }

    private void demandKey(HasMetadata workload, PodReferences.SecretKey reference, Set<String> keys) {
        if (!reference.key().equals(PodReferences.SecretKey.ALL) && !keys.contains(reference.key())) {
            report(
                    workload,
                    "reads the key " + reference.key() + ", which Secret " + reference.secret()
                            + " does not have; it has " + String.join(", ", keys));
        }
    }

    private void resolveService(Service service) {
        if ("ExternalName".equals(service.getSpec().getType())) {
            return;
        }
        List<Workload> selected = pods.selectedBy(service, service.getSpec().getSelector());
        if (selected.size() != 1) {
            report(service, "selects the pods of " + selected.size() + " workloads instead of one");
        }
        for (Workload workload : selected) {
            Set<String> ports = PodReferences.ports(workload.pod());
            for (ServicePort port : service.getSpec().getPorts()) {
                IntOrString named = port.getTargetPort();
                String target = String.valueOf(named == null ? port.getPort() : named.getValue());
                if (!ports.contains(target)) {
                    report(service, "leads to the port " + target + ", which its pods do not have");
                }
            }
        }
    }

    /** A claim that one node alone may mount is one workload's: two would wait for each other forever. */
    private void useClaim(HasMetadata workload, String claim) {
        use("PersistentVolumeClaim", workload, claim);
        HasMetadata first = mountedBy.putIfAbsent(identity("PersistentVolumeClaim", workload, claim), workload);
        if (first != null && !first.equals(workload)) {
            String other = first.getMetadata().getName();
            report(workload, "mounts the claim " + claim + ", which " + other + " mounts, too");
        }
    }

    private void use(String kind, HasMetadata user, String name) {
        String identity = identity(kind, user, name);
        used.add(identity);
        if (!declared.containsKey(identity)) {
            report(user, "refers to " + kind + " " + name + ", which is not rendered");
        }
    }

    private void demandUse(HasMetadata resource) {
        String identity =
                identity(resource.getKind(), resource, resource.getMetadata().getName());
        if (resource instanceof PersistentVolumeClaim && !used.contains(identity)) {
            report(resource, "is mounted by nobody");
        }
        if (resource instanceof Secret secret && !used.contains(identity + "/" + PodReferences.SecretKey.ALL)) {
            keysOf(secret).stream()
                    .filter(key -> !used.contains(identity + "/" + key))
                    .forEach(key -> report(secret, "has the key " + key + ", which nobody reads"));
        }
    }

    private void demandUse(ExpectedSecret secret) {
        for (String key : secret.keys()) {
            if (!used.contains("Secret/" + secret.namespace() + "/" + secret.name() + "/" + key)) {
                report(
                        new Place.InResource("Secret", secret.name()),
                        "is expected with " + key + ", which nobody reads");
            }
        }
    }

    private static Set<String> keysOf(Secret secret) {
        Set<String> keys = new TreeSet<>(secret.getStringData().keySet());
        keys.addAll(secret.getData().keySet());
        return keys;
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
