package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.Comparator;
import java.util.List;

/**
 * A user for one purpose. All of them live in the database {@code admin}, so that every client has the same {@code authSource}.
 *
 * @param user who logs in
 * @param roles what it may do, as JavaScript
 * @see <a href="https://www.mongodb.com/docs/manual/reference/built-in-roles/">MongoDB: built-in roles</a>
 */
record MongoDbUser(ServerUser user, List<String> roles) {

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
    /** The key and the file with the old password of the administrator, which it has only while it is rotated. */
    static final String PREVIOUS = "admin-previous";

    private static final String USERS = "admin";
    /** In the order in which scripts write them. */
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.ADMINISTRATION,
            Purpose.MIGRATION,
            Purpose.METRICS,
            Purpose.BACKUP,
            Purpose.APPLICATION,
            Purpose.SECOND);

    /** {@return the user for that purpose} */
    static MongoDbUser of(MongoDb instance, InstanceNames names, Purpose purpose) {
        String login = login(instance.database(), purpose);
        ServerUser user = purpose == Purpose.APPLICATION
                ? ServerUser.ofApplication(instance, names, login)
                : ServerUser.of(names, purpose, login);
        return new MongoDbUser(
                purpose == Purpose.ADMINISTRATION ? user.withKey(purpose.id()) : user,
                roles(instance.database(), purpose));
    }

    /** {@return what the user for that purpose logs in as} */
    static String login(String database, Purpose purpose) {
        return switch (purpose) {
            case ADMINISTRATION -> database + "_admin";
            case MIGRATION -> database + "_migrate";
            case APPLICATION -> database + "_app";
            case SECOND -> database + "_" + SecondLogin.PASSWORD;
            case METRICS, BACKUP -> purpose.id();
            case SUPERUSER, READING, RESTORE -> throw new IllegalArgumentException("no user is for " + purpose);
        };
    }

    private static List<String> roles(String database, Purpose purpose) {
        return switch (purpose) {
            // Unlike root, of whom there is none, it reads no data.
            case ADMINISTRATION -> List.of(role("userAdminAnyDatabase", USERS), role(CERTIFICATES, USERS));
            case MIGRATION ->
                List.of(
                        role("readWrite", database),
                        role("dbAdmin", database),
                        role(COLLECTIONS, USERS),
                        role(RESTORES, USERS));
            case APPLICATION, SECOND -> List.of(role("readWrite", database), role(COLLECTIONS, USERS));
            case METRICS -> List.of(role(MONITORING, USERS));
            case BACKUP -> List.of(role("read", database), role(COPIES, USERS));
            case SUPERUSER, READING, RESTORE -> List.of();
        };
    }

    private static String role(String role, String database) {
        return "{role: '" + role + "', db: '" + database + "'}";
    }

    /**
     * {@return all users, in the order in which scripts write them}
     * The root of a server with one user may have one of these names, and is the one that writes them when its volume is taken over: its own
     * rights become smaller last.
     */
    static List<MongoDbUser> all(MongoDb instance, InstanceNames names) {
        String root = instance.credentials().user();
        boolean hasSecond = instance.basics().security().secondLogin().isPresent();
        return PURPOSES.stream()
                .filter(purpose -> hasSecond || purpose != Purpose.SECOND)
                .map(purpose -> of(instance, names, purpose))
                .sorted(Comparator.comparing(each -> each.login().equals(root)))
                .toList();
    }

    /** {@return the old password of the administrator} */
    static SecretFile previous(InstanceNames names) {
        return new SecretFile(names.credentialsOf(Purpose.ADMINISTRATION.id()), PREVIOUS, PREVIOUS, true);
    }

    String login() {
        return user.login();
    }

    /** {@return the file that scripts read its password from; a server with data starts without that of a second login} */
    SecretFile password() {
        return user.is(Purpose.SECOND) ? user.optionalFile() : user.file();
    }
}
