package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names are what Kubernetes and the engines accept, and not what the engines keep for themselves. */
final class NamesAreValid implements PortfolioRule {

    private static final int LONGEST_APPLICATION = 100;

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Name.PORTFOLIO.check(portfolio.name(), ModelPath.ROOT.field("name"), problems);
        portfolio.environments().forEach(environment -> {
            Name.NAMESPACE.check(environment.namespace(), environment.path().field("namespace"), problems);
            environment
                    .instances()
                    .forEach(instance -> Name.STORAGE_CLASS.check(
                            instance.settings().storageClass(), instance.path().field("storageClass"), problems));
        });
        for (InstanceDraft instance : portfolio.instances()) {
            ModelPath path = instance.path();
            Name.INSTANCE.check(instance.name(), path.field("name"), problems);
            Name.DATABASE.check(instance.database(), path.field("database"), problems);
            Name.USER.check(instance.user(), path.field("user"), problems);
            application(instance.application(), path.field("application"), problems);
            reservedNames(instance, problems);
        }
    }

    static void application(@Nullable String name, ModelPath path, Problems problems) {
        if (name == null) {
            return;
        }
        if (name.isBlank() || name.length() > LONGEST_APPLICATION || !VisibleText.isVisible(name)) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(name) + " is not the name of an application.",
                    "Write one line of visible characters, at most " + LONGEST_APPLICATION + ".");
        }
    }

    private static void reservedNames(InstanceDraft instance, Problems problems) {
        Engine engine = instance.engine();
        Optional.ofNullable(instance.database())
                .flatMap(engine::problemOfDatabase)
                .ifPresent(problem -> problem.addTo(problems, instance.path().field("database")));
        Optional.ofNullable(instance.user())
                .flatMap(engine::problemOfUser)
                .ifPresent(problem -> problem.addTo(problems, instance.path().field("user")));
    }
}
