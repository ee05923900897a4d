package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of names, with their rules.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Kubernetes: object names</a>
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">PostgreSQL: identifiers</a>
 */
enum Name {
    PORTFOLIO("a portfolio name", "[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63, Text.DNS_1123),
    NAMESPACE("a namespace", "[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63, Text.DNS_1123),
    /** A Service; 45 characters leave room for what is derived: pods, revisions and CronJobs. */
    INSTANCE("an instance name", "[a-z]([-a-z0-9]*[a-z0-9])?", 45, Text.DNS_1035),
    /** What needs no quoting or encoding in SQL, shells and connection strings of any driver. */
    DATABASE("a database name", "[a-z_][a-z0-9_]*", 63, Text.IDENTIFIER),
    USER("a user name", "[a-z_][a-z0-9_]*", 63, Text.IDENTIFIER);

    private static final int LONGEST_SHOWN = 63;

    private final String title;
    private final Pattern pattern;
    private final int longest;
    private final String rule;

    Name(String title, String pattern, int longest, String rule) {
        this.title = title;
        this.pattern = Pattern.compile(pattern);
        this.longest = longest;
        this.rule = rule;
    }

    /** {@return the name as it is if it is one, in quotes otherwise} */
    static String shown(String name) {
        return INSTANCE.pattern.matcher(name).matches() && name.length() <= LONGEST_SHOWN ? name : Problem.quoted(name);
    }

    void check(@Nullable String value, ModelPath path, Problems problems) {
        if (value == null) {
            return;
        }
        if (!pattern.matcher(value).matches()) {
            problems.add(
                    "name-is-valid", path, Problem.quoted(value) + " is not " + title + ": " + rule, suggestion(value));
        } else if (value.length() > longest) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(value) + " has " + value.length() + " characters.",
                    "Write " + title + " of at most " + longest + " characters.");
        }
    }

    private String suggestion(String value) {
        // What cannot be shown as it is, cannot be suggested either: it may hold a password.
        if (!Problem.quoted(value).contains(value)) {
            return "Write " + title + " by that rule.";
        }
        String separator = rule.equals(Text.IDENTIFIER) ? "_" : "-";
        String cleaned = value.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", separator)
                .replaceAll("^-+|[^a-z0-9]+$", "");
        if (!pattern.matcher(cleaned).matches()) {
            cleaned = cleaned.replaceAll("^[^a-z]+", "");
        }
        return pattern.matcher(cleaned).matches() && cleaned.length() <= longest
                ? "Write " + cleaned + "."
                : "Write " + title + " by that rule.";
    }

    /** The rules in words. A holder, because enum constants cannot name constants of their own enum. */
    private static final class Text {
        static final String DNS_1123 =
                "lower-case letters, digits and '-', with a letter or digit at both ends (DNS-1123 label).";
        static final String DNS_1035 =
                "lower-case letters, digits and '-', with a letter first and a letter or digit last (DNS-1035 label).";
        static final String IDENTIFIER = "lower-case letters, digits and '_', not a digit first.";

        private Text() {}
    }
}
