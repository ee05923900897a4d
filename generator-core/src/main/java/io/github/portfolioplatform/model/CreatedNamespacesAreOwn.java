package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An environment renders only a namespace that holds nothing but its databases: quota and Pod Security Standard apply to all pods of a namespace. */
final class CreatedNamespacesAreOwn implements PortfolioRule {

    private static final String OF_KUBERNETES = "kube-";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        portfolio.environments().stream()
                .filter(environment -> environment.traits().createsNamespace())
                .forEach(environment -> owner(environment.namespace(), portfolio.gitOps())
                        .ifPresent(owner -> problems.add(
                                "namespace-can-be-created",
                                environment.path().field("createNamespace"),
                                "The namespace " + Problem.quoted(environment.namespace()) + " belongs to " + owner
                                        + ": labels, quota and limits of this environment would apply to all pods in it.",
                                "Remove createNamespace, or give the environment a namespace of its own: namespace: "
                                        + example(portfolio, environment) + ".")));
    }

    /** {@return who else uses the namespace; empty if none is known} */
    private static Optional<String> owner(String namespace, @Nullable GitOps gitOps) {
        if (namespace.equals(EnvironmentDraft.DEFAULT_NAMESPACE) || namespace.startsWith(OF_KUBERNETES)) {
            return Optional.of("the cluster");
        }
        Optional<GitOps> tools = Optional.ofNullable(gitOps);
        Optional<String> argoCd = tools.flatMap(GitOps::argoCd)
                .filter(argo -> argo.namespace().equals(namespace))
                .map(argo -> "Argo CD");
        return argoCd.or(() -> tools.flatMap(GitOps::flux)
                .filter(flux -> flux.namespace().equals(namespace))
                .map(flux -> "Flux"));
    }

    private static String example(PortfolioDraft portfolio, EnvironmentDraft environment) {
        String example = portfolio.name() + "-" + environment.name();
        return Name.NAMESPACE.accepts(example) ? example : "databases";
    }
}
