package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** A DNS server of an environment is either pods or an address, and opens the way to nothing else. */
final class DnsServersAreUsable implements PortfolioRule {

    private static final String RULE = "dns-is-usable";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            if (production != null) {
                ModelPath path = environment.path().field("network").field("dns");
                production.dns().forEach(server -> check(server, path.field(server.name()), problems));
            }
        }
    }

    private static void check(DnsServer server, ModelPath path, Problems problems) {
        if (server.namespace().isPresent() == server.address().isPresent()) {
            problems.add(
                    RULE,
                    path,
                    Problem.quoted(server.name()) + " has "
                            + (server.address().isPresent() ? "pods and an address." : "neither pods nor an address."),
                    "Write namespace: and labels: of its pods, or address: alone.");
        }
        if (server.address().isPresent() && !server.labels().isEmpty()) {
            problems.add(RULE, path.field("labels"), "An address has no labels.", "Remove labels:.");
        }
        server.namespace().ifPresent(name -> Name.NAMESPACE.check(name, path.field("namespace"), problems));
        server.labels()
                .forEach((key, value) -> LabelsAreValid.checkSyntax(
                        key, value, path.field("labels").field(key), problems));
        server.address().ifPresent(address -> address(address, path.field("address"), problems));
        if (!HostAndPort.isPort(server.port())) {
            problems.add(RULE, path.field("port"), server.port() + " is not a port.", HostAndPort.PORTS);
        }
    }

    private static void address(String address, ModelPath path, Problems problems) {
        Optional<String> canonical =
                address.contains("/") ? IpAddress.canonicalBlock(address) : IpAddress.canonical(address);
        if (canonical.isEmpty()) {
            problems.add(
                    RULE,
                    path,
                    Problem.quoted(address) + " is not an address.",
                    "Write one, 10.0.0.10, or a block of them, 10.0.0.0/28: a policy knows no names.");
        } else if (!canonical.get().equals(address)) {
            problems.add(
                    RULE,
                    path,
                    Problem.quoted(address) + " is not how Kubernetes writes "
                            + (address.contains("/") ? "that block of addresses." : "that address."),
                    "Write " + canonical.get() + ".");
        }
    }
}
