package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Secret that holds passwords of production, and what belongs to them. Its values are put together where the passwords are known, which is
 * never here.
 *
 * @param name its name
 * @param role what its file is called: {@code credentials}, {@code credentials-backup}
 * @param values its values by their keys
 * @param forConsumers whether nobody in the rendered set reads it but applications and people
 */
public record UserSecret(String name, String role, SortedMap<String, Template> values, boolean forConsumers) {

    /** The user of the application, and the purpose that its password is named by. */
    public static final String APPLICATION = "app";

    /** {@return the Secret of the application of a server with one password} */
    public static UserSecret ofOnePassword(String name, String key) {
        return new UserSecret(
                name,
                "credentials",
                new TreeMap<>(Map.of(key, Template.of(new PasswordOf(APPLICATION, Form.PLAIN)))),
                false);
    }

    /** Copies the values. */
    public UserSecret {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** {@return the same Secret, with the password of another user in it} */
    public UserSecret with(ServerUser other) {
        SortedMap<String, Template> more = new TreeMap<>(values);
        more.put(other.password().key(), other.plainPassword());
        return new UserSecret(name, role, more, forConsumers);
    }

    /** {@return its file} */
    public ResourceFile file() {
        return new ResourceFile(ResourceRole.CREDENTIALS, role);
    }

    /** {@return the users whose passwords are in it} */
    public SortedSet<String> users() {
        SortedSet<String> users = new TreeSet<>();
        values.values()
                .forEach(template -> template.parts().forEach(part -> {
                    if (part instanceof PasswordOf password) {
                        users.add(password.user());
                    }
                }));
        return users;
    }

    /** {@return those of the Secrets of an instance that its application reads: the first, and that of its second login} */
    public static List<UserSecret> ofApplication(List<UserSecret> secrets) {
        SortedSet<String> second = new TreeSet<>(Set.of(SecondLogin.PASSWORD));
        return Stream.concat(
                        secrets.stream().limit(1),
                        secrets.stream().skip(1).filter(secret -> secret.users().equals(second)))
                .toList();
    }

    /** {@return the entries of servicebinding.io for that client, whose password is that of the user} */
    public static SortedMap<String, Template> binding(DatabaseClient client, String user) {
        SortedMap<String, Template> values = new TreeMap<>();
        client.dialects()
                .getOrDefault(Dialect.SERVICE_BINDING, List.of())
                .forEach(entry -> values.put(entry.name(), Template.of(entry.value(), user)));
        return values;
    }

    /** A value that is put together of texts and passwords. */
    public record Template(List<Part> parts) {

        /** Copies the parts. */
        public Template {
            parts = List.copyOf(parts);
        }

        /** {@return a value of these parts} */
        public static Template of(Part... parts) {
            return new Template(List.of(parts));
        }

        /** {@return the value of a setting, whose password is that of the user} */
        static Template of(SettingValue value, String user) {
            if (value instanceof ConnectionUri uri) {
                return of(new Text(uri.before()), new PasswordOf(user, Form.URI), new Text(uri.after()));
            }
            return value instanceof PlainValue plain ? text(plain.text()) : of(new PasswordOf(user, Form.PLAIN));
        }

        /** {@return the value with the password of the one user in it} */
        public String filled(Password password) {
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                text.append(
                        part instanceof PasswordOf of ? of.form().written(password.reveal()) : ((Text) part).text());
            }
            return text.toString();
        }

        /** {@return a value without a password} */
        public static Template text(String text) {
            return of(new Text(text));
        }
    }

    /** A part of a value. */
    public sealed interface Part {}

    /** A text that everybody may see. */
    public record Text(String text) implements Part {}

    /**
     * A password.
     *
     * @param user the purpose of its user, which is what the password is called in the store: {@code app}, {@code backup}
     * @param form how it is written
     */
    public record PasswordOf(String user, Form form) implements Part {}

    /** How a password is written. */
    public enum Form {
        /** As it is. */
        PLAIN,
        /** Percent-encoded except for the unreserved characters of RFC 3986, for the user part of URIs. */
        URI,
        /** In double quotes, with a backslash before quotes and backslashes, for configuration files. */
        QUOTED;

        private String written(String password) {
            return switch (this) {
                case PLAIN -> password;
                case URI -> ConnectionUri.encoded(password);
                case QUOTED -> '"' + password.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            };
        }
    }
}
