package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an environment of the profile {@code production} says of its surroundings. All else that production means follows: no password in
 * a file, no connection without TLS, no user with more rights than it needs, no way through the network that nobody declared.
 *
 * <pre>{@code
 * Production production = Production.of(
 *                 new SecretSource.ExternalStore("vault", true, "databases/{environment}/{instance}"),
 *                 new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io"))
 *         .metrics("monitoring");
 * }</pre>
 *
 * @param secrets where passwords come from
 * @param certificates where the certificates of the servers come from
 * @param metrics who reads metrics of the servers; empty if nobody does
 * @param priorityClass the PriorityClass of the pods, which somebody brings; empty for that of the cluster
 * @param dns the DNS servers that pods may ask beside those of the usual clusters
 * @param certificateAuthority the authority by which clients check the servers; empty if the portfolio does not declare it
 */
public record Production(
        SecretSource secrets,
        CertificateSource certificates,
        Optional<Scraper> metrics,
        Optional<String> priorityClass,
        List<DnsServer> dns,
        Optional<CertificateAuthority> certificateAuthority) {

    /** Copies the list. */
    public Production {
        requireNonNull(secrets, "secrets");
        requireNonNull(certificates, "certificates");
        requireNonNull(metrics, "metrics");
        requireNonNull(priorityClass, "priorityClass");
        requireNonNull(dns, "dns");
        requireNonNull(certificateAuthority, "certificateAuthority");
        dns = List.copyOf(dns);
    }

    /** One in a cluster with the usual DNS servers. */
    public Production(
            SecretSource secrets,
            CertificateSource certificates,
            Optional<Scraper> metrics,
            Optional<String> priorityClass) {
        this(secrets, certificates, metrics, priorityClass, List.of(), Optional.empty());
    }

    /** {@return a production with these sources, of which nothing more is said} */
    public static Production of(SecretSource secrets, CertificateSource certificates) {
        return new Production(secrets, certificates, Optional.empty(), Optional.empty());
    }

    /** {@return the same, with all pods of that namespace as readers of metrics} */
    public Production metrics(String namespace) {
        return metrics(Scraper.in(namespace));
    }

    /** {@return the same with these readers of metrics} */
    public Production metrics(Scraper scraper) {
        requireNonNull(scraper, "scraper");
        return new Production(secrets, certificates, Optional.of(scraper), priorityClass, dns, certificateAuthority);
    }

    /** {@return the same with that PriorityClass} */
    public Production priorityClass(String name) {
        requireNonNull(name, "name");
        return new Production(secrets, certificates, metrics, Optional.of(name), dns, certificateAuthority);
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
        return new Production(secrets, certificates, metrics, priorityClass, dns, Optional.of(authority));
    }

    /**
     * The pods that read metrics.
     *
     * @param namespace their namespace
     * @param labels their labels; all pods of the namespace if there are none
     */
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
}
