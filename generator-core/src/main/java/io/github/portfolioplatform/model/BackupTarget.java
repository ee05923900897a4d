package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.Grammar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Where copies of data go. Below it, each instance has a folder of its own, and each copy one below that: {@code orders/20260701T031700Z}.
 *
 * <pre>{@code
 * BackupTarget offsite = BackupTarget.s3("offsite", "eu-central-1", "company-backups", "backup-offsite")
 *         .endpoint("https://s3.example.com");
 * BackupTarget disk = BackupTarget.volume("disk", "backups");
 * }</pre>
 */
public sealed interface BackupTarget {

    /** The image that carries copies away: pinned, because it holds the key to all of them. */
    ImageReference USUAL_IMAGE = ImageReference.parse(
            "rclone/rclone:1.71.2@sha256:3103526c506266a9ecdf064efe99bf3677d92ef6407af124d8c56b4f49cbaa51");

    /** The folder of an environment, unless a target says another. */
    String USUAL_PREFIX = "{portfolio}/{environment}";

    /** {@return a bucket of that region, with the credentials of that Secret} */
    static S3 s3(String name, String region, String bucket, String secret) {
        return new S3(name, null, region, bucket, USUAL_PREFIX, secret, USUAL_IMAGE, S3Access.USUAL);
    }

    /** {@return the volume of that claim} */
    static Volume volume(String name, String claim) {
        return new Volume(name, claim, USUAL_PREFIX, USUAL_IMAGE);
    }

    /** {@return what backups call it, a DNS-1123 label} */
    String name();

    /** {@return the folder below it, with {@code {portfolio}} and {@code {environment}} for the names} */
    String prefix();

    /** {@return the folder of that environment} */
    default String folderOf(String portfolio, String environment) {
        requireNonNull(portfolio, "portfolio");
        requireNonNull(environment, "environment");
        return prefix().replace("{portfolio}", portfolio).replace("{environment}", environment);
    }

    /** {@return the image of rclone that carries copies there} */
    ImageReference image();

    /**
     * A bucket of a store that speaks S3.
     */
    @CheckReturnValue
    final class S3 implements BackupTarget {

        /** What a network policy can be made of, and no password. */
        private static final Grammar ENDPOINT =
                Grammar.of(300, "(https?)://([A-Za-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?/?");

        private static final String INSTANCE = "{instance}";

        private static final String OF_AWS = "https://s3.amazonaws.com";

        /** The keys of the Secret. */
        public static final List<String> KEYS = List.of("access-key-id", "secret-access-key");

        private static final Grammar SERVICE = Grammar.of(253, "[^.]+\\.([^.]+)\\.svc(?:\\..*)?");

        private final String name;
        private final @Nullable String endpoint;
        private final String region;
        private final String bucket;
        private final String prefix;
        private final String secret;
        private final ImageReference image;
        private final S3Access access;

        S3(
                String name,
                @Nullable String endpoint,
                String region,
                String bucket,
                String prefix,
                String secret,
                ImageReference image,
                S3Access access) {
            requireNonNull(name, "name");
            requireNonNull(region, "region");
            requireNonNull(bucket, "bucket");
            requireNonNull(prefix, "prefix");
            requireNonNull(secret, "secret");
            requireNonNull(image, "image");
            requireNonNull(access, "access");
            this.name = name;
            this.endpoint = endpoint;
            this.region = region;
            this.bucket = bucket;
            this.prefix = prefix;
            this.secret = secret;
            this.image = image;
            this.access = access;
        }

        boolean hasUsableEndpoint() {
            return address().stream()
                    .anyMatch(address -> HostAndPort.isHost(address.group(2))
                            && (address.group(3) == null || HostAndPort.isPort(address.group(3))));
        }

        private String url() {
            return endpoint == null ? OF_AWS : endpoint;
        }

        private Optional<MatchResult> address() {
            return ENDPOINT.match(url());
        }

        /** {@return the host of the store, in lower case} */
        public String host() {
            return address()
                    .map(address -> address.group(2).toLowerCase(Locale.ROOT))
                    .orElse("");
        }

        /** {@return the port of the store} */
        public int port() {
            int usual = url().startsWith("https:") ? 443 : 80;
            return address()
                    .map(address -> address.group(3))
                    .map(Integer::parseInt)
                    .orElse(usual);
        }

