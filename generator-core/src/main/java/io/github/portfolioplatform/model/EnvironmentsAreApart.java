package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each environment has a folder and a namespace of its own, and overrides what exists. */
final class EnvironmentsAreApart implements PortfolioRule {

    /** The folders beside those of the environments. */
    private static final Set<String> OTHER_FOLDERS = Set.of("argocd", "flux");

    private static final String HTTPS = "https://";
    private static final Grammar CLUSTER = Grammar.of(253, "[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int NAMES_SHOWN = 10;

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        List<String> instances = portfolio.instances().stream()
                .map(InstanceDraft::name)
                .filter(Objects::nonNull)
                .toList();
        Set<String> names = new HashSet<>();
        Map<String, String> homes = new HashMap<>();
        for (EnvironmentDraft environment : portfolio.environments()) {
            Name.ENVIRONMENT.check(environment.name(), environment.path(), problems);
            ownFolder(environment, names, problems);
            ownNamespace(environment, homes, problems);
            cluster(environment.traits().cluster(), environment.path().field("cluster"), problems);
            knownInstances(environment, instances, problems);
        }
    }

    private static void ownFolder(EnvironmentDraft environment, Set<String> names, Problems problems) {
        if (OTHER_FOLDERS.contains(environment.name())) {
            problems.add(
                    "name-is-free",
                    environment.path(),
                    "The folder " + environment.name() + " is that of the GitOps tool's own files.",
                    "Give the environment another name.");
        } else if (!names.add(environment.name())) {
            problems.add(
                    "name-is-unique",
                    environment.path(),
                    "Another environment is called " + Problem.quoted(environment.name()) + ", too.",
                    "Give each environment a name of its own.");
        }
    }

    private static void ownNamespace(EnvironmentDraft environment, Map<String, String> homes, Problems problems) {
        String home = environment.namespace() + " " + environment.traits().cluster();
        String first = homes.putIfAbsent(home, environment.name());
        if (first != null && !first.equals(environment.name())) {
            problems.add(
                    "environment-has-own-namespace",
                    environment.path().field("namespace"),
                    environment.name() + " shares the namespace " + Name.shown(environment.namespace()) + " with "
                            + first + ": one would replace the other in the cluster.",
                    "Give each its own namespace:, or cluster: if they are not in the same one.");
        }
    }

    private static void cluster(@Nullable String cluster, ModelPath path, Problems problems) {
        if (cluster != null && !isCluster(cluster)) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(cluster) + " is not a cluster.",
                    "Write its name in Argo CD, or its address with https: in front.");
        }
    }

    private static boolean isCluster(String text) {
        if (!text.startsWith(HTTPS)) {
            return CLUSTER.accepts(text);
        }
        String address = text.substring(HTTPS.length());
        return HostAndPort.isAuthority(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    private static void knownInstances(EnvironmentDraft environment, List<String> instances, Problems problems) {
        for (String name : environment.overridden()) {
            if (!instances.contains(name)) {
                problems.add(
                        "instance-is-known",
                        environment.path().field("instances").field(name),
                        Problem.quoted(name) + " is not an instance of the portfolio.",
                        remedy(name, instances));
            }
        }
    }

    static String remedy(String name, List<String> known) {
        return Suggestion.of(name, known)
                .map(meant -> "Did you mean " + Problem.quoted(meant) + "?")
                .orElseGet(() -> known.size() > NAMES_SHOWN
                        ? "Write the name of one of the instances."
                        : "Write one of " + known.stream().map(Name::shown).collect(Collectors.joining(", ")) + ".");
    }
}
