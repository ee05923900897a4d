package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;

/** Where the certificates of production come from, which servers prove with who they are. */
public sealed interface CertificateSource {

    /**
     * An issuer of cert-manager that fills in {@code ca.crt}, by which our own job and clients know the server; those of ACME do not.
     *
     * @param name its name
     * @param kind {@code Issuer}, {@code ClusterIssuer}, or the kind of an external issuer
     * @param group {@code cert-manager.io}, or the API group of an external issuer
     * @param lifetime how long its certificates are valid, and when they are renewed
     * @see <a href="https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec">cert-manager: CertificateSpec</a>
     */
    @CheckReturnValue
    record Issuer(String name, String kind, String group, CertificateLifetime lifetime) implements CertificateSource {

        /** Refuses null. */
        public Issuer {
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
            requireNonNull(group, "group");
            requireNonNull(lifetime, "lifetime");
        }

        /** One whose certificates are valid for the usual 90 days. */
        public Issuer(String name, String kind, String group) {
            this(name, kind, group, CertificateLifetime.DEFAULT);
        }

        /** {@return the same, with that lifetime of its certificates} */
        public Issuer lifetime(CertificateLifetime lifetime) {
            return new Issuer(name, kind, group, lifetime);
        }
    }

    /**
     * Secrets {@code <instance>-tls} that the team brings, with {@code tls.crt}, {@code tls.key} and {@code ca.crt}; for MongoDB with certificate
     * and key in {@code tls-combined.pem} instead.
     */
    record Brought() implements CertificateSource {}

    /**
     * Secrets that exist already, under names of the team's own and with the keys of {@link Brought}.
     *
     * @param name what that of an instance is called, with {@code {portfolio}}, {@code {environment}} and {@code {instance}} for the names
     */
    record Existing(String name) implements CertificateSource {

        /** Refuses null. */
        public Existing {
            requireNonNull(name, "name");
        }
    }
}
