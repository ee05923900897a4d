package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashSet;
import java.util.Set;

/** No two instances have one name. */
final class NamesAreUnique implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (InstanceDraft instance : portfolio.instances()) {
            if (instance.name() != null && !seen.add(instance.name())) {
                problems.add(
                        "name-is-unique",
                        instance.path().field("name"),
                        "Another instance is called " + Problem.quoted(instance.name())
                                + ", too: one would replace the other in the cluster.",
                        "Give each instance a name of its own.");
            }
        }
    }
}
