package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** What an instance is called and runs lets production give it users of its own and certificates that are renewed. */
final class InstancesSuitProduction implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            if (environment.traits().production() != null) {
                environment.instances().forEach(instance -> check(instance, problems));
            }
        }
    }

    private static void check(ResolvedDraft instance, Problems problems) {
        InstanceDraft declared = instance.declared();
        Optional.ofNullable(declared.database())
                .flatMap(instance.engine()::problemOfDatabaseInProduction)
                .ifPresent(problem -> problem.addTo(problems, declared.path().field("database")));
        version(instance, problems);
    }

    private static void version(ResolvedDraft instance, Problems problems) {
        int oldest = instance.engine().oldestMajorOfProduction();
        instance.version()
                .filter(version -> version.major() < oldest)
                .ifPresent(version -> problems.add(
                        "version-can-be-secured",
                        instance.path().field("image"),
                        instance.engine().displayName() + " " + version + " cannot be secured as production demands.",
                        "Run version " + oldest + " at least."));
    }
}
