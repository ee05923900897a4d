package io.github.portfolioplatform.render.network;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.JobIdentity;
import io.github.portfolioplatform.render.concern.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network policies of a server and of its access job. */
public final class NetworkPolicies implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        Map<ResourceFile, HasMetadata> policies = new LinkedHashMap<>();
        policies.put(ResourceRole.NETWORK_POLICY.file(), ofServer(context));
        context.server()
                .accessJob()
                .ifPresent(job -> policies.put(ResourceRole.NETWORK_POLICY.file("access"), ofAccessJob(context)));
        return Contribution.of(policies);
    }

    /** Ingress from declared consumers, the scraper and our own jobs; egress to DNS only. */
    private static NetworkPolicy ofServer(InstanceContext context) {
        List<NetworkPolicyPeer> clients = new ArrayList<>(consumers(context));
        context.production()
                .metrics()
                .ifPresent(
                        scraper -> clients.add(NetworkRules.pods(Optional.of(scraper.namespace()), scraper.labels())));
        jobs(context).forEach(pods -> clients.add(NetworkRules.pods(Optional.empty(), pods)));
        return NetworkRules.policy(
                context.metadata(context.names().service()),
                context.labels().ofSelectors(),
                List.of(NetworkRules.in(
                        clients.stream().distinct().toList(), context.engine().port())),
                DnsRules.of(context.environment()));
    }

    /** The pods of jobs that connect to the server. */
    private static List<Map<String, String>> jobs(InstanceContext context) {
        List<Map<String, String>> jobs = new ArrayList<>();
        context.server()
                .accessJob()
                .ifPresent(job -> jobs.add(context.accessJob().selector()));
        if (context.instance().basics().backup().isPresent()) {
            jobs.add(Labels.selecting(context.names().backup()));
            jobs.add(Labels.selecting(context.names().restoration()));
        }
        return jobs;
    }

    private static NetworkPolicy ofAccessJob(InstanceContext context) {
        List<NetworkPolicyEgressRule> out = new ArrayList<>(DnsRules.of(context.environment()));
        List<NetworkPolicyPeer> server =
                List.of(NetworkRules.pods(Optional.empty(), context.labels().ofSelectors()));
        out.add(NetworkRules.out(server, context.engine().port()));
        JobIdentity job = context.accessJob();
        return NetworkRules.policy(job.metadata(), job.selector(), List.of(), out);
    }

    private static List<NetworkPolicyPeer> consumers(InstanceContext instance) {
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
