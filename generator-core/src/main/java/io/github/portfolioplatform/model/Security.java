package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of the security of one instance in production. */
public final class Security {

    private final AuditLevel audit;
    private final List<Consumer> consumers;
    private final @Nullable RunAs runAs;
    private final @Nullable SecondLogin secondLogin;

    Security(AuditLevel audit, List<Consumer> consumers, @Nullable RunAs runAs, @Nullable SecondLogin secondLogin) {
        requireNonNull(audit, "audit");
        requireNonNull(consumers, "consumers");
        consumers = List.copyOf(consumers);
        this.audit = audit;
        this.consumers = consumers;
        this.runAs = runAs;
        this.secondLogin = secondLogin;
    }

    /** {@return whether applications are told the second login} */
    public boolean usesSecondLogin() {
        return secondLogin == SecondLogin.USED;
    }

    /** {@return what the server writes down} */
    public AuditLevel audit() {
        return audit;
    }

    /** {@return who connects; those with the label of the instance's consumers in its namespace if nobody is declared} */
    public List<Consumer> consumers() {
        return consumers;
    }

    /** {@return whom the server runs as; empty for the user of the image} */
    public Optional<RunAs> runAs() {
        return Optional.ofNullable(runAs);
    }

    /** {@return the second login of the application; empty if there is none} */
    public Optional<SecondLogin> secondLogin() {
        return Optional.ofNullable(secondLogin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Security that
                && audit.equals(that.audit)
                && consumers.equals(that.consumers)
                && Objects.equals(runAs, that.runAs)
                && Objects.equals(secondLogin, that.secondLogin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(audit, consumers, runAs, secondLogin);
    }

    @Override
    public String toString() {
        return "Security[audit=" + audit + ", consumers=" + consumers + ", runAs=" + Optional.ofNullable(runAs)
                + ", secondLogin=" + Optional.ofNullable(secondLogin) + "]";
    }
}
