package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of secrets inside of a text: settings, options of clients, addresses, statements of SQL and of the shells of databases, files of
 * passwords and keys. A reference to a variable, or what an operator fills in, is no secret.
 */
final class SecretTexts {

    /** What an operator fills in, in the cluster. */
    private static final String FILLED_IN = "\\{\\{ (?:\\.\\w+|get \\.Secrets \"[\\w-]+\")"
            + "(?: \\| sha256sum| \\| urlquery \\| replace \"\\+\" \"%20\")? }}";

    private static final Pattern TEMPLATE = Pattern.compile(FILLED_IN);

    private static final String NO_REFERENCE = "(?![\"'\\\\]*(?:\\$|" + FILLED_IN + "[\"']?(?:\\s|$)))";

    /** A blank, or a line that goes on. */
    private static final String S = "[\\s\uE000]";

    /** Stands for the end of a line that goes on, so that a blank is one character for every pattern. */
    private static final String LINE_GOES_ON = "\uE000";

    /** In quotes that are doubled or escaped, as they are inside of other quotes; in quotes; or without any. */
    private static final String QUOTED = "''[^'\\n]+''|'\\\\''[^'\\n]*'\\\\''|\\\\+[\"'][^\"'\\\\\\n]*\\\\+[\"']"
            + "|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^']|'')*+'";

    private static final String VALUE = "(" + QUOTED + "|[^\\s\uE000]+)";
    private static final String WORD = "(" + QUOTED + "|[^\\s;|&\"'\uE000]+)";

    /** What a command line may hold before the option that is looked for. */
    private static final String WORDS = "\\b[^\\n;|&]{0,500}?" + S;

    /** In each of the names below. */
    private static final String NAMES = "pass auth token secret pwd";

    /** The letter comes first, because almost every place of a text fails by it. */
    private static final String NAME =
            "(?=[ampst_])(?:pass|passwd|password|passphrase|masterauth|token|secret|pwd|_auth|auth-?token|passin|passout)";

    /** Names that are common words, and secrets only where a value is set. */
    private static final String NAME_OF_SETTING =
            "(?<![A-Za-z0-9])(?:pw|rootpw|my_pw|sig|auth|\\w*_pw|[\\w-]*signature)"
                    + "|(?:api|access|account|secret|private|encryption|master|shared)[_-]?key|credentials?|keyfile";

    private static final String ASSIGNED = "[\"'\\\\]*" + S + "*+(?:=>|:=|[=:])" + S + "*+";

    /** The name is looked for before what stands in front of it, which costs sixty steps at each place. */
    private static final String BEFORE_NAME = "(?i)((?=" + NAME + ")(?<!\\$[({]?\\w{0,60})";

    private static final String NO_BLOCK = "(?![|>][-+0-9]*\\n)(?i:(?!for\\s|with\\s))";

    /** A name and a blank may as well be a sentence: "the Secret x". So what follows is masked, but no secret at other places. */
    private static final Pattern PERHAPS_BEFORE_SECRET = Pattern.compile(
            BEFORE_NAME + NAME + "[\"']?" + S + "++(?:is" + S + "++|to" + S + "+)?)" + NO_REFERENCE + NO_BLOCK + VALUE);

