package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides the secrets of a resource. What the rest of this package compares and prints has passed here, so that no other class has to think
 * of it.
 */
final class SecretMask {

    /** Mappings whose keys people choose. */
    private static final Set<String> WITH_ANY_KEYS = Set.of("data", "annotations", "labels");

    private static final String WHOLE_MANIFEST = "kubectl.kubernetes.io/last-applied-configuration";

    private static final Pattern NAME =
            Pattern.compile("(?i)pass|secret|token|key|credential|auth|pwd|(?:^|[_-])pw(?:$|[_-])");
    private static final Pattern KEY = Pattern.compile("(?i)passw|pwd|secret|token|credential");
    private static final Pattern FLAG =
            Pattern.compile("(?i)-{0,2}[\\w-]*(pass|passwd|password|passphrase|masterauth|token|secret|pwd)|-a");
    /** {@code $PASSWORD} and {@code $(PASSWORD)} are no secrets, but where one is taken from. */
    private static final Pattern REFERENCE = Pattern.compile("[\"']?\\$.*");

    /** What an operator fills in, in the cluster. */
    private static final String FILLED_IN = "\\{\\{ (?:\\.\\w+|get \\.Secrets \"[\\w-]+\")"
            + "(?: \\| sha256sum| \\| urlquery \\| replace \"\\+\" \"%20\")? }}";

    private static final Pattern TEMPLATE = Pattern.compile(FILLED_IN);
    /** It is looked for in every text: the first letters tell most places apart, before all words are tried. */
    private static final Pattern AFTER_FLAG = Pattern.compile(
            "(?i)(?=[pmts_a])((?:pass|passwd|password|passphrase|masterauth|token|secret|pwd|_auth|auth-?token)[\"']?(?:\\s*[=:]\\s*|\\s+))(?![\"']?(?:\\$|"
                    + FILLED_IN + "[\"']?(?:\\s|$)))"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'|\\S+)");

    private static final Pattern IN_URI = Pattern.compile("(://[^\\s:/@]*+:)(?!\\$)[^\\s]+@");
    private static final Pattern TOKEN_IN_URI = Pattern.compile("(https?://)(?!\\$)[^\\s:/@]++@");

    private static final String WORD = "(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'|[^\\s;|&\"']+)";

    /** Short options of clients: {@code redis-cli -a secret}, {@code mongosh -u me -p secret}, {@code mysql -psecret}. */
    private static final Pattern SHORT_OPTION = Pattern.compile(
            "((?:(?:redis|valkey)-(?:cli|benchmark)\\b[^\\n;|&]{0,500}?\\s-a|(?:mongo[\\w-]*|mysql[\\w-]*|mariadb[\\w-]*)\\b[^\\n;|&]{0,500}?\\s-p)\\s*+)"
                    + "(?![\"']?\\$)" + WORD);

    /** {@code user app on >secret} of a file of users, {@code ACL SETUSER}, and {@code AUTH secret}. */
    private static final Pattern OF_ACL = Pattern.compile("((?:^|\\s)[>#])(?!\\$)[^\\s\"']{3,}");

    private static final Pattern ACL_LINE = Pattern.compile("(?im)^.*\\b(?:user|setuser)\\s.*$");
    private static final Pattern AUTH = Pattern.compile("(\\bAUTH\\s+(?:[\\w-]+\\s+)?)(?!\\$)([^\\s\"'$;|&]{3,})");
    private static final Pattern CLIENT_WITH_P = Pattern.compile("(?:.*/)?(?:mongo|mysql|mariadb)[\\w-]*");

    private static final Pattern ATTACHED = Pattern.compile("-p[^$].*");

    private SecretMask() {}

    /** {@return the fields of the resource with every secret replaced by a {@link HiddenText}} */
    static Fields of(Resource resource) {
        Map<String, Object> masked = new LinkedHashMap<>();
        resource.fields().map().forEach((name, value) -> {
            boolean secret = resource.isA(Resource.SECRET) && name.equals(SecretValues.FIELD);
            masked.put(name, secret ? hidden((Map<?, ?>) value) : masked(name, value));
        });
        return new Fields(masked);
    }

    private static Map<String, Object> hidden(Map<?, ?> values) {
        Map<String, Object> hidden = new LinkedHashMap<>();
        values.forEach((key, value) -> hidden.put(key.toString(), hidden(value)));
        return hidden;
    }

    static HiddenText hidden(Object value) {
        return new HiddenText(value, Password.MASK);
    }

    private static Object masked(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map(map, WITH_ANY_KEYS.contains(name));
        } else if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof String text ? text(text) : value;
    }