        /** {@return the same bucket of the store at that address} */
        public S3 endpoint(String endpoint) {
            requireNonNull(endpoint, "endpoint");
            return new S3(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        /** {@return the same with that folder, in which {@code {portfolio}} and {@code {environment}} stand for the names} */
        public S3 prefix(String prefix) {
            return new S3(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        /** {@return the same with that image of rclone} */
        public S3 image(ImageReference image) {
            return new S3(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        /** {@return the same with that dialect of S3, one of {@link S3Access#PROVIDERS}} */
        public S3 provider(String provider) {
            requireNonNull(provider, "provider");
            return access(access.provider(provider));
        }

        /** {@return the same with the CA whose certificate is {@code ca.crt} of that Secret} */
        public S3 authority(String authority) {
            requireNonNull(authority, "authority");
            return access(access.authority(authority));
        }

        /** {@return the same, reached with that role of AWS instead of keys} */
        public S3 role(String role) {
            requireNonNull(role, "role");
            return new S3(name, endpoint, region, bucket, prefix, "", image, access.role(role));
        }

        /** {@return the same, which production reaches without TLS for that reason} */
        public S3 insecure(String reason) {
            requireNonNull(reason, "reason");
            return access(access.insecure(reason));
        }

        /** {@return the same, which runs in that namespace of the cluster} */
        public S3 namespace(String namespace) {
            requireNonNull(namespace, "namespace");
            return access(access.namespace(namespace));
        }

        /** {@return the same, whose pods in the cluster have that label, too} */
        public S3 label(String key, String value) {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            return access(access.label(key, value));
        }

        /** {@return the same, whose pods in the cluster listen on that port} */
        public S3 podPort(int port) {
            return access(access.podPort(port));
        }

        /** {@return the Secret with the keys of that instance: {@code {instance}} in its name is for a key of each instance} */
        public String secretOf(String instance) {
            requireNonNull(instance, "instance");
            return secret.replace(INSTANCE, instance);
        }

        /** {@return the role that stands in for the keys of that instance} */
        public Optional<String> roleOf(String instance) {
            requireNonNull(instance, "instance");
            return access.role().map(role -> role.replace(INSTANCE, instance));
        }

        /** {@return whether each instance has a key or a role of its own} */
        public boolean isOfEachInstance() {
            return access.role().orElse(secret).contains(INSTANCE);
        }

        /** {@return the same, reached in that way} */
        public S3 access(S3Access access) {
            return new S3(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        /** {@return the namespace of the Service that the host is, {@code store.<namespace>.svc}; empty for another host} */
        public Optional<String> namespaceOfService() {
            return SERVICE.match(host()).map(service -> service.group(1));
        }

        /** Whether pods of the cluster are the store; a host without a dot is a Service beside the instance. */
        boolean isInCluster() {
            return access.namespace().isPresent() || namespaceOfService().isPresent() || !host().contains(".");
        }

        boolean isEncrypted() {
            return !url().startsWith("http:");
        }

        @Override
        public String name() {
            return name;
        }

        /** {@return the address, {@code https://s3.example.com}; empty for AWS itself} */
        public Optional<String> endpoint() {
            return Optional.ofNullable(endpoint);
        }

        /** {@return the region of the bucket, which S3 signs requests for} */
        public String region() {
            return region;
        }

        /** {@return the bucket, which exists already} */
        public String bucket() {
            return bucket;
        }

        @Override
        public String prefix() {
            return prefix;
        }

        /** {@return the Secret with {@code access-key-id} and {@code secret-access-key}, with {@code {instance}} for one of each instance; empty if a role stands in for it} */
        public String secret() {
            return secret;
        }

        /** {@return the image of rclone} */
        public ImageReference image() {
            return image;
        }

        /** {@return how it is reached where that is not enough} */
        public S3Access access() {
            return access;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof S3 that
                    && name.equals(that.name)
                    && Objects.equals(endpoint, that.endpoint)
                    && region.equals(that.region)
                    && bucket.equals(that.bucket)
                    && prefix.equals(that.prefix)
                    && secret.equals(that.secret)
                    && image.equals(that.image)
                    && access.equals(that.access);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        @Override
        public String toString() {
            return "S3[name=" + name + ", endpoint=" + Optional.ofNullable(endpoint) + ", region=" + region
                    + ", bucket=" + bucket + ", prefix=" + prefix + ", secret=" + secret + ", image=" + image
                    + ", access=" + access + "]";
        }
    }

    /**
     * A volume, which is best on another disk than the data.
     *
     * @param claim the claim, which exists already in the namespace and can be mounted by every pod of a backup
     */
    @CheckReturnValue
    record Volume(String name, String claim, String prefix, ImageReference image) implements BackupTarget {

        /** Refuses null. */
        public Volume {
            requireNonNull(name, "name");
            requireNonNull(claim, "claim");
            requireNonNull(prefix, "prefix");
            requireNonNull(image, "image");
        }

        /** {@return the same with that folder, in which {@code {portfolio}} and {@code {environment}} stand for the names} */
        public Volume prefix(String prefix) {
            return new Volume(name, claim, prefix, image);
        }

        /** {@return the same with that image of rclone} */
        public Volume image(ImageReference image) {
            return new Volume(name, claim, prefix, image);
        }
    }
}