    private static final List<SecretPlace> BEFORE_SECRET = List.of(
            // A variable or a parameter of a manifest inside of a text.
            SecretPlace.of(
                    "value",
                    "(?i)(name[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*[\\w.-]*(?:pass|secret|token|pwd|key|credential|auth)[\\w.-]*"
                            + "[\"'\\\\]*\\s*,?\\s*[\"'\\\\]*value[\"'\\\\]*\\s*[:=]\\s*)" + NO_REFERENCE + VALUE),
            SecretPlace.of("htpasswd", "(\\bhtpasswd\\s+(?:-\\w+\\s+)*+\\S+\\s+\\S+\\s+)" + NO_REFERENCE + WORD),
            SecretPlace.of("sshpass", "(\\bsshpass\\s+-p\\s*)" + NO_REFERENCE + WORD),
            SecretPlace.of("auth-pass", "(?i)(\\bauth-pass" + S + "++\\S+" + S + "++)" + NO_REFERENCE + VALUE),
            SecretPlace.of(
                    "password",
                    "(?i)(\\bset" + S + "++password" + S + "++for" + S + "++\\S+" + S + "*+=" + S + "*+)" + VALUE),
            SecretPlace.of("password", "(?i)(\\bpassword" + S + "++)(\\$(\\w*)\\$.*?\\$\\3\\$)"),
            SecretPlace.of(
                    "identified", "(?i)(\\bidentified(?:\\s+with\\s+\\S+)?\\s+(?:by|as)\\s+)" + NO_REFERENCE + VALUE),
            SecretPlace.of(
                    "changeuserpassword( auth(",
                    "(\\b(?:changeUserPassword|auth)\\(\\s*(?:" + QUOTED + ")\\s*,\\s*)" + WORD),
            SecretPlace.of(
                    "authorization",
                    "(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|token)\\s+)" + NO_REFERENCE + WORD),
            SecretPlace.of("bearer", "(?i)(\\bbearer\\s+)" + NO_REFERENCE + "([\\w.~+/=-]{8,})"),
            SecretPlace.of(
                    "password> passwd> secret> token>", "(?i)(<[\\w.:-]*(?:password|passwd|secret|token)>)([^<]+)"),
            // Block scalars of YAML.
            SecretPlace.of(NAMES, "(?i)(" + NAME + "[\"']?[ \\t]*:[ \\t]*[|>][-+0-9]*\\n)((?:[ \\t]+[^\\n]*\\n?)++)"),
            // A file is written: what is called a password is its name.
            SecretPlace.of(
                    "echo printf",
                    "(?i)(\\b(?:echo|printf)[ \\t]+(?:-\\w+[ \\t]+|[\"']%s(?:\\\\n)?[\"'][ \\t]+)?)" + NO_REFERENCE
                            + WORD + "(?=[ \\t]*(?:>|\\|)[^\\n]*(?:pass|pwd|secret|token))"),
            SecretPlace.of(
                    "command",
                    "(?i)(pass(?:word|phrase)[_-]command[\"']?[\\s=:]+[\"']?(?:echo|printf)\\s+)" + NO_REFERENCE
                            + WORD),
            SecretPlace.of(
                    NAMES,
                    BEFORE_NAME + NAME + "(?:[_-]?(?:hash(?:ed)?|digest|encrypted|md5|verifier))?+" + ASSIGNED + ")"
                            + NO_REFERENCE + NO_BLOCK + VALUE),
            // An option or a setting: {@code --password x}, {@code requirepass x}.
            SecretPlace.of(
                    NAMES, BEFORE_NAME + "(?<=[\\w-])" + NAME + "[\"']?" + S + "++)" + NO_REFERENCE + NO_BLOCK + VALUE),
            SecretPlace.of(
                    "pw sig auth key credential",
                    "(?i)((?:" + NAME_OF_SETTING + ")" + ASSIGNED + ")" + NO_REFERENCE + "(?![\"']?/)" + VALUE),
            SecretPlace.of(
                    "--",
                    "(?i)(--[\\w-]*(?:pw|auth|api-key|secret-key|access-key|credentials)" + S + "++)" + NO_REFERENCE
                            + "(?![\"']?[-/])" + WORD),
            // Short options of clients: {@code redis-cli -a secret}, {@code mongosh -p secret}, {@code mysql
            // -psecret}.
            SecretPlace.of(
                    "redis-cli redis-benchmark valkey-cli valkey-benchmark",
                    "((?:redis|valkey)-(?:cli|benchmark)" + WORDS + "-a" + S + "*+)" + NO_REFERENCE + WORD),
            SecretPlace.of(
                    "mongo mysql mariadb",
                    "((?:mongo[\\w-]*|mysql[\\w-]*|mariadb[\\w-]*)" + WORDS + "-p=?" + S + "*+)" + NO_REFERENCE + WORD),
            SecretPlace.of("ldap", "(\\bldap[\\w-]*" + WORDS + "-w" + S + "*+)" + NO_REFERENCE + WORD),
            // Oracle: {@code user/secret@host}.
            SecretPlace.of(
                    "jdbc:oracle: sqlplus",
                    "(\\b(?:jdbc:oracle:\\w+:|sqlplus" + S + "++(?:-\\w+" + S
                            + "++)*+)[^\\s/@]++/)(?!\\$)([^\\s@]++)(?=@)"),
            SecretPlace.of(
                    "curl",
                    "(\\bcurl" + WORDS + "(?:-u|--user)(?:=|" + S + "*+))" + NO_REFERENCE + "(?=\\S*:)" + WORD));

    private static final Pattern IN_URI = Pattern.compile("(//[^\\s:/@]*+:)(?!\\$)[^\\s]+@");
    private static final Pattern TOKEN_IN_URI = Pattern.compile("(https?://)(?!\\$)[^\\s:/@]++@");

