package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.DnsServer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.Destination.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which DNS servers the pods of production reach, on the clusters that there are, and what they do not reach with the same rules. */
class DnsIsReachedTest {

    /** All policies of the platform: of servers, of their jobs, and of backups, which go to a bucket. */
    private static final List<NetworkPolicy> POLICIES =
            policies(Rendering.render(Scenario.PLATFORM.portfolio().environment("production")));

    private static List<NetworkPolicy> policies(List<RenderedResource> resources) {
        return resources.stream()
                .map(RenderedResource::resource)
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .toList();
    }

    private static Destination pod(String namespace, String label, String value, int port) {
        return Destination.pod(namespace, Map.of(label, value), "10.42.0.3", port);
    }

    static List<Arguments> servers() {
        return List.of(
                Arguments.of("kubeadm, k3s, EKS, AKS, RKE2", pod("kube-system", "k8s-app", "kube-dns", 53)),
                Arguments.of("the chart of CoreDNS", pod("kube-system", "app.kubernetes.io/name", "coredns", 53)),
                Arguments.of("NodeLocal DNSCache as pods", pod("kube-system", "k8s-app", "node-local-dns", 53)),
                Arguments.of("NodeLocal DNSCache", Destination.address("169.254.20.10", 53)),
                Arguments.of("NodeLocal DNSCache of Kubespray", Destination.address("169.254.25.10", 53)),
                Arguments.of("Cloud DNS of GKE", Destination.address("169.254.169.254", 53)),
                Arguments.of(
                        "OpenShift", pod("openshift-dns", "dns.operator.openshift.io/daemonset-dns", "default", 5353)));
    }

    static List<Arguments> others() {
        return List.of(
                Arguments.of("credentials of the node", Destination.address("169.254.169.254", 80)),
                Arguments.of("credentials of the node, by TLS", Destination.address("169.254.169.254", 443)),
                Arguments.of("credentials of tasks", Destination.address("169.254.170.2", 443)),
                Arguments.of("another address of the link", Destination.address("169.254.1.1", 53)),
                Arguments.of("metrics of CoreDNS", pod("kube-system", "k8s-app", "kube-dns", 9153)),
                Arguments.of("another pod of kube-system", pod("kube-system", "k8s-app", "metrics-server", 53)),
                Arguments.of("CoreDNS of a stranger", pod("default", "k8s-app", "kube-dns", 53)),
                Arguments.of("another pod of openshift-dns", pod("openshift-dns", "app", "web", 5353)),
                Arguments.of("a public resolver", Destination.address("8.8.8.8", 53)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void every_pod_reaches_the_server_of(String cluster, Destination server) {
        assertThat(POLICIES).hasSizeGreaterThan(20).allSatisfy(policy -> {
            assertThat(server.by(Protocol.UDP).isReachedUnder(policy)).isTrue();
            assertThat(server.by(Protocol.TCP).isReachedUnder(policy)).isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void no_pod_reaches(String what, Destination other) {
        assertThat(POLICIES).allSatisfy(policy -> {
            assertThat(other.by(Protocol.UDP).isReachedUnder(policy)).isFalse();
            assertThat(other.by(Protocol.TCP).isReachedUnder(policy)).isFalse();
        });
    }

    @Test
    void a_declared_server_is_reached_and_its_neighbours_are_not() {
        Environment environment = ProductionSet.environment(set -> set.production(ProductionSet.production(
                        ProductionSet.STORE, ProductionSet.ISSUER)
                .dns(DnsServer.inNamespace("own", "dns").label("app", "unbound").port(5353))
                .dns(DnsServer.at("node", "10.0.0.10"))
                .dns(DnsServer.at("nodes", "fd00:10::/64"))));

        assertThat(policies(Rendering.render(environment))).isNotEmpty().allSatisfy(policy -> {
            assertThat(pod("dns", "app", "unbound", 5353).isReachedUnder(policy))
                    .isTrue();
            assertThat(pod("dns", "app", "unbound", 53).isReachedUnder(policy)).isFalse();
            assertThat(pod("dns", "app", "web", 5353).isReachedUnder(policy)).isFalse();
            assertThat(Destination.address("10.0.0.10", 53).isReachedUnder(policy))
                    .isTrue();
            assertThat(Destination.address("10.0.0.11", 53).isReachedUnder(policy))
                    .isFalse();
            assertThat(Destination.address("fd00:10::7", 53).isReachedUnder(policy))
                    .isTrue();
            assertThat(Destination.address("fd00:11::7", 53).isReachedUnder(policy))
                    .isFalse();
        });
    }
}
