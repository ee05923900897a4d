package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** A change of an instance that may lose its data or strand it, and is therefore refused until it is accepted. */
public enum RiskyChange {
    /** The claim becomes smaller; no volume can. */
    STORAGE_SHRINKS("storage-shrinks"),
    /** The claim is to come from another storage class; a claim that exists cannot. */
    STORAGE_CLASS_CHANGES("storage-class-changes"),
    /** Another field of the claim changes that the API server refuses to change. */
    CLAIM_IS_RECREATED("claim-is-recreated"),
    /** A field of the StatefulSet changes that the API server refuses to change. */
    STATEFULSET_IS_RECREATED("statefulset-is-recreated"),
    /** The server's version goes where it cannot go on the data that is there. */
    VERSION_JUMPS("version-jumps"),
    /** The image is built on another system, or of another product: other collations, another owner of the files. */
    IMAGE_FAMILY_CHANGES("image-family-changes"),
    /** The server looks for its data elsewhere, or on another claim. */
    DATA_PATH_MOVES("data-path-moves"),
    /** The server reads its data in another form, and not the one that is there. */
    PERSISTENCE_CHANGES("persistence-changes"),
    /** A key of a Secret, or the Secret, has another name, or none. */
    SECRET_KEY_VANISHES("secret-key-vanishes"),
    /** The passwords come from another store, entry, operator or Secret, which may hold other passwords. */
    SECRET_SOURCE_CHANGES("secret-source-changes"),
    /** The database or its user has another name, which only an empty volume would take on. */
    DATABASE_IS_RENAMED("database-is-renamed"),
    /** The instance goes to another namespace, and its data stays behind. */
    NAMESPACE_CHANGES("namespace-changes"),
    /** The environment is applied in another cluster, and the data of its instances stays behind. */
    CLUSTER_CHANGES("cluster-changes"),
    /** The instance enters production or leaves it: other users with other rights, and TLS or none. */
    PROFILE_CHANGES("profile-changes"),
    /** The server runs as another user than the one that owns its files. */
    RUN_AS_CHANGES("run-as-changes");

    private final String id;

    RiskyChange(String id) {
        this.id = id;
    }

    /** {@return the change of that {@link #id()}} */
    public static Optional<RiskyChange> of(String id) {
        requireNonNull(id, "id");
        return Arrays.stream(values()).filter(change -> change.id.equals(id)).findFirst();
    }

    /** {@return the name in specs: {@code storage-shrinks}} */
    public String id() {
        return id;
    }
}