    /** {@code user app on >secret} of a file of users, {@code ACL SETUSER}, and {@code AUTH secret}. */
    private static final Pattern OF_ACL = Pattern.compile("((?:^|\\s)[\"']?[>#])(?!\\$)[^\\s\"']{3,}");

    private static final Pattern ACL_LINE = Pattern.compile("(?im)^.*\\b(?:user|setuser)\\s.*$");
    private static final Pattern AUTH = Pattern.compile("((?:\\bAUTH|(?i:(?:redis|valkey)-cli" + WORDS
            + "auth|\\bhello[ \\t]+[23][ \\t]+auth))[ \\t]+(?:[\\w-]+[ \\t]+)?)(?!\\$)([^\\s\"'$;|&]{3,})");

    /** A line of {@code .pgpass}, which is no address of IPv6. */
    private static final Pattern PASSWORD_FILE =
            Pattern.compile("(?m)((?:^|[\\s\"'])(?![0-9a-fA-F:./]+(?:[\\s\"']|$))[^\\s:\"'/]+:(?:\\*|[0-9]{2,5})"
                    + ":[^\\s:\"'/]+:[^\\s:\"'/]+:)(?!\\$)[^\\s\"']+");

    /** A line of the users of pgbouncer. */
    private static final Pattern USER_LIST = Pattern.compile("(?m)(^\"[^\"\\n]*\"[ \\t]+)\"[^\"\\n]+\"");

    private static final Pattern VERIFIER = Pattern.compile("(SCRAM-SHA-256\\$)[0-9]+:\\S+");

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----\\s)([^-]+)(?=-----END|$)");

    /** Most texts of a manifest are a word, in which no pattern has to be looked for. */
    private static final String BEFORE_VALUE = " \t\n:=>\"(";

    private static final int SHORTEST = 6;

    private SecretTexts() {}

    /** {@return whether the whole text is what an operator fills in} */
    static boolean isTemplate(String text) {
        return TEMPLATE.matcher(text).matches();
    }

    /** {@return the secrets that stand behind an option or a setting in the text, without their quotes} */
    static List<String> in(String text) {
        String joined = text.replace("\\\n", LINE_GOES_ON);
        String lowerCase = joined.toLowerCase(Locale.ROOT);
        return BEFORE_SECRET.stream()
                .filter(place -> place.mayBeIn(lowerCase))
                .flatMap(place -> place.in(joined).results())
                .map(found -> found.group(2).replaceAll("^[\"'\\\\]+|[\"'\\\\]+$", ""))
                .toList();
    }

    /** {@return the text with a mask in the place of each secret, and as many lines} */
    static String masked(String text) {
        if (text.length() < SHORTEST || text.chars().noneMatch(c -> BEFORE_VALUE.indexOf(c) >= 0)) {
            return text;
        }
        String shown = text.replace("\\\n", LINE_GOES_ON);
        String lowerCase = shown.toLowerCase(Locale.ROOT);
        for (SecretPlace place : BEFORE_SECRET) {
            // Nothing else than masks is added to the text, so that no word appears in it.
            shown = place.mayBeIn(lowerCase) ? masked(place.pattern(), shown) : shown;
        }
        shown = masked(PRIVATE_KEY, masked(PERHAPS_BEFORE_SECRET, shown));
        for (Pattern address : List.of(IN_URI, TOKEN_IN_URI)) {
            shown = address.matcher(shown).replaceAll("$1" + Password.MASK + "@");
        }
        shown = ACL_LINE.matcher(shown)
                .replaceAll(line ->
                        Matcher.quoteReplacement(OF_ACL.matcher(line.group()).replaceAll("$1" + Password.MASK)));
        for (Pattern rest : List.of(AUTH, PASSWORD_FILE, USER_LIST, VERIFIER)) {
            shown = rest.matcher(shown).replaceAll("$1" + Password.MASK);
        }
        return shown.replace(LINE_GOES_ON, "\\\n");
    }

    private static String masked(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(secret -> Matcher.quoteReplacement(secret.group(1) + withLines(secret.group(2))));
    }

    /** Keeps the number of lines, by which files are compared. */
    private static String withLines(String secret) {
        return Password.MASK
                + "\n".repeat((int) secret.chars()
                        .filter(c -> c == '\n' || c == LINE_GOES_ON.charAt(0))
                        .count());
    }
}
