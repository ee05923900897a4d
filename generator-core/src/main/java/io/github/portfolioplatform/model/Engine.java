package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** A kind of database server. */
public enum Engine {
    /** PostgreSQL, image {@code postgres}. */
    POSTGRESQL("postgresql", "PostgreSQL", "postgres", true, 256, 256, "postgres-password"),
    /** Redis, image {@code redis}. */
    REDIS("redis", "Redis", "redis", false, 16, 128, "redis-password"),
    /** MongoDB, image {@code mongo}. */
    MONGODB("mongodb", "MongoDB", "mongo", true, 512, 512, "mongodb-root-password");

    private final String id;
    private final String displayName;
    private final String officialImage;
    private final boolean named;
    private final int leastMemory;
    private final int leastStorage;
    private final String passwordKey;

    Engine(
            String id,
            String displayName,
            String officialImage,
            boolean named,
            int leastMemory,
            int leastStorage,
            String passwordKey) {
        this.id = id;
        this.displayName = displayName;
        this.officialImage = officialImage;
        this.named = named;
        this.leastMemory = leastMemory;
        this.leastStorage = leastStorage;
        this.passwordKey = passwordKey;
    }

    /** {@return the engine of that {@link #id()}} */
    public static Optional<Engine> of(String id) {
        requireNonNull(id, "id");
        return Arrays.stream(values()).filter(engine -> engine.id.equals(id)).findFirst();
    }

    /** {@return the name in specs, containers, ports and labels: {@code postgresql}} */
    public String id() {
        return id;
    }

    /** {@return the name for people: {@code PostgreSQL}} */
    public String displayName() {
        return displayName;
    }

    /** {@return the repository of the Docker Official Image: {@code postgres}} */
    public String officialImage() {
        return officialImage;
    }

    /** {@return whether an instance has a database and a user with names of their own; Redis has neither} */
    public boolean hasNamedDatabase() {
        return named;
    }

    /**
     * {@return the smallest memory limit that a server of this engine works in}
     * PostgreSQL needs its shared buffers and backends, MongoDB a WiredTiger cache of at least 256 MB beside its connections. Redis itself
     * takes a few megabytes, and a share for data that is rounded to none would mean no bound at all.
     */
    public Memory leastMemory() {
        return Memory.mebibytes(leastMemory);
    }

    /**
     * {@return the smallest volume that the files of an empty server of this engine fit in, with its journal}
     * PostgreSQL has 70 MiB in its system databases, the database of the application and its template, and keeps 80 MB of its journal
     * before it removes any. Redis rewrites its append-only file at 64 MB at the earliest, and has both files meanwhile. MongoDB
     * allocates three files of 100 MiB for its journal at the first start.
     */
    public Storage leastStorage() {
        return Storage.mebibytes(leastStorage);
    }

    /** {@return the key of the password in the Secret of an instance: {@code redis-password}} */
    public String passwordKey() {
        return passwordKey;
    }
}
