package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What tells a server its users. Both scripts are for {@code mongosh}, read passwords from files, and may run again at any time.
 *
 * @param instance the instance; its names are identifiers, which need no escapes in JavaScript
 * @param names the names of what belongs to it
 * @param namespace the namespace of its pods
 * @see <a href="https://www.mongodb.com/docs/mongodb-shell/write-scripts/">MongoDB: write scripts for the MongoDB Shell</a>
 */
record AccessScripts(MongoDb instance, InstanceNames names, String namespace) {

    /** The script of the first start, which {@link #ACCESS} runs, too. */
    static final String USERS = "10-users.js";

    /**
     * The script of the access job. Root of development has the password of the application: the same Secret held it. A login that fails for
     * another reason than its password, the network for one, ends the script.
     */
    static final String ACCESS = "access.js";

    /**
     * Passwords, and logins with them, which send none: SCRAM proves the knowledge of it. A part of both scripts. The server and the shell
     * tell the rule of RFC 4013 that a password breaks, and not whose password it is.
     */
    private static final String PASSWORDS = "passwords.js";

    /** What the access job says when it cannot log in: the text of a template literal, without backquote and backslash. */
    private static final String LOCKED = "locked.txt";

    /** Root of development would outlive the takeover with a password that the application knows. */
    private static final String WITHOUT_ROOT = "without-root.js";

    /** Creates the second login and marks it as such; the other script deletes only a user with this mark. */
    private static final String SECOND_LOGIN = "second-login.js";

    private static final String WITHOUT_SECOND_LOGIN = "without-second-login.js";

    /** The arguments of a server that only its own pod reaches, and that asks for no password. */
    static final String MAINTENANCE =
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"mongodb\",\"args\":[\"--dbpath=/data/db\",\"--bind_ip=127.0.0.1\"]}]}}}}";

    String users() {
        Map<String, String> values = values();
        values.put("passwords", lines(PASSWORDS, values));
        values.put("without-second-login", hasSecondLogin() ? "" : text(WITHOUT_SECOND_LOGIN, values));
        values.put(
                "users",
                MongoDbUser.all(instance, names).stream()
                        .map(user -> call(user, values))
                        .collect(Collectors.joining()));
        return text(USERS, values);
    }

    String access() {
        Map<String, String> values = values();
        values.put("passwords", lines(PASSWORDS, values));
        values.put("locked", lines(LOCKED, values));
        values.put("without-root", rootIsOneOfTheUsers() ? "" : text(WITHOUT_ROOT, values));
        return text(ACCESS, values);
    }

    private static String text(String file, Map<String, String> values) {
        return new BundledText(AccessScripts.class, file).with(values);
    }

    /** {@return the same without the end of the last line, which the place of the text has} */
    private static String lines(String file, Map<String, String> values) {
        String text = text(file, values);
        return text.substring(0, text.length() - 1);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(ofUsers());
        values.put("database", instance.database());
        values.put("namespace", namespace);
        values.put("stateful-set", names.statefulSet());
        values.put("pod", names.pod());
        values.put("service", names.service());
        values.put("maintenance", MAINTENANCE);
        values.put("first-start", MongoDbPaths.FIRST_START);
        values.put("authority", CertificateFiles.AUTHORITY);
        values.put("credentials", MongoDbPaths.CREDENTIALS);
        values.put("access", MongoDbPaths.ACCESS);
        return values;
    }

    private Map<String, String> ofUsers() {
        MongoDbUser second = of(Purpose.SECOND);
        return Map.ofEntries(
                Map.entry("administrator", of(Purpose.ADMINISTRATION).login()),
                Map.entry("application", of(Purpose.APPLICATION).login()),
                Map.entry("root", instance.credentials().user()),
                Map.entry("secret", secret(of(Purpose.ADMINISTRATION))),
                Map.entry("previous", MongoDbUser.PREVIOUS),
                Map.entry("certificates", MongoDbUser.CERTIFICATES),
                Map.entry("collections", MongoDbUser.COLLECTIONS),
                Map.entry("monitoring", MongoDbUser.MONITORING),
                Map.entry("copies", MongoDbUser.COPIES),
                Map.entry("restores", MongoDbUser.RESTORES),
                Map.entry("second", second.login()),
                Map.entry("second-file", second.password().file()),
                Map.entry("second-roles", String.join(", ", second.roles())),
                Map.entry("second-secret", secret(second)));
    }

    private MongoDbUser of(Purpose purpose) {
        return MongoDbUser.of(instance, names, purpose);
    }

    private static String secret(MongoDbUser user) {
        return user.user().password().secretName();
    }

    private static String call(MongoDbUser user, Map<String, String> values) {
        return user.user().is(Purpose.SECOND)
                ? text(SECOND_LOGIN, values)
                : "  user('" + user.login() + "', '" + user.password().file() + "', [" + String.join(", ", user.roles())
                        + "]);\n";
    }

    private boolean hasSecondLogin() {
        return instance.basics().security().secondLogin().isPresent();
    }

    private boolean rootIsOneOfTheUsers() {
        List<MongoDbUser> users = MongoDbUser.all(instance, names);
        return users.stream()
                .anyMatch(user -> user.login().equals(instance.credentials().user()));
    }
}