    private static Map<String, Object> map(Map<?, ?> map, boolean anyKeys) {
        Object variable = map.containsKey("value") ? map.get("name") : null;
        boolean secretVariable =
                variable instanceof String text && NAME.matcher(text).find();
        Map<String, Object> masked = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = key.toString();
            boolean secret = (secretVariable && name.equals("value"))
                    || name.equals(WHOLE_MANIFEST)
                    || (anyKeys && isSecret(name, value));
            masked.put(name, secret ? hidden(value) : masked(name, value));
        });
        return masked;
    }

    private static boolean isSecret(String key, Object value) {
        boolean isTemplate =
                value instanceof String text && TEMPLATE.matcher(text).matches();
        return KEY.matcher(key).find() && !isTemplate;
    }

    private static List<Object> list(List<?> list) {
        List<Object> masked = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            boolean isReference =
                    item instanceof String text && REFERENCE.matcher(text).matches();
            boolean isSecret = (isAfterFlag(list, i) && !isReference) || isAttachedPassword(list, i);
            masked.add(isSecret ? hidden(item) : masked("", item));
        }
        return masked;
    }

    /** {@return whether the word stands behind one that announces a password: {@code [redis-cli, -a, secret]}} */
    static boolean isAfterFlag(List<?> words, int i) {
        boolean isFlag = i > 0
                && words.get(i - 1) instanceof String flag
                && (FLAG.matcher(flag).matches() || (flag.equals("-p") && isClientWithP(words)));
        return isFlag && words.get(i) instanceof String;
    }

    /** {@return whether what is called that is a secret} */
    static boolean isSecretName(String name) {
        return NAME.matcher(name).find();
    }

    /** {@return the secrets that stand behind an option or a setting in the text, without their quotes} */
    static List<String> secretsIn(String text) {
        return Stream.of(AFTER_FLAG, SHORT_OPTION)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(2).replaceAll("^[\"']|[\"']$", ""))
                .toList();
    }

    /** {@code [mysql, -psecret]}; {@code -p} of other programs is a port. */
    private static boolean isAttachedPassword(List<?> words, int i) {
        return isClientWithP(words)
                && words.get(i) instanceof String word
                && ATTACHED.matcher(word).matches();
    }

    private static boolean isClientWithP(List<?> words) {
        return words.get(0) instanceof String program
                && CLIENT_WITH_P.matcher(program).matches();
    }

    private static Object text(String text) {
        String shown = AFTER_FLAG
                .matcher(text)
                .replaceAll(secret -> Matcher.quoteReplacement(secret.group(1) + masked(secret.group(2))));
        shown = SHORT_OPTION
                .matcher(shown)
                .replaceAll(secret -> Matcher.quoteReplacement(secret.group(1) + masked(secret.group(2))));
        shown = IN_URI.matcher(shown).replaceAll("$1" + Password.MASK + "@");
        shown = TOKEN_IN_URI.matcher(shown).replaceAll("$1" + Password.MASK + "@");
        shown = ACL_LINE.matcher(shown)
                .replaceAll(line ->
                        Matcher.quoteReplacement(OF_ACL.matcher(line.group()).replaceAll("$1" + Password.MASK)));
        shown = AUTH.matcher(shown).replaceAll("$1" + Password.MASK);
        return shown.equals(text) ? text : new HiddenText(text, shown);
    }

    /** Keeps the number of lines, by which files are compared. */
    private static String masked(String secret) {
        return Password.MASK
                + "\n".repeat((int) secret.chars().filter(c -> c == '\n').count());
    }
}
