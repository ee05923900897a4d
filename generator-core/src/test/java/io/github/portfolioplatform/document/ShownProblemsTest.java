package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Tree;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mistake in a default is one of every instance: 50 are shown, and the number of the others, wherever a person reads them. */
class ShownProblemsTest {

    private static final int SHOWN = 50;

    private static PortfolioException problems(int number) {
        return new PortfolioException(IntStream.range(0, number)
                .mapToObj(i -> new Problem(
                        "a-rule", new Place.InModel(ModelPath.ROOT.field("x" + i)), "Wrong-" + i + ".", "Right."))
                .toList());
    }

    /** Claims of one instance that all shrink. */
    private static ChangeSet refusals(int number) {
        Tree before = Tree.EMPTY;
        Tree after = Tree.EMPTY;
        for (int i = 0; i < number; i++) {
            before = before.with("development/db/claim" + i + ".yaml", claim("db", "2Gi"));
            after = after.with("development/db/claim" + i + ".yaml", claim("db", "1Gi"));
        }
        return before.changesTo(after);
    }

    private static String claim(String name, String size) {
        return "kind: PersistentVolumeClaim\nmetadata: {name: " + name + "}\nspec: {resources: {requests: {storage: "
                + size + "}}}\n";
    }

    private static long shownIn(String text) {
        return Pattern.compile("(?:Wrong-|claim)\\d+\\.")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .count();
    }

    @Test
    void the_console_shows_the_first_problems_and_how_many_more_there_are() {
        assertThat(problems(SHOWN + 1).summary()).endsWith("\n… and 1 more of 51 problems.");
        assertThat(shownIn(problems(1_300).summary())).isEqualTo(SHOWN);
        assertThat(problems(1_300).summary()).endsWith("\n… and 1,250 more of 1,300 problems.");
        assertThat(problems(1_300).problems()).hasSize(1_300);
    }

    @Test
    void fifty_problems_are_all() {
        PortfolioException all = problems(SHOWN);

        assertThat(all.summary()).isEqualTo(all.getMessage()).doesNotContain("more");
        assertThat(CheckReport.of(all, Scenario.GOALS).junit())
                .contains("errors=\"50\"")
                .doesNotContain("more problem");
        assertThat(CheckReport.of(all, Scenario.GOALS).markdown()).doesNotContain("more problem");
    }

    @Test
    void reports_show_as_many_problems_as_the_console() {
        CheckReport report = CheckReport.of(problems(1_300), Scenario.GOALS);

        assertThat(shownIn(report.junit())).isEqualTo(SHOWN);
        assertThat(report.junit()).contains("1250 more problems of 1300");
        assertThat(shownIn(report.markdown())).isEqualTo(SHOWN);
        assertThat(report.markdown()).contains("… and 1250 more problems; run `mvn portfolio:validate`");
    }

    @Test
    void refusals_of_the_guard_are_shown_in_the_same_number() {
        ChangeSet changes = refusals(60);
        Drift drift = new Drift(new TreeMap<>(), 60, changes, List.of(), List.of());
        CheckReport report = CheckReport.of(ManifestTree.of("shop", new TreeMap<>(), Accepted.NOTHING), drift);

        assertThat(changes.refusals()).hasSize(60);
        assertThat(shownIn(RunReport.of(drift))).isEqualTo(SHOWN);
        assertThat(RunReport.of(drift)).contains("\n… and 10 more of 60 refusals.");
        assertThat(report.junit()).contains("60 changes are refused", "… and 10 more of 60 refusals.");
        assertThat(report.markdown()).contains("60 changes are refused").contains("more refusals; run");
    }
}
