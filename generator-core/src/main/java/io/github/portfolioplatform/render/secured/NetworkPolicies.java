package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.portfolioplatform.model.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may talk to whom. A policy that names both directions denies whatever it does not allow, so that none is needed for that alone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Kubernetes: network policies</a>
 */
final class NetworkPolicies {

    private static final int DNS = 53;
    /** The API server gives each namespace the label of its own name. */
    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private NetworkPolicies() {}

    /** In come those who are declared, the scraper and our own job; out goes nothing but the question for a name. */
    static NetworkPolicy ofServer(SecuredInstance instance) {
        List<NetworkPolicyPeer> clients = new ArrayList<>(consumers(instance));
        instance.production()
                .metrics()
                .ifPresent(scraper -> clients.add(peer(Optional.of(scraper.namespace()), scraper.labels())));
        clients.add(peer(Optional.empty(), instance.podsOfJob()));
        NetworkPolicyIngressRule in = new NetworkPolicyIngressRule();
        in.setFrom(clients.stream().distinct().toList());
        in.setPorts(List.of(port(instance.port(), "TCP")));
        return policy(
                instance.metadata(instance.names().service()), instance.podsOfServer(), List.of(in), List.of(dns()));
    }

    static NetworkPolicy ofJob(SecuredInstance instance) {
        NetworkPolicyEgressRule out = new NetworkPolicyEgressRule();
        out.setTo(List.of(peer(Optional.empty(), instance.podsOfServer())));
        out.setPorts(List.of(port(instance.port(), "TCP")));
        return policy(
                instance.metadataOfJob(instance.names().access()),
                instance.podsOfJob(),
                List.of(),
                List.of(dns(), out));
    }

    private static List<NetworkPolicyPeer> consumers(SecuredInstance instance) {
        Map<String, String> users = instance.names().consumerLabel();
        List<Consumer> declared = instance.instance().basics().security().consumers();
        return declared.isEmpty()
                ? List.of(peer(Optional.empty(), users))
                : declared.stream()
                        .map(consumer ->
                                peer(consumer.namespace(), consumer.labels().isEmpty() ? users : consumer.labels()))
                        .toList();
    }

    /** Both selectors stand in one peer: as two of them, either would do. */
    private static NetworkPolicyPeer peer(Optional<String> namespace, Map<String, String> pods) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        namespace.ifPresent(name -> peer.setNamespaceSelector(selector(Map.of(NAMESPACE, name))));
        if (!pods.isEmpty()) {
            peer.setPodSelector(selector(pods));
        }
        return peer;
    }

    private static NetworkPolicyEgressRule dns() {
        NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
        rule.setTo(List.of(peer(Optional.of("kube-system"), Map.of("k8s-app", "kube-dns"))));
        rule.setPorts(List.of(port(DNS, "UDP"), port(DNS, "TCP")));
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

    private static NetworkPolicy policy(
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
