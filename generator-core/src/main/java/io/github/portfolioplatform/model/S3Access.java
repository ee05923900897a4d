package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a bucket is reached, where a key, an address and a public certificate are not enough. Immutable.
 *
 * @param provider the dialect of S3, one of {@link #PROVIDERS}; empty for AWS without an endpoint and for any other store with one
 * @param authority the Secret with the certificate {@code ca.crt} of the CA of the store; empty for a public one
 * @param role the ARN of a role of AWS that stands in for keys; empty for keys
 * @param insecure why the store may be reached without TLS in production; empty if it may not
 * @param namespace the namespace of the store, if it runs in the cluster; empty to take it from an endpoint such as {@code minio.storage.svc}
 * @param labels the labels of the pods of that store; all pods of the namespace if there are none
 * @param podPort the port of those pods, which need not be that of their Service; 0 for every port
 */
public record S3Access(
        Optional<String> provider,
        Optional<String> authority,
        Optional<String> role,
        Optional<String> insecure,
        Optional<String> namespace,
        SortedMap<String, String> labels,
        int podPort) {

    /** A store with a public certificate, and keys. */
    public static final S3Access USUAL = new S3Access(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Collections.emptySortedMap(),
            0);

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

    /** Copies the labels. */
    public S3Access {
        requireNonNull(provider, "provider");
        requireNonNull(authority, "authority");
        requireNonNull(role, "role");
        requireNonNull(insecure, "insecure");
        requireNonNull(namespace, "namespace");
        requireNonNull(labels, "labels");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    S3Access provider(String provider) {
        return new S3Access(Optional.of(provider), authority, role, insecure, namespace, labels, podPort);
    }

    S3Access authority(String authority) {
        return new S3Access(provider, Optional.of(authority), role, insecure, namespace, labels, podPort);
    }

    S3Access role(String role) {
        return new S3Access(provider, authority, Optional.of(role), insecure, namespace, labels, podPort);
    }

    S3Access insecure(String reason) {
        return new S3Access(provider, authority, role, Optional.of(reason), namespace, labels, podPort);
    }

    S3Access namespace(String namespace) {
        return new S3Access(provider, authority, role, insecure, Optional.of(namespace), labels, podPort);
    }

    S3Access label(String key, String value) {
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
}
