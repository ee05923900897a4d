package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;

/**
 * A server has its next certificate before the last one ends, and cert-manager does not renew without end. The minimums of cert-manager, an
 * hour and five minutes, are below these.
 */
final class CertificatesAreRenewed implements PortfolioRule {

    private static final String RULE = "certificate-is-renewed-in-time";

    /** An access job tells servers once an hour, and a run may fail. */
    private static final TimeSpan LEAST_BEFORE = TimeSpan.hours(2);

    private static final TimeSpan LEAST_BETWEEN = TimeSpan.hours(1);

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            if (production != null && production.certificates() instanceof CertificateSource.Issuer issuer) {
                check(
                        issuer.lifetime(),
                        environment.path().field("certificates").field("certManager"),
                        problems);
            }
        }
    }

    /** The one follows from the other if it is not set. */
    private static String field(CertificateLifetime lifetime) {
        return lifetime.equals(CertificateLifetime.of(lifetime.duration())) ? "duration" : "renewBefore";
    }

    private static void check(CertificateLifetime lifetime, ModelPath path, Problems problems) {
        TimeSpan between = lifetime.duration().minus(lifetime.renewBefore());
        if (between.compareTo(LEAST_BETWEEN) < 0) {
            problems.add(
                    RULE,
                    path.field(field(lifetime)),
                    "A certificate of " + lifetime.duration() + " that is renewed " + lifetime.renewBefore()
                            + " before its end is renewed all the time.",
                    "Write duration: of at least 3h, and renewBefore: at least an hour below it, or leave it out for a third.");
        } else if (lifetime.renewBefore().compareTo(LEAST_BEFORE) < 0) {
            problems.add(
                    RULE,
                    path.field(field(lifetime)),
                    "A server may learn of a certificate after its predecessor has ended, which is "
                            + lifetime.renewBefore()
                            + " after it was renewed: " + KnownEngines.names(Engine::hasAccessJob)
                            + " are told once an hour.",
                    "Write renewBefore: of at least 2h, and duration: of at least 3h.");
        }
    }
}
