package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user of a server of production. All of them live in the database {@code admin}, so that every client has the same {@code authSource}.
 *
 * @param purpose what it is for, which is also what its password is called
 * @param name what it logs in as
 * @param password the key of the Secret that holds its password, and the file that scripts read it from
 * @param roles what it may do, as JavaScript
 * @see <a href="https://www.mongodb.com/docs/manual/reference/built-in-roles/">MongoDB: built-in roles</a>
 */
record MongoDbUser(String purpose, String name, SecretFile password, List<String> roles) {

    /** The role that lets the administrator of users have a renewed certificate read; nothing built-in is as small. */
    static final String CERTIFICATES = "certificates";

    /** The role that reads the figures of the server, and not what others do there, as the built-in {@code clusterMonitor} does. */
    static final String MONITORING = "monitoring";

    /** The role that reads what a dump reads of the application's database, and nothing of the users of the server. */
    static final String COPIES = "copies";

    /**
     * The role that restores a copy beside the data and in its place. It covers time-series collections and functions, which
     * {@code readWrite} and {@code dbAdmin} leave out.
     */
    static final String RESTORES = "restores";

    /** The role that changes collections beside their documents, as object mappers and migrations do; {@code readWrite} creates and drops them. */
    static final String COLLECTIONS = "collections";

    static final String APPLICATION = "app";
    static final String SECOND = SecondLogin.PASSWORD;
    static final String ADMINISTRATOR = "admin";
    static final String MIGRATE = "migrate";
    static final String METRICS = "metrics";
    static final String BACKUP = "backup";

    /** The key and the file with the old password of the administrator, which it has only while it is rotated. */
    static final String PREVIOUS = "admin-previous";

    private static final String USERS = "admin";
    private static final String PASSWORD = "password";

    /** {@return the application, which reads, writes and changes its database and nothing else} */
    static MongoDbUser application(MongoDb instance, InstanceNames names) {
        SecretFile password = new SecretFile(names.credentials(), MongoDb.ENGINE.passwordKey(), APPLICATION);
        return new MongoDbUser(
                APPLICATION,
                instance.database() + "_" + APPLICATION,
                password,
                List.of(role("readWrite", instance.database()), role(COLLECTIONS, USERS)));
    }

    /** {@return the second login of the application, with the rights of the first; a server with data starts without its password} */
    static MongoDbUser second(MongoDb instance, InstanceNames names) {
        return new MongoDbUser(
                SECOND,
                instance.database() + "_" + SECOND,
                new SecretFile(names.credentialsOf(SECOND), PASSWORD, SECOND, true),
                application(instance, names).roles());
    }

    /** {@return the login that applications are told} */
    static MongoDbUser inUse(MongoDb instance, InstanceNames names) {
        return instance.basics().security().usesSecondLogin() ? second(instance, names) : application(instance, names);
    }

    /** {@return who manages users, and has a certificate read again; it reads no data, unlike root, of whom there is none} */
    static MongoDbUser administrator(MongoDb instance, InstanceNames names) {
        return new MongoDbUser(
                ADMINISTRATOR,
                instance.database() + "_" + ADMINISTRATOR,
                ofSecret(names, ADMINISTRATOR, ADMINISTRATOR),
                List.of(role("userAdminAnyDatabase", USERS), role(CERTIFICATES, USERS)));
    }

    /**
     * {@return all users, in the order in which scripts write them}
     * The root of development may have one of these names, and is the one that writes them when a volume of development is taken over: its
     * own rights become smaller last.
     */
    static List<MongoDbUser> all(MongoDb instance, InstanceNames names) {
        String database = instance.database();
        String root = instance.credentials().user();
        boolean hasSecond = instance.basics().security().secondLogin().isPresent();
        return Stream.of(
                        administrator(instance, names),
                        new MongoDbUser(
                                MIGRATE,
                                database + "_" + MIGRATE,
                                ofSecret(names, MIGRATE, PASSWORD),
                                List.of(
                                        role("readWrite", database),
                                        role("dbAdmin", database),
                                        role(COLLECTIONS, USERS),
                                        role(RESTORES, USERS))),
                        new MongoDbUser(
                                METRICS, METRICS, ofSecret(names, METRICS, PASSWORD), List.of(role(MONITORING, USERS))),
                        new MongoDbUser(
                                BACKUP,
                                BACKUP,
                                ofSecret(names, BACKUP, PASSWORD),
                                List.of(role("read", database), role(COPIES, USERS))),
                        application(instance, names),
                        second(instance, names))
                .filter(user -> hasSecond || !user.purpose().equals(SECOND))
                .sorted(Comparator.comparing(user -> user.name().equals(root)))
                .toList();
    }

    private static SecretFile ofSecret(InstanceNames names, String purpose, String key) {
        return new SecretFile(names.credentialsOf(purpose), key, purpose);
    }

    private static String role(String role, String database) {
        return "{role: '" + role + "', db: '" + database + "'}";
    }
}
