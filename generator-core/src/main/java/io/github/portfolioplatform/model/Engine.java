package io.github.portfolioplatform.model;

import java.util.Optional;

/**
 * A kind of database server: what has to be known of it to read, check and total a portfolio. Each engine is one object, so that engines
 * are compared by identity. {@code PostgreSql.ENGINE} is that of PostgreSQL.
 */
public interface Engine {

    /** {@return the name in specs, containers, ports and labels: {@code postgresql}} */
    String id();

    /** {@return the name in texts: {@code PostgreSQL}} */
    String displayName();

    /** {@return the images that its servers run from} */
    EngineImages images();

    /** {@return the smallest memory limit that a server works in} */
    Memory leastMemory();

    /** {@return the smallest volume that the files of an empty server fit in, with its journal} */
    Storage leastStorage();

    /** {@return the key of the password in the Secret of an instance: {@code redis-password}} */
    String passwordKey();

    /** {@return whether an instance has a database and a user with declared names} */
    boolean hasNamedDatabase();

    /** {@return the user of an instance that declares none; empty where one must be declared, or has no name} */
    default Optional<String> defaultUser() {
        return Optional.empty();
    }

    /** {@return why an instance cannot have a database of that name} */
    default Optional<NameProblem> problemOfDatabase(String name) {
        return Optional.empty();
    }

    /** {@return why an instance of production cannot have a database of that name, which one of development may have} */
    default Optional<NameProblem> problemOfDatabaseInProduction(String name) {
        return Optional.empty();
    }

    /** {@return why an instance cannot have a user of that name} */
    default Optional<NameProblem> problemOfUser(String name) {
        return Optional.empty();
    }

    /** {@return the oldest major version that has what production needs} */
    int oldestMajorOfProduction();

    /** {@return the highest level of audit that the community edition has} */
    AuditLevel mostAudit();

    /** {@return what has a higher level of audit, the end of a sentence} */
    String moreAudit();

    /** {@return whether a job tells running servers of production their users, passwords and certificates, once an hour} */
    boolean hasAccessJob();

    /** {@return why applications have no second login, a sentence; empty if they can have one} */
    default Optional<String> whyNoSecondLogin() {
        return Optional.empty();
    }

    /** {@return why copies are made by one process at a time, the end of a sentence; empty if several can make one} */
    default Optional<String> whyNoParallelCopies() {
        return Optional.empty();
    }
}
