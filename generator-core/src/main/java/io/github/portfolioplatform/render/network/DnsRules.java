package io.github.portfolioplatform.render.network;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.portfolioplatform.model.DnsServer;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way to the question for the address of a name. Which server answers is a matter of the cluster, and a policy sees the pod or the
 * address that a packet really goes to; so those of the usual clusters are all let through, and nothing else of their namespaces.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/">Kubernetes: NodeLocal DNSCache</a>
 * @see <a href="https://docs.cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns">GKE: Cloud DNS</a>
 */
public final class DnsRules {

    private static final String SYSTEM = "kube-system";
    private static final int OPENSHIFT_PORT = 5353;

    private DnsRules() {}

    /** {@return the ways out to the DNS servers of that environment} */
    public static List<NetworkPolicyEgressRule> of(Environment environment) {
        List<NetworkPolicyEgressRule> rules = new ArrayList<>(List.of(usual(), openShift()));
        environment.production().stream()
                .flatMap(production -> production.dns().stream())
                .map(DnsRules::declared)
                .forEach(rules::add);
        return rules;
    }

    /** CoreDNS by the labels of kubeadm and the clouds and by those of its chart; the caches of nodes; Cloud DNS of GKE. */
    private static NetworkPolicyEgressRule usual() {
        return NetworkRules.outForNames(
                List.of(
                        pods("k8s-app", "kube-dns"),
                        pods("app.kubernetes.io/name", "coredns"),
                        pods("k8s-app", "node-local-dns"),
                        NetworkRules.block("169.254.20.10/32"),
                        NetworkRules.block("169.254.25.10/32"),
                        NetworkRules.block("169.254.169.254/32")),
                DnsServer.PORT);
    }

    private static NetworkPolicyEgressRule openShift() {
        return NetworkRules.outForNames(
                List.of(NetworkRules.pods(
                        Optional.of("openshift-dns"), Map.of("dns.operator.openshift.io/daemonset-dns", "default"))),
                OPENSHIFT_PORT);
    }

    private static NetworkPolicyPeer pods(String label, String value) {
        return NetworkRules.pods(Optional.of(SYSTEM), Map.of(label, value));
    }

    private static NetworkPolicyEgressRule declared(DnsServer server) {
        return NetworkRules.outForNames(
                List.of(server.address()
                        .map(address -> NetworkRules.block(blockOf(address)))
                        .orElseGet(() -> NetworkRules.pods(server.namespace(), server.labels()))),
                server.port());
    }

    private static String blockOf(String address) {
        return address.contains("/") ? address : address + (address.contains(":") ? "/128" : "/32");
    }
}
