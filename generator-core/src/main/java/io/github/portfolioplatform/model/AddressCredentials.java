package io.github.portfolioplatform.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds credentials in the address of a repository: a user with a password, a token, a query; percent-encoded as well. */
final class AddressCredentials {

    private static final Pattern OF_HTTP = Pattern.compile("(?i)(?!ssh:)[a-z+]++://.*@.*");
    private static final Pattern OF_ANY = Pattern.compile("[^@]*:.*@.*|.*@.*@.*");

    /** Git reads no query and no fragment: what stands there is a token. */
    private static final Pattern QUERY = Pattern.compile(".*[?#].*");

    /** The forms of tokens of GitHub and GitLab, wherever they stand. */
    private static final Pattern TOKEN =
            Pattern.compile(".*(?:gh[opsur]_|github_pat_|gl[a-z]{2,5}-)[A-Za-z0-9_-]{16,}.*");

    private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final int LONGEST = 2_048;

    private AddressCredentials() {}

    /** {@return whether the address holds credentials, or may} */
    static boolean areIn(String address) {
        String plain = decoded(decoded(address.substring(0, Math.min(address.length(), LONGEST))));
        String rest = plain.replaceFirst("(?i)^[a-z+]++://", "");
        return OF_HTTP.matcher(plain).matches()
                || OF_ANY.matcher(rest).matches()
                || QUERY.matcher(plain).matches()
                || TOKEN.matcher(plain).matches();
    }

    private static String decoded(String text) {
        return ENCODED.matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }
}
