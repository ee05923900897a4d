package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who accepts a risky change names an instance that exists, or one that does not where it is gone, and says why. */
final class ChangesAreAccepted implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Known known = new Known(
                portfolio.instances().stream()
                        .map(InstanceDraft::name)
                        .filter(Objects::nonNull)
                        .toList(),
                portfolio.environments().stream().map(EnvironmentDraft::name).toList());
        for (int i = 0; i < portfolio.accepted().size(); i++) {
            accepted(
                    portfolio.accepted().get(i),
                    known,
                    ModelPath.ROOT.field("accept").item(i),
                    problems);
        }
        for (int i = 0; i < portfolio.tombstones().size(); i++) {
            gone(
                    portfolio.tombstones().get(i),
                    known,
                    ModelPath.ROOT.field("tombstones").item(i),
                    problems);
        }
    }

    /** The names that there are. */
    private record Known(List<String> instances, List<String> environments) {}

    private static void accepted(AcceptedChange accepted, Known known, ModelPath path, Problems problems) {
        if (!known.instances.contains(accepted.instance())) {
            problems.add(
                    "instance-is-known",
                    path.field("instance"),
                    Problem.quoted(accepted.instance()) + " is not an instance of the portfolio.",
                    EnvironmentsAreApart.remedy(accepted.instance(), known.instances));
        }
        common(accepted.environment(), accepted.reason(), known, path, problems);
    }

    /** An environment that is gone itself may be named. */
    private static void gone(Tombstone tombstone, Known known, ModelPath path, Problems problems) {
        boolean isRendered =
                tombstone.environment().map(known.environments::contains).orElse(true);
        if (isRendered && known.instances.contains(tombstone.instance())) {
            problems.add(
                    "tombstone-is-of-the-dead",
                    path.field("instance"),
                    tombstone.instance() + " is an instance of the portfolio, and not gone.",
                    "Remove the tombstone or the instance.");
        }
        explained(tombstone.reason(), path, problems);
    }

    private static void common(
            Optional<String> environment, String reason, Known known, ModelPath path, Problems problems) {
        environment
                .filter(name -> !known.environments.contains(name))
                .ifPresent(name -> problems.add(
                        "environment-is-known",
                        path.field("environment"),
                        Problem.quoted(name) + " is not an environment of the portfolio.",
                        "Write one of "
                                + known.environments.stream().map(Name::shown).collect(Collectors.joining(", "))
                                + ", or none for all."));
        explained(reason, path, problems);
    }

    private static void explained(String reason, ModelPath path, Problems problems) {
        if (reason.isBlank()) {
            problems.add(
                    "change-is-explained",
                    path.field("reason"),
                    "The reason is empty.",
                    "Write for the reviewer why the change is right.");
        }
    }
}
