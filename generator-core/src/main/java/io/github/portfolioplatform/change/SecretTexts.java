package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final String NAME =
            "(?:pass|passwd|password|passphrase|masterauth|token|secret|pwd|_auth|auth-?token|passin|passout)";

    /** Names that are common words, and secrets only where a value is set. */
    private static final String NAME_OF_SETTING =
            "(?<![A-Za-z0-9])(?:pw|rootpw|my_pw|sig|auth|\\w*_pw|[\\w-]*signature)"
                    + "|(?:api|access|account|secret|private|encryption|master|shared)[_-]?key|credentials?|keyfile";

    private static final String ASSIGNED = "[\"'\\\\]*" + S + "*+(?:=>|:=|[=:])" + S + "*+";

    private static final String BEFORE_NAME = "(?i)((?<!\\$[({]?\\w{0,60})";

    private static final String NO_BLOCK = "(?![|>][-+0-9]*\\n)(?i:(?!for\\s|with\\s))";

    /** A name and a blank may as well be a sentence: "the Secret x". So what follows is masked, but no secret at other places. */
    private static final Pattern PERHAPS_BEFORE_SECRET = Pattern.compile(
            BEFORE_NAME + NAME + "[\"']?" + S + "++(?:is" + S + "++|to" + S + "+)?)" + NO_REFERENCE + NO_BLOCK + VALUE);

    private static final List<Pattern> BEFORE_SECRET = Stream.of(
                    // A variable or a parameter of a manifest inside of a text.
                    "(?i)(name[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*[\\w.-]*(?:pass|secret|token|pwd|key|credential|auth)[\\w.-]*"
                            + "[\"'\\\\]*\\s*,?\\s*[\"'\\\\]*value[\"'\\\\]*\\s*[:=]\\s*)" + NO_REFERENCE + VALUE,
                    "(\\bhtpasswd\\s+(?:-\\w+\\s+)*+\\S+\\s+\\S+\\s+)" + NO_REFERENCE + WORD,
                    "(\\bsshpass\\s+-p\\s*)" + NO_REFERENCE + WORD,
                    "(?i)(\\bauth-pass" + S + "++\\S+" + S + "++)" + NO_REFERENCE + VALUE,
                    "(?i)(\\bset" + S + "++password" + S + "++for" + S + "++\\S+" + S + "*+=" + S + "*+)" + VALUE,
                    "(?i)(\\bpassword" + S + "++)(\\$(\\w*)\\$.*?\\$\\3\\$)",
                    "(?i)(\\bidentified(?:\\s+with\\s+\\S+)?\\s+(?:by|as)\\s+)" + NO_REFERENCE + VALUE,
                    "(\\b(?:changeUserPassword|auth)\\(\\s*(?:" + QUOTED + ")\\s*,\\s*)" + WORD,
                    "(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|token)\\s+)" + NO_REFERENCE + WORD,
                    "(?i)(\\bbearer\\s+)" + NO_REFERENCE + "([\\w.~+/=-]{8,})",
                    "(?i)(<[\\w.:-]*(?:password|passwd|secret|token)>)([^<]+)",
                    // Block scalars of YAML.
                    "(?i)(" + NAME + "[\"']?[ \\t]*:[ \\t]*[|>][-+0-9]*\\n)((?:[ \\t]+[^\\n]*\\n?)++)",
                    // A file is written: what is called a password is its name.
                    "(?i)(\\b(?:echo|printf)[ \\t]+(?:-\\w+[ \\t]+|[\"']%s(?:\\\\n)?[\"'][ \\t]+)?)" + NO_REFERENCE
                            + WORD + "(?=[ \\t]*(?:>|\\|)[^\\n]*(?:pass|pwd|secret|token))",
                    "(?i)(pass(?:word|phrase)[_-]command[\"']?[\\s=:]+[\"']?(?:echo|printf)\\s+)" + NO_REFERENCE + WORD,
                    BEFORE_NAME + NAME + "(?:[_-]?(?:hash(?:ed)?|digest|encrypted|md5|verifier))?+" + ASSIGNED + ")"
                            + NO_REFERENCE + NO_BLOCK + VALUE,
                    // An option or a setting: {@code --password x}, {@code requirepass x}.
                    BEFORE_NAME + "(?<=[\\w-])" + NAME + "[\"']?" + S + "++)" + NO_REFERENCE + NO_BLOCK + VALUE,
                    "(?i)((?:" + NAME_OF_SETTING + ")" + ASSIGNED + ")" + NO_REFERENCE + "(?![\"']?/)" + VALUE,
                    "(?i)(--[\\w-]*(?:pw|auth|api-key|secret-key|access-key|credentials)" + S + "++)" + NO_REFERENCE
                            + "(?![\"']?[-/])" + WORD,
                    // Short options of clients: {@code redis-cli -a secret}, {@code mongosh -p secret}, {@code mysql
                    // -psecret}.
                    "((?:redis|valkey)-(?:cli|benchmark)" + WORDS + "-a" + S + "*+)" + NO_REFERENCE + WORD,
                    "((?:mongo[\\w-]*|mysql[\\w-]*|mariadb[\\w-]*)" + WORDS + "-p=?" + S + "*+)" + NO_REFERENCE + WORD,
                    "(\\bldap[\\w-]*" + WORDS + "-w" + S + "*+)" + NO_REFERENCE + WORD,
                    // Oracle: {@code user/secret@host}.
                    "(\\b(?:jdbc:oracle:\\w+:|sqlplus" + S + "++(?:-\\w+" + S
                            + "++)*+)[^\\s/@]++/)(?!\\$)([^\\s@]++)(?=@)",
                    "(\\bcurl" + WORDS + "(?:-u|--user)(?:=|" + S + "*+))" + NO_REFERENCE + "(?=\\S*:)" + WORD)
            .map(Pattern::compile)
            .toList();

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
        return BEFORE_SECRET.stream()
                .flatMap(pattern -> pattern.matcher(joined).results())
                .map(found -> found.group(2).replaceAll("^[\"'\\\\]+|[\"'\\\\]+$", ""))
                .toList();
    }

    /** {@return the text with a mask in the place of each secret, and as many lines} */
    static String masked(String text) {
        if (text.length() < SHORTEST || text.chars().noneMatch(c -> BEFORE_VALUE.indexOf(c) >= 0)) {
            return text;
        }
        String shown = text.replace("\\\n", LINE_GOES_ON);
        for (Pattern pattern : BEFORE_SECRET) {
            shown = masked(pattern, shown);
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
