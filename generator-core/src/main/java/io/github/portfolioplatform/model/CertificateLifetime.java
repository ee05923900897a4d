package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Optional;

/**
 * How long certificates are valid, and when cert-manager renews them.
 *
 * @param duration how long a certificate is valid
 * @param renewBefore how long before its end the next one is issued
 * @see <a href="https://cert-manager.io/docs/usage/certificate/#issuance-triggers">cert-manager: when certificates are issued</a>
 */
@CheckReturnValue
public record CertificateLifetime(TimeSpan duration, TimeSpan renewBefore) {

    /** Refuses null. */
    public CertificateLifetime {
        requireNonNull(duration, "duration");
        requireNonNull(renewBefore, "renewBefore");
    }

    /** 90 days, renewed 30 before the end. */
    public static final CertificateLifetime DEFAULT =
            new CertificateLifetime(TimeSpan.hours(90 * 24), TimeSpan.hours(30 * 24));

    private static final int PARTS = 3;

    /** {@return certificates of that duration, renewed when a third of it is left} */
    public static CertificateLifetime of(TimeSpan duration) {
        requireNonNull(duration, "duration");
        return new CertificateLifetime(duration, new TimeSpan(duration.seconds() / PARTS));
    }

    /** {@return what is said, and what follows from it} */
    public static CertificateLifetime of(Optional<TimeSpan> duration, Optional<TimeSpan> renewBefore) {
        requireNonNull(duration, "duration");
        requireNonNull(renewBefore, "renewBefore");
        CertificateLifetime usual = duration.map(CertificateLifetime::of).orElse(DEFAULT);
        return renewBefore.map(usual::renewBefore).orElse(usual);
    }

    /** {@return the same, renewed that long before the end} */
    public CertificateLifetime renewBefore(TimeSpan renewBefore) {
        return new CertificateLifetime(duration, renewBefore);
    }
}
