package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.postgresql.Roles.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Secrets of an instance of production: each of those who connect has one with everything that it needs, and with no other password.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 */
record PostgreSqlUsers(PostgreSql instance, InstanceNames names) {

    private static final String ROLE = "credentials";
    static final String SUPERUSER = "superuser";
    static final String ADMIN = "admin";
    private static final String PREVIOUS = "admin-previous";
    private static final String PASSWORD = "password";

    /** {@return the Secrets, that of the application first} */
    List<UserSecret> secrets(Endpoint endpoint) {
        List<UserSecret> secrets = new ArrayList<>();
        for (Purpose purpose : purposes()) {
            String role = purpose == Purpose.APPLICATION ? ROLE : ROLE + "-" + purpose.id();
            secrets.add(new UserSecret(secret(purpose), role, binding(purpose, endpoint), false));
        }
        secrets.add(1, administration());
        return secrets;
    }

    /** Of those who look after the server and never leave it. */
    private UserSecret administration() {
        SortedMap<String, Template> values = new TreeMap<>(Map.of(
                SUPERUSER, Template.of(new PasswordOf(SUPERUSER, Form.PLAIN)),
                ADMIN, Template.of(new PasswordOf(ADMIN, Form.PLAIN))));
        return new UserSecret(names.credentialsOf(ADMIN), ROLE + "-" + ADMIN, values, false);
    }

    private List<Purpose> purposes() {
        boolean hasSecond = instance.basics().security().secondLogin().isPresent();
        return Stream.of(Purpose.values())
                .filter(purpose -> purpose != Purpose.SECOND || hasSecond)
                .toList();
    }

    /** {@return the login that applications are told} */
    Purpose inUse() {
        return instance.basics().security().usesSecondLogin() ? Purpose.SECOND : Purpose.APPLICATION;
    }

    /**
     * The Secret of the application tells the login in use. Its key that development has, too, stays with the first one: who reads that alone
     * has the name of the user from elsewhere, and the two must fit.
     */
    private SortedMap<String, Template> binding(Purpose purpose, Endpoint endpoint) {
        Purpose told = purpose == Purpose.APPLICATION ? inUse() : purpose;
        SortedMap<String, Template> values = UserSecret.binding(client(told, endpoint), told.id());
        if (purpose == Purpose.APPLICATION) {
            values.put(key(purpose), Template.of(new PasswordOf(purpose.id(), Form.PLAIN)));
        }
        return values;
    }

    /** {@return the role of that purpose as a client of the server at that endpoint} */
    PostgreSqlClient client(Purpose purpose, Endpoint endpoint) {
        SecretPassword password = new SecretPassword(secret(purpose), key(purpose), Optional.empty());
        String role = new Roles(instance.database()).of(purpose);
        return new PostgreSqlClient(instance.database(), role, password, endpoint.overTls());
    }

    /** {@return the passwords that the server reads, as files that are called like the purposes of their users} */
    List<SecretFile> files() {
        List<SecretFile> files = new ArrayList<>();
        files.add(new SecretFile(names.credentialsOf(ADMIN), SUPERUSER, SUPERUSER));
        files.addAll(filesOfJob());
        return files;
    }

    /**
     * {@return the passwords that the access job compares with those of the server} A Secret that is asked for only now may be missing, so
     * that a server with data starts, and the password that the admin had before is there only while it rotates.
     */
    List<SecretFile> filesOfJob() {
        List<SecretFile> files = new ArrayList<>();
        files.add(new SecretFile(names.credentialsOf(ADMIN), ADMIN, ADMIN));
        files.add(new SecretFile(names.credentialsOf(ADMIN), PREVIOUS, PREVIOUS, true));
        for (Purpose purpose : purposes()) {
            boolean isNew = purpose == Purpose.RESTORE || purpose == Purpose.SECOND;
            files.add(new SecretFile(secret(purpose), key(purpose), purpose.id(), isNew));
        }
        return files;
    }

    /** {@return the password of a role as that file} */
    SecretFile file(Purpose purpose, String name) {
        return new SecretFile(secret(purpose), key(purpose), name);
    }

    private String secret(Purpose purpose) {
        return purpose == Purpose.APPLICATION ? names.credentials() : names.credentialsOf(purpose.id());
    }

    private static String key(Purpose purpose) {
        return purpose == Purpose.APPLICATION ? PostgreSql.ENGINE.passwordKey() : PASSWORD;
    }
}
