package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Variables with a harmless name that are used as a password: {@code redis-cli -a $(FOO)}, {@code PGPASSWORD=$FOO psql}, or {@code ${FOO}} in
 * the address of a server. Their values are secrets.
 */
final class PasswordVariables {

    /** {@code $(FOO)} of Kubernetes, {@code $FOO} and {@code ${FOO:-x}} of a shell. */
    private static final String REFERENCE =
            "[\"']?\\$(?:\\(([A-Za-z_]\\w*+)\\)|\\{([A-Za-z_]\\w*+)[^}\\n]{0,200}+}|([A-Za-z_]\\w*+))";

    private static final Pattern WHOLE = Pattern.compile(REFERENCE + "[\"']?");
    private static final Pattern ANY = Pattern.compile(REFERENCE);

    /** What stands before a password in a text. */
    private static final List<Pattern> AS_PASSWORD = Stream.of(
                    "(?=[pmts_aPMTSA])(?i:pass|passwd|password|passphrase|masterauth|token|secret|pwd|_auth|auth-?token)[\"']?(?:\\s*[=:]\\s*|\\s+)",
                    "(?:redis|valkey)-(?:cli|benchmark)\\b[^\\n;|&]{0,500}?\\s-a\\s*+",
                    "(?:mongo[\\w-]*|mysql[\\w-]*|mariadb[\\w-]*)\\b[^\\n;|&]{0,500}?\\s-p\\s*+",
                    "://[^\\s:/@]*+:",
                    "\\bAUTH\\s+(?:[\\w-]+\\s+)?",
                    "(?i:user|setuser)\\s[^\\n]{0,500}?\\s[>#]")
            .map(before -> Pattern.compile(before + REFERENCE))
            .toList();

    private PasswordVariables() {}

    /** {@return the names of the variables that the resource uses as passwords} */
    static Set<String> usedBy(Fields resource) {
        Set<String> used = new TreeSet<>();
        look(resource.map(), used);
        return used;
    }

    private static void look(Object value, Set<String> used) {
        if (value instanceof Map<?, ?> map) {
            boolean isSecret = map.get("name") instanceof String name && SecretMask.isSecretName(name);
            if (isSecret && map.get("value") instanceof String text) {
                names(ANY, text).forEach(used::add);
            }
            map.values().forEach(item -> look(item, used));
        } else if (value instanceof List<?> list) {
            IntStream.range(0, list.size())
                    .filter(i -> SecretMask.isAfterFlag(list, i))
                    .forEach(i -> names(WHOLE, list.get(i).toString()).forEach(used::add));
            list.forEach(item -> look(item, used));
        } else if (value instanceof String text && text.contains("$")) {
            AS_PASSWORD.forEach(pattern -> names(pattern, text).forEach(used::add));
        }
    }

    /** {@return the names of the variables in the text} */
    static Set<String> in(String text) {
        return names(ANY, text).collect(Collectors.toSet());
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(PasswordVariables::name);
    }

    private static String name(MatchResult reference) {
        for (int group = 1; group <= reference.groupCount(); group++) {
            String name = reference.group(group);
            if (name != null) {
                return name;
            }
        }
        throw new IllegalStateException("a reference has a name");
    }

    /** {@return the fields in which the values of the variables of these names are replaced, in whatever container} */
    static Map<String, Object> hidden(Map<?, ?> fields, Set<String> names) {
        boolean isVariable = fields.get("name") instanceof String name && names.contains(name);
        Map<String, Object> hidden = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            boolean isSecret = isVariable && key.equals("value");
            hidden.put(key.toString(), isSecret ? whole(value) : hidden(value, names));
        });
        return hidden;
    }

    private static HiddenText whole(Object value) {
        return SecretMask.hidden(value instanceof HiddenText partly ? partly.secret() : value);
    }

    private static Object hidden(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            return hidden(map, names);
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(hidden(item, names)));
            return items;
        }
        return value;
    }

    /**
     * Where a container gets a variable from.
     *
     * @param variable the name, or empty for all variables of an object
     * @param value the value; empty if it is in an object
     * @param object the name of the ConfigMap or Secret
     * @param key the key in it; that of each variable where all are taken
     */
    record Source(String variable, Optional<String> value, String object, String key) {}

    /** {@return where the containers of a resource get their variables from} */
    static List<Source> sources(Fields resource) {
        List<Source> sources = new ArrayList<>();
        sources(resource.map(), sources);
        return sources;
    }

    private static void sources(Object value, List<Source> found) {
        if (value instanceof Map<?, ?> map) {
            Fields fields = Fields.of(map);
            String variable = fields.text("name").orElse("");
            fields.text("value").ifPresent(text -> found.add(new Source(variable, Optional.of(text), "", "")));
            for (String reference : List.of("configMapKeyRef", "secretKeyRef")) {
                Fields source = fields.in("valueFrom", reference);
                source.text("name")
                        .ifPresent(object -> found.add(new Source(
                                variable,
                                Optional.empty(),
                                object,
                                source.text("key").orElse(""))));
            }
            for (String reference : List.of("configMapRef", "secretRef")) {
                fields.text(reference, "name")
                        .ifPresent(object -> found.add(new Source("", Optional.empty(), object, "")));
            }
            map.values().forEach(item -> sources(item, found));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> sources(item, found));
        }
    }
}
