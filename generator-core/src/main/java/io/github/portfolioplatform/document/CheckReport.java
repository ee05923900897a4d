package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.document.TestCase.Defect;
import io.github.portfolioplatform.document.TestCase.Kind;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.ShownProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check found, for machines and for a pull request. The same findings give the same bytes: no time, no host, no path of a machine;
 * secrets are masked.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * ManifestTree tree = PortfolioGenerator.of(portfolio).readFrom("portfolio.yaml").render();
 * String comment = CheckReport.of(tree, ManifestFolder.at(Path.of("k8s")).compare(tree)).markdown();
 * }</pre>
 */
public final class CheckReport {

    private final List<TestCase> cases;
    private final String markdown;

    private CheckReport(List<TestCase> cases, String markdown) {
        this.cases = cases;
        this.markdown = markdown;
    }

    /**
     * {@return the report on a folder}
     *
     * @param tree what the folder should hold
     * @param drift how it differs, and what changes in the cluster
     */
    public static CheckReport of(ManifestTree tree, Drift drift) {
        requireNonNull(tree, "tree");
        requireNonNull(drift, "drift");
        return new CheckReport(CheckCases.of(tree, drift), CheckMarkdown.of(drift));
    }

    /**
     * {@return the report that nothing could be compared, and why}
     *
     * @param advice the words of advice in the report
     */
    public static CheckReport of(PortfolioException impossible, Advice advice) {
        requireNonNull(impossible, "impossible");
        requireNonNull(advice, "advice");
        List<Problem> problems = impossible.problems();
        List<TestCase> errors = new ArrayList<>();
        problems.stream().limit(ShownProblems.MOST).map(CheckReport::error).forEach(errors::add);
        if (problems.size() > ShownProblems.MOST) {
            String more = Counted.of(problems.size() - ShownProblems.MOST, "more problem", "more problems");
            Defect defect = new Defect(Kind.ERROR, "more-problems", more, "… and " + more + " of " + problems.size());
            errors.add(new TestCase("portfolio", more, Optional.of(defect), ""));
        }
        return new CheckReport(errors, CheckMarkdown.of(impossible.problems(), advice));
    }

    private static TestCase error(Problem problem) {
        Defect defect = new Defect(Kind.ERROR, problem.id(), problem.what(), problem.toString());
        return new TestCase("portfolio", problem.place().toString(), Optional.of(defect), "");
    }

    /**
     * {@return the report in the XML of JUnit, which Jenkins, GitLab and actions of GitHub read} A test case for each instance fails if its
     * files are not as rendered or a change is refused; if nothing could be compared, each problem is an error. Durations are zero.
     */
    public String junit() {
        return JUnitXml.of(cases);
    }

    /**
     * {@return the report as a comment on a pull request, below the 65,536 characters that GitHub takes} It starts with {@code <!--
     * portfolio:check -->}, so that a bot finds the comment that it wrote before.
     */
    public String markdown() {
        return markdown;
    }
}
