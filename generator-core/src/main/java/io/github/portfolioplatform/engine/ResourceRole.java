package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a rendered resource is for, and how the name of its file begins. No file is called a secret: the {@code .gitignore} of many repositories
 * has {@code *secret*}.
 */
public enum ResourceRole {
    /** The namespace of an environment. */
    NAMESPACE("namespace"),
    /** What a namespace may use. */
    RESOURCE_QUOTA("resource-quota"),
    /** What pods of a namespace claim that say nothing. */
    LIMIT_RANGE("limit-range"),
    /** The authority that clients check certificates by. */
    CERTIFICATE_AUTHORITY("certificate-authority"),
    /** The Secret of a user, or of the credentials of a bucket. */
    CREDENTIALS("credentials"),
    /** What generates passwords in the cluster. */
    PASSWORDS("passwords"),
    /** The Secret of the application in the namespace of a consumer. */
    BINDING("binding"),
    /** The certificate of a server. */
    CERTIFICATE("certificate"),
    /** What runs a server. */
    STATEFUL_SET("statefulset"),
    /** The claim of its data volume. */
    CLAIM("claim"),
    /** What clients connect to. */
    SERVICE("service"),
    /** Whom pods run as. */
    SERVICE_ACCOUNT("service-account"),
    /** Who may connect to pods, and whom they may reach. */
    NETWORK_POLICY("network-policy"),
    /** The configuration of a server. */
    CONFIGURATION("configuration"),
    /** The scripts that keep its users up to date. */
    ACCESS("access"),
    /** The job that runs them. */
    ACCESS_SCHEDULE("access-schedule"),
    /** The scripts of backups. */
    BACKUP("backup"),
    /** The job that takes copies. */
    BACKUP_SCHEDULE("backup-schedule"),
    /** The job that proves the newest copy. */
    VERIFY_SCHEDULE("verify-schedule"),
    /** The job that puts a copy back. */
    RESTORE_SCHEDULE("restore-schedule"),
    /** What a decorator added, whose file is called like its kind. */
    ADDED("");

    private final String file;

    ResourceRole(String file) {
        this.file = file;
    }

    /** {@return the file of the only resource with this role, or of the first} */
    public ResourceFile file() {
        return new ResourceFile(this, file);
    }

    /** {@return the file of the one of several resources with this role that is for that user, namespace or job} */
    public ResourceFile file(String of) {
        requireNonNull(of, "of");
        return new ResourceFile(this, this == ADDED ? of : file + "-" + of);
    }
}
