package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The Secret of an application is made in the namespace of a consumer only from a store that is read there, and once. */
final class BindingsAreDistributed implements PortfolioRule {

    private static final String RULE = "binding-is-possible";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Map<String, String> homes = portfolio.environments().stream()
                .collect(Collectors.toMap(
                        BindingsAreDistributed::home, EnvironmentDraft::name, (first, second) -> first));
        Map<String, String> bindings = new HashMap<>();
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            if (production != null) {
                for (ResolvedDraft instance : environment.instances()) {
                    instance.settings().security().consumers().stream()
                            .filter(Consumer::isBound)
                            .forEach(consumer -> {
                                ModelPath path = instance.path()
                                        .field("consumers")
                                        .field(consumer.name())
                                        .field("binding");
                                source(production.secrets(), path, problems);
                                place(environment, instance, consumer, homes, bindings, problems);
                            });
                }
            }
        }
    }

    private static void source(SecretSource source, ModelPath path, Problems problems) {
        boolean isClusterWide = source instanceof SecretSource.ExternalStore store
                && store.kind() == SecretSource.StoreKind.CLUSTER_SECRET_STORE;
        if (!isClusterWide && !(source instanceof SecretSource.VaultOperator)) {
            problems.add(
                    RULE,
                    path,
                    source instanceof SecretSource.ExternalStore
                            ? "A SecretStore is read in its own namespace only."
                            : "Only a store of secrets is read in two namespaces.",
                    "Use a ClusterSecretStore (kind: ClusterSecretStore) or secrets: {vault: …}; or remove binding: and"
                            + " provide the Secret in the namespace of the consumer.");
        }
    }

    private static void place(
            EnvironmentDraft environment,
            ResolvedDraft instance,
            Consumer consumer,
            Map<String, String> homes,
            Map<String, String> bindings,
            Problems problems) {
        String namespace = consumer.namespace().orElse(environment.namespace());
        String place = namespace + " " + environment.traits().cluster();
        String other = homes.getOrDefault(place, environment.name());
        String first = bindings.putIfAbsent(place + " " + instance.declared().name(), environment.name());
        String taken = other.equals(environment.name()) ? first : other;
        if (taken != null && !taken.equals(environment.name())) {
            problems.add(
                    RULE,
                    instance.path().field("consumers").field(consumer.name()).field("namespace"),
                    "The namespace " + Problem.quoted(namespace) + " has the Secret of this instance from " + taken
                            + ".",
                    "Give the consumers of each environment a namespace of their own.");
        }
    }

    private static String home(EnvironmentDraft environment) {
        return environment.namespace() + " " + environment.traits().cluster();
    }
}
