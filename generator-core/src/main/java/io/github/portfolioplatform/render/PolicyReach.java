package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pods the network policies reach: a hand-written one once selected a label that no pod had. */
final class PolicyReach {

    private static final List<String> BOTH = List.of("Ingress", "Egress");

    private final PodIndex pods;
    private final Set<Workload> isolated = new HashSet<>();

    PolicyReach(PodIndex pods) {
        this.pods = pods;
    }

    /** {@return what is wrong with a resource if it is a policy, in sentences} */
    List<String> breaksOf(HasMetadata resource) {
        return resource.getKind().equals("NetworkPolicy")
                        && resource instanceof NetworkPolicy policy
                        && policy.getSpec() != null
                        && policy.getSpec().getPodSelector() != null
                ? breaks(policy, policy.getSpec())
                : List.of();
    }

    /** A selector without labels is for all pods of the namespace, ours or not. */
    private List<String> breaks(NetworkPolicy policy, NetworkPolicySpec spec) {
        Map<String, String> labels = spec.getPodSelector().getMatchLabels();
        if (labels.isEmpty()) {
            return List.of();
        }
        List<String> breaks = new ArrayList<>();
        List<Workload> selected = pods.selectedBy(policy, labels);
        if (selected.isEmpty()) {
            breaks.add("selects no pods");
        }
        if (spec.getPolicyTypes().containsAll(BOTH)) {
            isolated.addAll(selected);
        }
        for (NetworkPolicyIngressRule rule : spec.getIngress()) {
            selected.forEach(workload -> ports("lets others reach", rule.getPorts(), workload, breaks));
        }
        for (NetworkPolicyEgressRule rule : spec.getEgress()) {
            rule.getTo().forEach(peer -> egress(policy, peer, rule, breaks));
        }
        return breaks;
    }

    /** Pods in other namespaces are not ours. */
    private void egress(
            NetworkPolicy policy, NetworkPolicyPeer peer, NetworkPolicyEgressRule rule, List<String> breaks) {
        if (peer.getNamespaceSelector() != null || peer.getPodSelector() == null) {
            return;
        }
        List<Workload> reached = pods.selectedBy(policy, peer.getPodSelector().getMatchLabels());
        if (reached.isEmpty()) {
            breaks.add("lets its pods out to pods that are not rendered");
        }
        reached.forEach(workload -> ports("lets its pods out to", rule.getPorts(), workload, breaks));
    }

    private static void ports(String what, List<NetworkPolicyPort> ports, Workload workload, List<String> breaks) {
        Set<String> open = PodReferences.ports(workload.pod());
        ports.stream()
                .flatMap(port -> Optional.ofNullable(port.getPort()).stream())
                .map(port -> String.valueOf(port.getValue()))
                .filter(port -> !open.contains(port))
                .forEach(port -> breaks.add(what + " the port " + port + ", which "
                        + workload.resource().getMetadata().getName() + " does not have"));
    }

    boolean isolates(Workload workload) {
        return isolated.contains(workload);
    }
}
