package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** A bucket of a store that speaks S3. */
    @CheckReturnValue
    final class S3 implements BackupTarget {

        private static final String INSTANCE = "{instance}";

        /** The keys of the Secret. */
        public static final List<String> KEYS = List.of("access-key-id", "secret-access-key");

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
            this.name = requireNonNull(name, "name");
            this.endpoint = endpoint;
            this.region = requireNonNull(region, "region");
            this.bucket = requireNonNull(bucket, "bucket");
            this.prefix = requireNonNull(prefix, "prefix");
            this.secret = requireNonNull(secret, "secret");
            this.image = requireNonNull(image, "image");
            this.access = requireNonNull(access, "access");
        }

        boolean hasUsableEndpoint() {
            return address().isUsable();
        }

        private StoreAddress address() {
            return StoreAddress.of(endpoint);
        }

        /** {@return the host of the store, in lower case} */
        public String host() {
            return address().host();
        }

        /** {@return the port of the store} */
        public int port() {
            return address().port();
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
            return access(access.provider(provider));
        }

        /** {@return the same with the CA whose certificate is {@code ca.crt} of that Secret} */
        public S3 authority(String authority) {
            return access(access.authority(authority));
        }

        /** {@return the same, reached with that role of AWS instead of keys} */
        public S3 role(String role) {
            requireNonNull(role, "role");
            return new S3(name, endpoint, region, bucket, prefix, "", image, access.role(role));
        }

        /** {@return the same, which production reaches without TLS for that reason} */
        public S3 insecure(String reason) {
            return access(access.insecure(reason));
        }

        /** {@return the same, which runs in that namespace of the cluster} */
        public S3 namespace(String namespace) {
            return access(access.namespace(namespace));
        }

        /** {@return the same, whose pods in the cluster have that label, too} */
        public S3 label(String key, String value) {
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
            return address().namespaceOfService();
        }

        /** Whether pods of the cluster are the store; a host without a dot is a Service beside the instance. */
        boolean isInCluster() {
            return access.namespace().isPresent() || namespaceOfService().isPresent() || !host().contains(".");
        }

        boolean isEncrypted() {
            return address().isEncrypted();
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

        /** {@return the Secret with {@link #KEYS}, {@code {instance}} in it for one of each instance; empty if a role stands in} */
        public String secret() {
            return secret;
        }

        @Override
        public ImageReference image() {
            return image;
        }

        /** {@return how it is reached where that is not enough} */
        public S3Access access() {
            return access;
        }

        private List<Object> parts() {
            return Arrays.asList(name, endpoint, region, bucket, prefix, secret, image, access);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof S3 that && parts().equals(that.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        @Override
        public String toString() {
            return "S3" + parts();
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
