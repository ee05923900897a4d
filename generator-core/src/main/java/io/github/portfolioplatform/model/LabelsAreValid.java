package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.Set;

/**
 * Labels are what Kubernetes accepts, and not those that are rendered for every instance: selectors and queries rely on them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Kubernetes: syntax
 *     of labels</a>
 */
final class LabelsAreValid implements PortfolioRule {

    private static final String NAME = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String DNS_LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Grammar VALUE = Grammar.of(63, "(?:" + NAME + ")?");
    private static final Grammar KEY =
            Grammar.of(317, "(?=[^/]{1,253}/|[^/]+$)(?:" + DNS_LABEL + "(?:\\." + DNS_LABEL + ")*+/)?" + NAME);

    private static final Set<String> OURS = Set.of("app", "tier");
    private static final String RECOMMENDED = "app.kubernetes.io/";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        portfolio
                .resolved()
                .forEach(instance -> instance.settings()
                        .labels()
                        .forEach((key, value) -> check(
                                key, value, instance.path().field("labels").field(key), problems)));
    }

    private static void check(String key, String value, ModelPath path, Problems problems) {
        if (OURS.contains(key) || key.startsWith(RECOMMENDED)) {
            problems.add(
                    "label-is-free",
                    path,
                    "The label " + key + " is rendered for every instance, and selectors rely on it.",
                    "Write a label of your own: example.com/team.");
        }
        checkSyntax(key, value, path, problems);
    }

    /** {@return whether a text is the key of a label or of an annotation} */
    static boolean isKey(String text) {
        return KEY.accepts(text);
    }

    /** Checks a label of any object. */
    static void checkSyntax(String key, String value, ModelPath path, Problems problems) {
        if (!isKey(key)) {
            problems.add(
                    "label-is-valid",
                    path,
                    Problem.quoted(key) + " is not the key of a label.",
                    "Write letters, digits, '-', '_' and '.', at most 63, behind a domain and a '/' if you like: example.com/team.");
        }
        if (!VALUE.accepts(value)) {
            problems.add(
                    "label-is-valid",
                    path,
                    Problem.quoted(value) + " is not the value of a label.",
                    "Write letters, digits, '-', '_' and '.', a letter or digit at both ends, at most 63 characters.");
        }
    }
}
