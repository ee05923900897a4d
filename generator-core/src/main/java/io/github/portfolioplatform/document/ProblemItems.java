package io.github.portfolioplatform.document;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Problems as items of a list: where, what is wrong, what to write instead. */
final class ProblemItems {

    /** What to paste into the portfolio, a spec or Java code, stands at the end of a fix. */
    private static final Pattern ENTRY = Pattern.compile("(.*: )(?:(\\{.*})|(\\.(?:accept|tombstone)\\(.*\\)))");

    private ProblemItems() {}

    /** {@return an item for each problem} */
    static List<String> of(List<Problem> problems) {
        return problems.stream().map(ProblemItems::item).toList();
    }

    private static String item(Problem problem) {
        String start = "- " + MarkdownText.code(problem.place().toString()) + "<br>\n  "
                + MarkdownText.prose(problem.what()) + "<br>\n  ";
        Matcher fix = ENTRY.matcher(problem.fix());
        return fix.matches()
                ? start + MarkdownText.prose(fix.group(1).strip()) + "\n"
                        + entry(fix).indent(2)
                : start + MarkdownText.prose(problem.fix()) + "\n";
    }

    private static String entry(Matcher fix) {
        return fix.group(2) != null
                ? MarkdownText.fenced("yaml", "- " + fix.group(2))
                : MarkdownText.fenced("java", String.valueOf(fix.group(3)));
    }
}
