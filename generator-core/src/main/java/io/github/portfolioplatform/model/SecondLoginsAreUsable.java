package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.Optional;

/** A second login is declared where a server keeps one password for a login, and where there are logins of applications at all. */
final class SecondLoginsAreUsable implements PortfolioRule {

    private static final String RULE = "second-login-is-usable";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        boolean hasProduction = portfolio.environments().stream().anyMatch(SecondLoginsAreUsable::isProduction);
        for (EnvironmentDraft environment : portfolio.environments()) {
            for (ResolvedDraft instance : environment.instances()) {
                ModelPath path = instance.path().field("secondLogin");
                if (!isSaid(instance.settings())) {
                    continue;
                }
                Optional<String> whyNone = instance.engine().whyNoSecondLogin();
                if (whyNone.isPresent()) {
                    problems.add(RULE, path, whyNone.get(), "Remove secondLogin.");
                } else if (!isProduction(environment) && (isSaid(instance.ofEnvironment()) || !hasProduction)) {
                    problems.add(
                            RULE,
                            path,
                            "Only production has logins of applications, and so a second one.",
                            "Remove secondLogin, or write it in an environment with profile: production.");
                }
            }
        }
    }

    private static boolean isProduction(EnvironmentDraft environment) {
        return environment.traits().production() != null;
    }

    private static boolean isSaid(InstanceSettings settings) {
        return settings.security().secondLogin() != null;
    }
}
