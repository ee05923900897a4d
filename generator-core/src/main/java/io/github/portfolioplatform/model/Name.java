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
    PORTFOLIO("a portfolio name", Grammar.DNS_1123, 63),
    NAMESPACE("a namespace", Grammar.DNS_1123, 63),
    ENVIRONMENT("an environment name", Grammar.DNS_1123, 63),
    ARGO_PROJECT("the name of an Argo CD project", Grammar.DNS_1123, 63),
    STORAGE_CLASS("a storage class", Grammar.DNS_SUBDOMAIN, 253),
    SECRET("the name of a Secret", Grammar.DNS_SUBDOMAIN, 253),
    HOST("the name of a host", Grammar.DNS_SUBDOMAIN, 253),
    TARGET("the name of a target", Grammar.DNS_1123, 63),
    CONTAINER("the name of a container", Grammar.DNS_1123, 63),
    /** What others bring to the cluster: stores, issuers, classes. */
    RESOURCE("the name of a resource", Grammar.DNS_SUBDOMAIN, 253),
    /** A Service; 44 characters leave room for what is derived: pods, revisions and CronJobs. */
    INSTANCE("an instance name", Grammar.DNS_1035, 44),
    DATABASE("a database name", Grammar.IDENTIFIER, 63),
    USER("a user name", Grammar.IDENTIFIER, 63);

    /** Which characters a name may have. */
    private enum Grammar {
        DNS_1123(
                "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
                "-",
                "lower-case letters, digits and '-', with a letter or digit at both ends (DNS-1123 label)."),
        DNS_1035(
                "[a-z]([-a-z0-9]*[a-z0-9])?",
                "-",
                "lower-case letters, digits and '-', with a letter first and a letter or digit last (DNS-1035 label)."),
        DNS_SUBDOMAIN(
                "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+",
                "-",
                "lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part (DNS-1123 subdomain)."),
        /** What needs no quoting or encoding in SQL, shells and connection strings of any driver. */
        IDENTIFIER("[a-z_][a-z0-9_]*", "_", "lower-case letters, digits and '_', not a digit first.");

        private final Pattern pattern;
        private final String separator;
        private final String inWords;

        Grammar(String pattern, String separator, String inWords) {
            this.pattern = Pattern.compile(pattern);
            this.separator = separator;
            this.inWords = inWords;
        }

        boolean accepts(String name) {
            return pattern.matcher(name).matches();
        }

        /** What the author may have meant; it may still not be a name. */
        String nearest(String value) {
            String cleaned = value.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", separator)
                    .replaceAll("^-+|[^a-z0-9]+$", "");
            return accepts(cleaned) ? cleaned : cleaned.replaceAll("^[^a-z]+", "");
        }
    }

    private static final int LONGEST_SHOWN = 63;

    private final String title;
    private final Grammar grammar;
    private final int longest;

    Name(String title, Grammar grammar, int longest) {
        this.title = title;
        this.grammar = grammar;
        this.longest = longest;
    }

    /** {@return the name as it is if it is one, in quotes otherwise} */
    static String shown(String name) {
        return name.length() <= LONGEST_SHOWN && INSTANCE.grammar.accepts(name) ? name : Problem.quoted(name);
    }

    boolean accepts(String name) {
        return name.length() <= longest && grammar.accepts(name);
    }

    void check(@Nullable String value, ModelPath path, Problems problems) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(value) + " has " + value.length() + " characters.",
                    "Write " + title + " of at most " + longest + " characters.");
        } else if (!grammar.accepts(value)) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(value) + " is not " + title + ": " + grammar.inWords,
                    suggestion(value));
        }
    }

    private String suggestion(String value) {
        String nearest = grammar.nearest(value);
        // What cannot be shown as it is, cannot be suggested either: it may hold a password.
        boolean showable = Problem.quoted(value).contains(value);
        return showable && accepts(nearest) ? "Write " + nearest + "." : "Write " + title + " by that rule.";
    }
}
