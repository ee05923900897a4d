package io.github.portfolioplatform.render.network;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes network policies. One that names both directions denies whatever it does not allow, so that none is needed for that alone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Kubernetes: network policies</a>
 */
public final class NetworkRules {

    /** The API server gives each namespace the label of its own name. */
    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private NetworkRules() {}

    /** {@return pods with these labels, all for none, in that namespace or in that of the policy} Both selectors stand in one peer: as two of them, either would do. */
    public static NetworkPolicyPeer pods(Optional<String> namespace, Map<String, String> labels) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        namespace.ifPresent(name -> peer.setNamespaceSelector(selector(Map.of(NAMESPACE, name))));
        if (!labels.isEmpty()) {
            peer.setPodSelector(selector(labels));
        }
        return peer;
    }

    /**
     * {@return every address but those of the link, where clouds hand out credentials of nodes: no policy of Kubernetes knows names of
     * hosts}
     */
    public static List<NetworkPolicyPeer> everywhere() {
        return List.of(block("0.0.0.0/0", "169.254.0.0/16"), block("::/0", "fe80::/10"));
    }

    /** {@return these addresses} */
    static NetworkPolicyPeer block(String addresses, String... but) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        peer.setIpBlock(new IPBlock(addresses, List.of(but)));
        return peer;
    }

    /** {@return the way in for these, to that port} */
    public static NetworkPolicyIngressRule in(List<NetworkPolicyPeer> from, int port) {
        NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
        rule.setFrom(from);
        rule.setPorts(List.of(port(port, "TCP")));
        return rule;
    }

    /** {@return the way out to these, to that port} */
    public static NetworkPolicyEgressRule out(List<NetworkPolicyPeer> to, int port) {
        NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
        rule.setTo(to);
        rule.setPorts(List.of(port(port, "TCP")));
        return rule;
    }

    /** {@return the way out to these, to that port, by both protocols that DNS has} */
    static NetworkPolicyEgressRule outForNames(List<NetworkPolicyPeer> to, int port) {
        NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
        rule.setTo(to);
        rule.setPorts(List.of(port(port, "UDP"), port(port, "TCP")));
        return rule;
    }

    private static NetworkPolicyPort port(int number, String protocol) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setPort(new IntOrString(number));
        port.setProtocol(protocol);
        return port;
    }

    private static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return selector;
    }

    /** {@return the policy of these pods, for both directions} */
    public static NetworkPolicy policy(
            ObjectMeta metadata,
            Map<String, String> pods,
            List<NetworkPolicyIngressRule> in,
            List<NetworkPolicyEgressRule> out) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector(pods));
        spec.setIngress(in);
        spec.setEgress(out);
        spec.setPolicyTypes(List.of("Ingress", "Egress"));
        NetworkPolicy policy = new NetworkPolicy();
        policy.setMetadata(metadata);
        policy.setSpec(spec);
        return policy;
    }
}
