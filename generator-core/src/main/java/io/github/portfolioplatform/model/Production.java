package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an environment of the profile {@code production} says of its surroundings. All else that production means follows: no password in
 * a file, no connection without TLS, no user with more rights than it needs, no way through the network that nobody declared.
 *
 * <pre>{@code
 * Production production = Production.of(
 *                 new SecretSource.ExternalStore(SecretSource.StoreKind.CLUSTER_SECRET_STORE, "vault", "databases/{environment}/{instance}"),
 *                 new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io"))
 *         .metrics("monitoring");
 * }</pre>
 */
@CheckReturnValue
public final class Production {

    private final SecretSource secrets;
    private final CertificateSource certificates;
    private final @Nullable Scraper metrics;
    private final @Nullable String priorityClass;
    private final List<DnsServer> dns;
    private final @Nullable CertificateAuthority certificateAuthority;

    private Production(
            SecretSource secrets,
            CertificateSource certificates,
            @Nullable Scraper metrics,
            @Nullable String priorityClass,
            List<DnsServer> dns,
            @Nullable CertificateAuthority certificateAuthority) {
        requireNonNull(secrets, "secrets");
        requireNonNull(certificates, "certificates");
        requireNonNull(dns, "dns");
        dns = List.copyOf(dns);
        this.secrets = secrets;
        this.certificates = certificates;
        this.metrics = metrics;
        this.priorityClass = priorityClass;
        this.dns = dns;
        this.certificateAuthority = certificateAuthority;
    }

    /** {@return a production with these sources, of which nothing more is said} */
    public static Production of(SecretSource secrets, CertificateSource certificates) {
        return new Production(secrets, certificates, null, null, List.of(), null);
    }

    /** {@return the same, with all pods of that namespace as readers of metrics} */
    public Production metrics(String namespace) {
        return metrics(Scraper.in(namespace));
    }

    /** {@return the same with these readers of metrics} */
    public Production metrics(Scraper scraper) {
        requireNonNull(scraper, "scraper");
        return new Production(secrets, certificates, scraper, priorityClass, dns, certificateAuthority);
    }

    /** {@return the same with that PriorityClass} */
    public Production priorityClass(String name) {
        requireNonNull(name, "name");
        return new Production(secrets, certificates, metrics, name, dns, certificateAuthority);
    }

    /** {@return the same with that DNS server beside the others} */
    public Production dns(DnsServer server) {
        requireNonNull(server, "server");
        List<DnsServer> more = new ArrayList<>(dns);
        more.add(server);
        return new Production(secrets, certificates, metrics, priorityClass, more, certificateAuthority);
    }

    /** {@return the same with that authority, by which clients check the servers} */
    public Production certificateAuthority(CertificateAuthority authority) {
        requireNonNull(authority, "authority");
        return new Production(secrets, certificates, metrics, priorityClass, dns, authority);
    }

    /**
     * The pods that read metrics.
     *
     * @param namespace their namespace
     * @param labels their labels; all pods of the namespace if there are none
     */
    @CheckReturnValue
    public record Scraper(String namespace, SortedMap<String, String> labels) {

        /** {@return all pods of that namespace} */
        public static Scraper in(String namespace) {
            return new Scraper(namespace, Collections.emptySortedMap());
        }

        /** {@return those that have that label, too} */
        public Scraper label(String key, String value) {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            SortedMap<String, String> more = new TreeMap<>(labels);
            more.put(key, value);
            return new Scraper(namespace, more);
        }

        /** Copies the labels. */
        public Scraper {
            requireNonNull(namespace, "namespace");
            requireNonNull(labels, "labels");
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }
    }

    /** {@return where passwords come from} */
    public SecretSource secrets() {
        return secrets;
    }

    /** {@return where the certificates of the servers come from} */
    public CertificateSource certificates() {
        return certificates;
    }

    /** {@return who reads metrics of the servers; empty if nobody does} */
    public Optional<Scraper> metrics() {
        return Optional.ofNullable(metrics);
    }

    /** {@return the PriorityClass of the pods, which somebody brings; empty for that of the cluster} */
    public Optional<String> priorityClass() {
        return Optional.ofNullable(priorityClass);
    }

    /** {@return the DNS servers that pods may ask beside those of the usual clusters} */
    public List<DnsServer> dns() {
        return dns;
    }

    /** {@return the authority by which clients check the servers; empty if the portfolio does not declare it} */
    public Optional<CertificateAuthority> certificateAuthority() {
        return Optional.ofNullable(certificateAuthority);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Production that
                && secrets.equals(that.secrets)
                && certificates.equals(that.certificates)
                && Objects.equals(metrics, that.metrics)
                && Objects.equals(priorityClass, that.priorityClass)
                && dns.equals(that.dns)
                && Objects.equals(certificateAuthority, that.certificateAuthority);
    }

    @Override
    public int hashCode() {
        return Objects.hash(secrets, certificates, metrics, priorityClass, dns, certificateAuthority);
    }

    @Override
    public String toString() {
        return "Production[secrets=" + secrets + ", certificates=" + certificates + ", metrics="
                + Optional.ofNullable(metrics) + ", priorityClass=" + Optional.ofNullable(priorityClass) + ", dns="
                + dns + ", certificateAuthority=" + Optional.ofNullable(certificateAuthority) + "]";
    }
}
