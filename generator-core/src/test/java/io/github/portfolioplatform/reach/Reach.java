package io.github.portfolioplatform.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who reaches whom under the network policies of a cluster, as the API describes them. A connection needs the egress of its source and the
 * ingress of its destination. An {@code ipBlock} also contains pods with such an address: some networks see it like that.
 *
 * @param policies the NetworkPolicies, as trees
 * @param namespaces the labels of namespaces beside {@code kubernetes.io/metadata.name}
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Kubernetes: network policies</a>
 */
public record Reach(List<Map<String, Object>> policies, Map<String, Map<String, String>> namespaces) {

    private enum Direction {
        INGRESS("Ingress", "ingress", "from"),
        EGRESS("Egress", "egress", "to");

        private final String type;
        private final String rules;
        private final String peers;

        Direction(String type, String rules, String peers) {
            this.type = type;
            this.rules = rules;
            this.peers = peers;
        }
    }

    public static Reach under(List<Map<String, Object>> policies) {
        return new Reach(policies, Map.of());
    }

    public boolean byTcp(Party from, Party to, int port) {
        return allows(from, to, port, "TCP");
    }

    /** Nothing keeps a pod from itself. */
    public boolean allows(Party from, Party to, int port, String protocol) {
        return from.equals(to)
                || (passes(Direction.EGRESS, from, to, to, port, protocol)
                        && passes(Direction.INGRESS, to, from, to, port, protocol));
    }

    /** Whether some policy of the pod has a type, so that only what its rules allow passes. */
    public boolean isIsolated(Party pod, String type) {
        return policies.stream().anyMatch(policy -> selects(policy, pod) && hasType(policy, type));
    }

    private boolean passes(Direction direction, Party own, Party other, Party target, int port, String protocol) {
        List<Map<String, Object>> selecting = policies.stream()
                .filter(policy -> selects(policy, own) && hasType(policy, direction.type))
                .toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .anyMatch(policy -> Trees.maps(Trees.map(policy, "spec"), direction.rules).stream()
                                .anyMatch(rule -> hasPeer(Trees.maps(rule, direction.peers), home(policy), other)
                                        && hasPort(Trees.maps(rule, "ports"), target, port, protocol)));
    }

    private static boolean selects(Map<String, Object> policy, Party pod) {
        return pod.namespace().equals(Optional.of(home(policy)))
                && new Selector(Trees.map(policy, "spec", "podSelector")).selects(pod.labels());
    }

    private static String home(Map<String, Object> policy) {
        return String.valueOf(Trees.map(policy, "metadata").getOrDefault("namespace", "default"));
    }

    /** Without types, a policy is for ingress, and for egress if it has rules for that. */
    private static boolean hasType(Map<String, Object> policy, String type) {
        Map<String, Object> spec = Trees.map(policy, "spec");
        List<Object> types = Trees.list(spec, "policyTypes");
        return types.isEmpty()
                ? type.equals(Direction.INGRESS.type)
                        || !Trees.list(spec, Direction.EGRESS.rules).isEmpty()
                : types.contains(type);
    }

    /** A rule without peers is for all. */
    private boolean hasPeer(List<Map<String, Object>> peers, String home, Party other) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> isPeer(peer, home, other));
    }

    private boolean isPeer(Map<String, Object> peer, String home, Party other) {
        if (peer.containsKey("ipBlock")) {
            return new AddressBlock(Trees.map(peer, "ipBlock")).contains(other.address());
        }
        return other.isPod()
                && isInNamespace(peer, home, other.namespace().orElseThrow())
                && new Selector(Trees.map(peer, "podSelector")).selects(other.labels());
    }

    private boolean isInNamespace(Map<String, Object> peer, String home, String namespace) {
        if (!peer.containsKey("namespaceSelector")) {
            return namespace.equals(home);
        }
        Map<String, String> labels = new HashMap<>(namespaces.getOrDefault(namespace, Map.of()));
        labels.put("kubernetes.io/metadata.name", namespace);
        return new Selector(Trees.map(peer, "namespaceSelector")).selects(labels);
    }

    /** A rule without ports is for all. */
    private static boolean hasPort(List<Map<String, Object>> ports, Party target, int port, String protocol) {
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(rule -> protocol.equals(rule.getOrDefault("protocol", "TCP"))
                                && isPort(rule, target, port, protocol));
    }

    private static boolean isPort(Map<String, Object> rule, Party target, int port, String protocol) {
        Object from = rule.get("port");
        if (from instanceof Integer number) {
            return number <= port && port <= (Integer) rule.getOrDefault("endPort", number);
        }
        return from == null || target.ports().contains(new Party.OpenPort(String.valueOf(from), port, protocol));
    }
}
