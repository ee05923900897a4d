package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of the resources of each instance, so that a value that is a secret at one place is masked at every other one, in clear or in
 * Base64: a variable of another name, a command inside of a text, a probe, a configuration file.
 */
final class KnownSecrets {

    /** A shorter text may be anything, and masking it would hide most of a manifest. */
    private static final int SHORTEST = 6;

    private static final Pattern IN_URI = Pattern.compile("://[^\\s:/@]*:([^\\s@]+)@");

    private final IdentityHashMap<Resource, Fields> masked = new IdentityHashMap<>();
    private final Map<InstanceKey, NavigableSet<String>> known = new HashMap<>();

    /** {@return the secrets of these resources} */
    static KnownSecrets in(List<Resource> before, List<Resource> after) {
        KnownSecrets secrets = new KnownSecrets();
        before.forEach(secrets::add);
        after.forEach(secrets::add);
        return secrets;
    }

    private void add(Resource resource) {
        Fields fields = SecretMask.of(resource);
        masked.put(resource, fields);
        NavigableSet<String> of = known.computeIfAbsent(resource.owner(), owner -> new TreeSet<>());
        collect("", fields.map(), of);
    }

    private static void collect(String name, Object value, NavigableSet<String> found) {
        if (value instanceof Map<?, ?> map) {
            Object variable = map.get("name");
            map.forEach((key, item) -> collect(
                    key.equals("value") && variable != null ? variable.toString() : key.toString(), item, found));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect("", item, found));
        } else if (value instanceof HiddenText hidden && hidden.secret() instanceof String secret) {
            collect(name, hidden, secret, found);
        }
    }

    private static void collect(String name, HiddenText hidden, String secret, NavigableSet<String> found) {
        boolean isWhole = hidden.shown().equals(Password.MASK);
        if (isWhole && (name.isEmpty() || SecretMask.isSecretName(name))) {
            add(secret, found);
        }
        Matcher uri = IN_URI.matcher(secret);
        while (uri.find()) {
            add(uri.group(1), found);
        }
        SecretMask.secretsIn(secret).forEach(text -> add(text, found));
    }

    private static void add(String secret, NavigableSet<String> found) {
        if (secret.length() >= SHORTEST && !secret.contains("{{") && secret.indexOf('\n') < 0) {
            found.add(secret);
            found.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** {@return the fields of the resource without any secret of its instance} */
    Fields mask(Resource resource) {
        NavigableSet<String> secrets = known.getOrDefault(resource.owner(), new TreeSet<>());
        Fields fields = masked.getOrDefault(resource, SecretMask.of(resource));
        // A secret may be the start of another one: the longer one goes first.
        List<String> longestFirst = secrets.descendingSet().stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
        return secrets.isEmpty() ? fields : new Fields(map(fields.map(), longestFirst));
    }

    private static Map<String, Object> map(Map<?, ?> map, List<String> secrets) {
        Map<String, Object> without = new LinkedHashMap<>();
        map.forEach((key, value) -> without.put(key.toString(), value(value, secrets)));
        return without;
    }

    private static Object value(Object value, List<String> secrets) {
        if (value instanceof Map<?, ?> map) {
            return map(map, secrets);
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item, secrets)));
            return items;
        } else if (value instanceof HiddenText hidden) {
            return new HiddenText(hidden.secret(), shown(hidden.shown(), secrets));
        } else if (value instanceof String text) {
            String shown = shown(text, secrets);
            return shown.equals(text) ? text : new HiddenText(text, shown);
        }
        return value;
    }

    private static String shown(String text, List<String> secrets) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, Password.MASK);
        }
        return shown;
    }
}
