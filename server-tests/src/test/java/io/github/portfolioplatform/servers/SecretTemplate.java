package io.github.portfolioplatform.servers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the operators make of a template of Go, as far as its forms are rendered. Any other is an error.
 *
 * @see <a href="https://external-secrets.io/latest/guides/templating/">External Secrets: advanced templating</a>
 */
final class SecretTemplate {

    private static final Pattern ACTION = Pattern.compile("\\{\\{ (.*?) }}");
    private static final Pattern VARIABLE = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)((?: \\| .*)?)");
    private static final Pattern OPTIONAL = Pattern.compile("index \\. \"(.*)\"");
    private static final String BRACE = "\"{\"";

    private final Map<String, String> variables;

    SecretTemplate(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The variables that a template demands. */
    static Stream<String> variables(String template) {
        return ACTION.matcher(template)
                .results()
                .map(action -> VARIABLE.matcher(action.group(1)))
                .filter(Matcher::matches)
                .map(variable -> variable.group(1));
    }

    String filled(String template) {
        if (ACTION.matcher(template).replaceAll("").contains("{{")) {
            throw new AssertionError("not closed: " + template);
        }
        return ACTION.matcher(template).replaceAll(action -> Matcher.quoteReplacement(value(action.group(1))));
    }

    private String value(String action) {
        if (action.equals(BRACE)) {
            return "{";
        }
        Matcher optional = OPTIONAL.matcher(action);
        if (optional.matches()) {
            return variables.getOrDefault(optional.group(1), "");
        }
        Matcher variable = VARIABLE.matcher(action);
        if (!variable.matches() || !variables.containsKey(variable.group(1))) {
            throw new AssertionError("unknown: " + action + ", with " + variables.keySet());
        }
        String value = variables.get(variable.group(1));
        return switch (variable.group(2)) {
            case "" -> value;
            case " | urlquery | replace \"+\" \"%20\"" -> urlQuery(value).replace("+", "%20");
            case " | sha256sum" -> HexFormat.of().formatHex(sha256(value));
            default -> throw new AssertionError("an unknown function: " + action);
        };
    }

    /** Java's URLEncoder agrees with Go but for two characters. */
    private static String urlQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
