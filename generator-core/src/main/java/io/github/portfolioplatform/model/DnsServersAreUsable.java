package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;

/** A DNS server of an environment is either pods or an address, and opens the way to nothing else. */
final class DnsServersAreUsable implements PortfolioRule {

    private static final String RULE = "dns-is-usable";

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Grammar IPV4 = Grammar.of(18, OCTET + "(?:\\." + OCTET + "){3}(?:/([0-9]|[12][0-9]|3[0-2]))?");
    private static final String GROUP = "[0-9a-fA-F]{1,4}";
    private static final Grammar IPV6 = Grammar.of(
            49,
            "(?:(?:" + GROUP + ":){7}" + GROUP + "|(?=[0-9a-fA-F:]*::)(?!.*::.*::)"
                    + "(?:" + GROUP + "(?::" + GROUP + "){0,6})?::(?:" + GROUP + "(?::" + GROUP + "){0,6})?)"
                    + "(?:/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))?");

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
        if (server.port() < 1 || server.port() > 65535) {
            problems.add(
                    RULE, path.field("port"), server.port() + " is not a port.", "Write a number from 1 to 65535.");
        }
    }

    private static void address(String address, ModelPath path, Problems problems) {
        if (!IPV4.accepts(address) && !IPV6.accepts(address)) {
            problems.add(
                    RULE,
                    path,
                    Problem.quoted(address) + " is not an address.",
                    "Write one, 10.0.0.10, or a block of them, 10.0.0.0/28: a policy knows no names.");
        }
    }
}
