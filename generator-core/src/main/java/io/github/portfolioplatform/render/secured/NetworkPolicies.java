package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.render.network.DnsRules;
import io.github.portfolioplatform.render.network.NetworkRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may talk to a server of production and its access job, and whom they may talk to. */
final class NetworkPolicies {

    private NetworkPolicies() {}

    /** In come those who are declared, the scraper and our own jobs; out goes nothing but the question for a name. */
    static NetworkPolicy ofServer(SecuredInstance instance) {
        List<NetworkPolicyPeer> clients = new ArrayList<>(consumers(instance));
        instance.production()
                .metrics()
                .ifPresent(
                        scraper -> clients.add(NetworkRules.pods(Optional.of(scraper.namespace()), scraper.labels())));
        clients.add(NetworkRules.pods(Optional.empty(), instance.podsOfJob()));
        instance.otherClients().forEach(pods -> clients.add(NetworkRules.pods(Optional.empty(), pods)));
        return NetworkRules.policy(
                instance.metadata(instance.names().service()),
                instance.podsOfServer(),
                List.of(NetworkRules.in(clients.stream().distinct().toList(), instance.port())),
                DnsRules.of(instance.environment()));
    }

    static NetworkPolicy ofJob(SecuredInstance instance) {
        List<NetworkPolicyEgressRule> out = new ArrayList<>(DnsRules.of(instance.environment()));
        List<NetworkPolicyPeer> server = List.of(NetworkRules.pods(Optional.empty(), instance.podsOfServer()));
        out.add(NetworkRules.out(server, instance.port()));
        return NetworkRules.policy(
                instance.metadataOfJob(instance.names().access()), instance.podsOfJob(), List.of(), out);
    }

    private static List<NetworkPolicyPeer> consumers(SecuredInstance instance) {
        Map<String, String> users = instance.names().consumerLabel();
        List<Consumer> declared = instance.instance().basics().security().consumers();
        return declared.isEmpty()
                ? List.of(NetworkRules.pods(Optional.empty(), users))
                : declared.stream()
                        .map(consumer -> NetworkRules.pods(
                                consumer.namespace(), consumer.labels().isEmpty() ? users : consumer.labels()))
                        .toList();
    }
}
