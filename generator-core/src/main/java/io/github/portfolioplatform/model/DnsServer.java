package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A DNS server that pods of production may ask, beside those of the usual clusters. */
@CheckReturnValue
public final class DnsServer {

    /** The port of DNS. */
    public static final int PORT = 53;

    private final String name;
    private final @Nullable String namespace;
    private final SortedMap<String, String> labels;
    private final @Nullable String address;
    private final int port;

    private DnsServer(
            String name,
            @Nullable String namespace,
            SortedMap<String, String> labels,
            @Nullable String address,
            int port) {
        requireNonNull(name, "name");
        requireNonNull(labels, "labels");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.name = name;
        this.namespace = namespace;
        this.labels = labels;
        this.address = address;
        this.port = port;
    }

    /** {@return all pods of that namespace, at port 53} */
    public static DnsServer inNamespace(String name, String namespace) {
        return of(name).namespace(namespace);
    }

    /** {@return the server at that address, at port 53} */
    public static DnsServer at(String name, String address) {
        return of(name).address(address);
    }

    /** {@return a server of which nothing more is said} */
    public static DnsServer of(String name) {
        return new DnsServer(name, null, Collections.emptySortedMap(), null, PORT);
    }

    /** {@return the same in pods of that namespace} */
    public DnsServer namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        return new DnsServer(name, namespace, labels, address, port);
    }

    /** {@return the same at that address} */
    public DnsServer address(String address) {
        requireNonNull(address, "address");
        return new DnsServer(name, namespace, labels, address, port);
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

    /** {@return what the declaration calls it} */
    public String name() {
        return name;
    }

    /** {@return the namespace of its pods; empty for a server at an address} */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return the labels of its pods; all pods of the namespace if there are none} */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** {@return the address or the block of addresses of a server that is no pod, {@code 10.0.0.10} or {@code fd00:10::/64}} */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** {@return its port, as its pods have it, for UDP and TCP} */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DnsServer that
                && name.equals(that.name)
                && Objects.equals(namespace, that.namespace)
                && labels.equals(that.labels)
                && Objects.equals(address, that.address)
                && port == that.port;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, namespace, labels, address, port);
    }

    @Override
    public String toString() {
        return "DnsServer[name=" + name + ", namespace=" + Optional.ofNullable(namespace) + ", labels=" + labels
                + ", address=" + Optional.ofNullable(address) + ", port=" + port + "]";
    }
}
