package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a bucket is reached, where a key, an address and a public certificate are not enough. Immutable. */
public final class S3Access {

    /** A store with a public certificate, and keys. */
    public static final S3Access USUAL = new S3Access(null, null, null, null, null, Collections.emptySortedMap(), 0);

    /**
     * The dialects that rclone knows.
     *
     * @see <a href="https://rclone.org/s3/#s3-provider">rclone: provider</a>
     */
    public static final List<String> PROVIDERS = List.of(
            "AWS",
            "Alibaba",
            "ArvanCloud",
            "Ceph",
            "ChinaMobile",
            "Cloudflare",
            "DigitalOcean",
            "Dreamhost",
            "GCS",
            "HuaweiOBS",
            "IBMCOS",
            "IDrive",
            "IONOS",
            "LyveCloud",
            "Minio",
            "Netease",
            "Other",
            "Qiniu",
            "RackCorp",
            "Scaleway",
            "SeaweedFS",
            "StackPath",
            "Storj",
            "TencentCOS",
            "Wasabi");

    /** The ends of hosts that refuse requests of the dialect {@code Other}, and the dialect that they speak. */
    private static final Map<String, String> DIALECTS = new TreeMap<>(
            Map.of("storage.googleapis.com", "GCS", ".aliyuncs.com", "Alibaba", ".myqcloud.com", "TencentCOS"));

    private final @Nullable String provider;
    private final @Nullable String authority;
    private final @Nullable String role;
    private final @Nullable String insecure;
    private final @Nullable String namespace;
    private final SortedMap<String, String> labels;
    private final int podPort;

    S3Access(
            @Nullable String provider,
            @Nullable String authority,
            @Nullable String role,
            @Nullable String insecure,
            @Nullable String namespace,
            SortedMap<String, String> labels,
            int podPort) {
        requireNonNull(labels, "labels");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.provider = provider;
        this.authority = authority;
        this.role = role;
        this.insecure = insecure;
        this.namespace = namespace;
        this.labels = labels;
        this.podPort = podPort;
    }

    S3Access provider(String provider) {
        requireNonNull(provider, "provider");
        return new S3Access(provider, authority, role, insecure, namespace, labels, podPort);
    }

    S3Access authority(String authority) {
        requireNonNull(authority, "authority");
        return new S3Access(provider, authority, role, insecure, namespace, labels, podPort);
    }

    S3Access role(String role) {
        return new S3Access(provider, authority, role, insecure, namespace, labels, podPort);
    }

    S3Access insecure(String reason) {
        requireNonNull(reason, "reason");
        return new S3Access(provider, authority, role, reason, namespace, labels, podPort);
    }

    S3Access namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        return new S3Access(provider, authority, role, insecure, namespace, labels, podPort);
    }

    S3Access label(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new S3Access(provider, authority, role, insecure, namespace, more, podPort);
    }

    S3Access podPort(int port) {
        return new S3Access(provider, authority, role, insecure, namespace, labels, port);
    }

    /** {@return the dialect that a store at that host needs; empty if it speaks plain S3 or is not known} */
    static Optional<String> dialectOf(String host) {
        return DIALECTS.entrySet().stream()
                .filter(known -> host.endsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the dialect of S3, one of {@link #PROVIDERS}; empty for AWS without an endpoint and for any other store with one} */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    /** {@return the Secret with the certificate {@code ca.crt} of the CA of the store; empty for a public one} */
    public Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    /** {@return the ARN of a role of AWS that stands in for keys; empty for keys} */
    public Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /** {@return why the store may be reached without TLS in production; empty if it may not} */
    public Optional<String> insecure() {
        return Optional.ofNullable(insecure);
    }

    /** {@return the namespace of the store, if it runs in the cluster; empty to take it from an endpoint such as {@code minio.storage.svc}} */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return the labels of the pods of that store; all pods of the namespace if there are none} */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** {@return the port of those pods, which need not be that of their Service; 0 for every port} */
    public int podPort() {
        return podPort;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof S3Access that
                && Objects.equals(provider, that.provider)
                && Objects.equals(authority, that.authority)
                && Objects.equals(role, that.role)
                && Objects.equals(insecure, that.insecure)
                && Objects.equals(namespace, that.namespace)
                && labels.equals(that.labels)
                && podPort == that.podPort;
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, authority, role, insecure, namespace, labels, podPort);
    }

    @Override
    public String toString() {
        return "S3Access[provider=" + Optional.ofNullable(provider) + ", authority=" + Optional.ofNullable(authority)
                + ", role=" + Optional.ofNullable(role) + ", insecure=" + Optional.ofNullable(insecure) + ", namespace="
                + Optional.ofNullable(namespace) + ", labels=" + labels + ", podPort=" + podPort + "]";
    }
}
