package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/** Where a packet goes after the translation of Services, and whether a policy of Kubernetes lets it: the egress of a policy, evaluated. */
record Destination(
        Optional<String> namespace, Map<String, String> labels, String address, int port, Protocol protocol) {

    enum Protocol {
        UDP,
        TCP
    }

    static Destination pod(String namespace, Map<String, String> labels, String address, int port) {
        return new Destination(Optional.of(namespace), labels, address, port, Protocol.UDP);
    }

    /** A node, or what is not in the cluster. */
    static Destination address(String address, int port) {
        return new Destination(Optional.empty(), Map.of(), address, port, Protocol.UDP);
    }

    Destination by(Protocol other) {
        return new Destination(namespace, labels, address, port, other);
    }

    boolean isReachedUnder(NetworkPolicy policy) {
        String home = policy.getMetadata().getNamespace();
        return policy.getSpec().getEgress().stream()
                .anyMatch(rule -> rule.getTo().stream().anyMatch(peer -> isOne(peer, home))
                        && rule.getPorts().stream().anyMatch(this::isAt));
    }

    private boolean isAt(NetworkPolicyPort at) {
        return at.getPort().getIntVal() == port && at.getProtocol().equals(protocol.name());
    }

    /** Whether the peer is it. Blocks of addresses are not for pods: Cilium never matches those with pods. */
    private boolean isOne(NetworkPolicyPeer peer, String home) {
        if (peer.getIpBlock() != null) {
            return namespace.isEmpty() && isIn(peer.getIpBlock());
        }
        boolean isNamespace = namespace
                .filter(name -> peer.getNamespaceSelector() == null
                        ? name.equals(home)
                        : peer.getNamespaceSelector()
                                .getMatchLabels()
                                .equals(Map.of("kubernetes.io/metadata.name", name)))
                .isPresent();
        return isNamespace
                && (peer.getPodSelector() == null
                        || labels.entrySet()
                                .containsAll(
                                        peer.getPodSelector().getMatchLabels().entrySet()));
    }

    private boolean isIn(IPBlock block) {
        return isIn(block.getCidr()) && block.getExcept().stream().noneMatch(this::isIn);
    }

    private boolean isIn(String block) {
        String[] parts = block.split("/");
        byte[] own = bytes(address);
        byte[] network = bytes(parts[0]);
        int length = Integer.parseInt(parts[1]);
        if (own.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((own[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException notAnAddress) {
            throw new AssertionError(notAnAddress);
        }
    }
}
