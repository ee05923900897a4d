package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.model.Posture.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Added resources that open the network of instances, or lead their clients elsewhere. */
final class AddedNetwork {

    /** Kinds that lead traffic from outside the cluster to Services, or other traffic away from them. */
    private static final Pattern ROUTES =
            Pattern.compile("Ingress|.*Route(TCP|UDP|Table)?|ServiceExport|TransportServer|Virtual(Server|Service)"
                    + "|HTTPProxy|.*Mapping|.*RedirectPolicy|.*EnvoyConfig|(Tcp|UDP|Udp)Ingress");

    private static final Pattern EXPOSING = Pattern.compile("tailscale\\.com/.*|service\\.alpha\\.kubernetes\\.io/.*");
    private static final Set<String> INTERNAL = Set.of("", "ClusterIP");
    private static final String SERVICE = "Service";
    private static final String CONSUMERS = " Declare consumers in the portfolio.";

    private final RenderedInstances rendered;

    AddedNetwork(RenderedInstances rendered) {
        this.rendered = rendered;
    }

    List<String> refusals(String kind, Object tree) {
        List<String> refusals = new ArrayList<>();
        if (kind.endsWith("NetworkPolicy")) {
            policy(kind, tree, refusals);
        } else if (kind.equals(SERVICE) && rendered.selects(Trees.at(tree, "spec", "selector"))) {
            service(tree, refusals);
        } else if (kind.equals("EndpointSlice") || kind.equals("Endpoints")) {
            refusals.add("They set the addresses behind a Service. Write a selector in the Service.");
        } else {
            route(kind, tree, refusals);
        }
        return refusals;
    }

    private void route(String kind, Object tree, List<String> refusals) {
        if (ROUTES.matcher(kind).matches() && leadsToOurs(tree)) {
            refusals.add("They lead a route to the Service of an instance." + CONSUMERS);
        } else if (kind.equals("ReferenceGrant") && grantsOurs(tree)) {
            refusals.add("They let routes of other namespaces refer to resources of an instance." + CONSUMERS);
        }
    }

    private void policy(String kind, Object tree, List<String> refusals) {
        boolean isPlain = kind.equals("NetworkPolicy");
        boolean opens = !isPlain
                || !Trees.list(tree, "spec", "ingress").isEmpty()
                || !Trees.list(tree, "spec", "egress").isEmpty();
        Object selector = Stream.of("podSelector", "endpointSelector")
                .map(field -> Trees.at(tree, "spec", field))
                .filter(Map.class::isInstance)
                .findFirst()
                .orElse(Map.of());
        if (rendered.includes(Choice.NETWORK) && opens && rendered.maySelect(selector)) {
            refusals.add("They open the network of an instance, because policies add up." + CONSUMERS);
        }
    }

    private void service(Object tree, List<String> refusals) {
        boolean isExposed = Trees.at(tree, "metadata", "annotations") instanceof Map<?, ?> annotations
                && annotations.keySet().stream()
                        .anyMatch(key -> EXPOSING.matcher(key.toString()).matches());
        if (isExposed
                || !INTERNAL.contains(Trees.text(tree, "spec", "type"))
                || !Trees.list(tree, "spec", "externalIPs").isEmpty()) {
            refusals.add("They open the pods of an instance to networks outside the cluster." + CONSUMERS);
        }
    }

    /** A Service is referred to by its name, or by its DNS name. */
    private boolean leadsToOurs(Object tree) {
        Object name = Trees.at(tree, "metadata", "name");
        return (Trees.at(tree, "spec") == null && isOurs(name))
                || Stream.of("name", "host", "service", "serviceName")
                        .flatMap(field -> Trees.all(Trees.at(tree, "spec"), field).stream())
                        .anyMatch(this::isOurs)
                || (Trees.text(tree, "kind").equals("ServiceExport") && isOurs(name));
    }

    /** Without a name it grants all resources of a kind. */
    private boolean grantsOurs(Object tree) {
        return Trees.list(tree, "spec", "to").stream()
                .anyMatch(to -> Trees.text(to, "name").isEmpty()
                        || rendered.has(Trees.text(to, "kind"), Trees.text(to, "name")));
    }

    private boolean isOurs(@Nullable Object name) {
        return name instanceof String text && rendered.has(SERVICE, text.split("[.:]", 2)[0]);
    }
}
