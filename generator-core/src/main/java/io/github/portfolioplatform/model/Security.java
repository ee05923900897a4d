package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is said of the security of one instance in production.
 *
 * @param audit what the server writes down
 * @param consumers who connects; those with the label of the instance's consumers in its namespace if nobody is declared
 * @param runAs whom the server runs as; empty for the user of the image
 * @param secondLogin the second login of the application; empty if there is none
 */
public record Security(
        AuditLevel audit, List<Consumer> consumers, Optional<RunAs> runAs, Optional<SecondLogin> secondLogin) {

    /** Copies the list. */
    public Security {
        requireNonNull(audit, "audit");
        requireNonNull(consumers, "consumers");
        requireNonNull(runAs, "runAs");
        requireNonNull(secondLogin, "secondLogin");
        consumers = List.copyOf(consumers);
    }

    /** Creates the security of an instance whose application has one login. */
    public Security(AuditLevel audit, List<Consumer> consumers, Optional<RunAs> runAs) {
        this(audit, consumers, runAs, Optional.empty());
    }

    /** {@return whether applications are told the second login} */
    public boolean usesSecondLogin() {
        return secondLogin.equals(Optional.of(SecondLogin.USED));
    }
}
