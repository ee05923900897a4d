package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides the secrets of a resource. What the rest of this package compares and prints has passed here, so that no other class has to think
 * of it.
 */
final class SecretMask {

    /** Mappings whose keys people choose. */
    private static final Set<String> WITH_ANY_KEYS = Set.of("data", "annotations", "labels");

    private static final Pattern WHOLE_MANIFEST = Pattern.compile(".*/last-applied(?:-configuration)?");

    private static final Pattern NAME =
            Pattern.compile("(?i)pass|secret|token|key|credential|auth|pwd|(?:^|[_-])pw(?:$|[_-])");
    private static final Pattern KEY = Pattern.compile(
            "(?i)passw|pwd|secret|token|credential|pgpass|(?:api|access|private)[_-]?key|^auth$|^keyfile$|(?:^|[_./-])(?:db)?(?:pw|pass)$");

    /** Fields of resources of any kind; those that name a Secret or one of its keys are not among them. */
    private static final Pattern FIELD = Pattern.compile(
            "(?i)[\\w.-]*(?:password|passwd|passphrase|pwd)|(?:[\\w.-]+[_.-])?(?:pw|pass)|token|(?:access|auth|api|bearer)[_-]?token"
                    + "|[\\w.-]*(?:api|secret-?access|secret[_-]|access|private)[_-]?key|client[_-]?secret");

    private static final Pattern FLAG =
            Pattern.compile("(?i)-{0,2}[\\w-]*(pass|passwd|password|passphrase|masterauth|token|secret|pwd)|-a");

    /** {@code $PASSWORD} and {@code $(PASSWORD)} are no secrets, but where one is taken from. */
    private static final Pattern REFERENCE = Pattern.compile("[\"']?\\$.*");

    private static final Pattern CLIENT_WITH_P = Pattern.compile("(?:.*/)?(?:mongo|mysql|mariadb|sshpass)[\\w-]*");
    private static final Pattern CURL = Pattern.compile("(?:.*/)?curl");
    private static final Pattern LOGIN = Pattern.compile("(?:-u|--user=)?[^:$]*:[^$].*");

    private static final Pattern ATTACHED = Pattern.compile("-p[^$].*");

    /** What stands behind {@code -p} of a program that is not known: a port, a folder or another option. */
    private static final Pattern HARMLESS = Pattern.compile("[0-9]{1,5}|[-/.].*|");

    private final RecentTexts<Object> texts = new RecentTexts<>(SecretMask::text);

    /** {@return the fields of the resource with every secret replaced by a {@link HiddenText}} */
    Fields of(Resource resource) {
        return new Fields(map(resource.fields().map(), ""));
    }

    private static Map<String, Object> hidden(Map<?, ?> values) {
        Map<String, Object> hidden = new LinkedHashMap<>();
        values.forEach((key, value) -> hidden.put(key.toString(), hidden(value)));
        return hidden;
    }

    static HiddenText hidden(Object value) {
        return new HiddenText(value, Password.MASK);
    }

    private Object masked(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map(map, name);
        } else if (value instanceof List<?> list) {
            return list(List.of(), list);
        }
        return value instanceof String text ? texts.of(text) : value;
    }

    private Map<String, Object> map(Map<?, ?> map, String title) {
        boolean anyKeys = WITH_ANY_KEYS.contains(title);
        boolean isSecretVariable = FIELD.matcher(title).matches()
                || (map.containsKey("value") && map.get("name") instanceof String variable && isSecretName(variable));
        Map<String, Object> masked = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = key.toString();
            boolean isSecret = (isSecretVariable && name.equals("value")) || isSecret(name, value, anyKeys);
            masked.put(name, isSecret ? hidden(value) : field(map, name, value));
        });
        return masked;
    }

    private Object field(Map<?, ?> map, String name, Object value) {
        if (isOfSecret(map, name) && value instanceof Map<?, ?> values) {
            return hidden(values);
        }
        if (name.equals("args") && value instanceof List<?> words) {
            return list(map.get("command") instanceof List<?> command ? command : List.of(), words);
        }
        return masked(name, value);
    }

    /** A Secret may stand inside of a resource of another kind, which makes one of it. */
    private static boolean isOfSecret(Map<?, ?> map, String field) {
        return field.equals(SecretValues.FIELD)
                || (field.equals("data")
                        && map.get("kind") instanceof String kind
                        && kind.equalsIgnoreCase(Resource.SECRET));
    }

    private static boolean isSecret(String key, Object value, boolean anyKeys) {
        if (anyKeys) {
            boolean isTemplate = value instanceof String text && SecretTexts.isTemplate(text);
            return WHOLE_MANIFEST.matcher(key).matches() || (KEY.matcher(key).find() && !isTemplate);
        }
        return FIELD.matcher(key).matches() && isValue(value);
    }

    private static boolean isValue(Object value) {
        return value instanceof String text
                ? !text.isEmpty() && !REFERENCE.matcher(text).matches() && !SecretTexts.isTemplate(text)
                : value instanceof Number;
    }

    /** @param before the words that stand before the list, of which none is masked here */
    private List<Object> list(List<?> before, List<?> list) {
        List<Object> words = new ArrayList<>(before);
        words.addAll(list);
        List<Object> masked = new ArrayList<>();
        for (int i = before.size(); i < words.size(); i++) {
            Object item = words.get(i);
            boolean isReference =
                    item instanceof String text && REFERENCE.matcher(text).matches();
            boolean isSecret = (isAfterFlag(words, i) && !isReference) || isLogin(words, i);
            masked.add(isSecret ? hidden(item) : masked("", item));
        }
        return masked;
    }

    /** {@return whether the word stands behind one that announces a password: {@code [redis-cli, -a, secret]}} */
    static boolean isAfterFlag(List<?> words, int i) {
        if (i == 0 || !(words.get(i) instanceof String word) || !(words.get(i - 1) instanceof String flag)) {
            return false;
        }
        return FLAG.matcher(flag).matches()
                || (flag.equals("-p")
                        && (isBehind(CLIENT_WITH_P, words, i)
                                || !HARMLESS.matcher(word).matches()));
    }

    /** {@return whether what is called that is a secret} */
    static boolean isSecretName(String name) {
        return NAME.matcher(name).find();
    }

    /** {@code [mysql, -psecret]}, since {@code -p} of other programs is a port, and {@code [curl, -u, user:secret]}. */
    private static boolean isLogin(List<?> words, int i) {
        if (!(words.get(i) instanceof String word)) {
            return false;
        }
        boolean isAttached = ATTACHED.matcher(word).matches() && isBehind(CLIENT_WITH_P, words, i);
        boolean isOption =
                (i > 0 && Set.of("-u", "--user").contains(words.get(i - 1))) || word.matches("-u.+|--user=.*");
        return isAttached || (isOption && LOGIN.matcher(word).matches() && isBehind(CURL, words, i));
    }

    private static boolean isBehind(Pattern program, List<?> words, int i) {
        return words.subList(0, i).stream()
                .anyMatch(word ->
                        word instanceof String text && program.matcher(text).matches());
    }

    private static Object text(String text) {
        String shown = SecretTexts.masked(text);
        return shown.equals(text) ? text : new HiddenText(text, shown);
    }
}
