package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A DNS server that pods of production may ask, beside those of the usual clusters.
 *
 * @param name what the declaration calls it
 * @param namespace the namespace of its pods; empty for a server at an address
 * @param labels the labels of its pods; all pods of the namespace if there are none
 * @param address the address or the block of addresses of a server that is no pod, {@code 10.0.0.10} or {@code fd00:10::/64}
 * @param port its port, as its pods have it, for UDP and TCP
 */
public record DnsServer(
        String name, Optional<String> namespace, SortedMap<String, String> labels, Optional<String> address, int port) {

    /** The port of DNS. */
    public static final int PORT = 53;

    /** {@return all pods of that namespace, at port 53} */
    public static DnsServer inNamespace(String name, String namespace) {
        requireNonNull(namespace, "namespace");
        return new DnsServer(name, Optional.of(namespace), Collections.emptySortedMap(), Optional.empty(), PORT);
    }

    /** {@return the server at that address, at port 53} */
    public static DnsServer at(String name, String address) {
        requireNonNull(address, "address");
        return new DnsServer(name, Optional.empty(), Collections.emptySortedMap(), Optional.of(address), PORT);
    }

    /** {@return the same with that label of its pods beside the others} */
    public DnsServer label(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new DnsServer(name, namespace, more, address, port);
    }

    /** {@return the same at that port} */
    public DnsServer port(int port) {
        return new DnsServer(name, namespace, labels, address, port);
    }

    /** Copies the labels. */
    public DnsServer {
        requireNonNull(name, "name");
        requireNonNull(namespace, "namespace");
        requireNonNull(labels, "labels");
        requireNonNull(address, "address");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
