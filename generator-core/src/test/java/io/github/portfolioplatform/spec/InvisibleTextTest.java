package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.document.CheckReport;
import io.github.portfolioplatform.document.ConnectionReport;
import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A control character in any value or key reaches no file, no document, no report and no message. */
class InvisibleTextTest {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zqx\u001b[31m\u202e\u2028\u0085 end\n\n# zqx\n- x",
                "zqx <b>|[x](javascript:y) www.example.com `"
            })
    void a_payload_in_any_value_is_refused_or_shown_harmlessly(String payload) {
        List<SpecValues.Spot> accepted = new ArrayList<>();
        for (SpecValues.Spot spot : SpecValues.all()) {
            try {
                Specs.read(SpecValues.with(List.of(spot), payload));
                accepted.add(spot);
            } catch (PortfolioException refusal) {
                CheckReport report = CheckReport.of(refusal, Scenario.GOALS);
                harmless(spot, List.of(refusal.getMessage(), report.junit(), report.markdown()));
            }
        }
        if (!VisibleText.areVisibleLines(payload)) {
            assertThat(accepted).as("in spite of its invisible characters").isEmpty();
        }
        accepted.removeIf(SpecValues.Spot::isKey);
        harmless(accepted, outputs(SpecValues.with(accepted, payload)));
    }

    private static void harmless(Object where, List<String> texts) {
        for (String text : texts) {
            assertThat(INVISIBLE.matcher(text).find()).as("%s: %s", where, text).isFalse();
            assertThat(text).as("%s", where).doesNotContain("\n# zqx", "\n- x", Problem.DEFECT);
        }
    }

    /** All files, with the documents among them, and what the goals print; or why they are refused as a whole. */
    private static List<String> outputs(String spec) {
        try {
            Portfolio portfolio = Specs.read(spec);
            List<String> texts = new ArrayList<>(
                    PortfolioGenerator.of(portfolio).render().texts().values());
            texts.add(TotalsReport.of(portfolio.environments()).table());
            texts.add(TotalsReport.of(portfolio.environments()).json());
            texts.add(ConnectionReport.of(portfolio.environments()).masked());
            return texts;
        } catch (PortfolioException refusal) {
            return List.of(refusal.getMessage());
        }
    }

    private static Stream<Consumer<PortfolioBuilder>> texts_of_java() {
        String text = "a\u001b[31m\nb";
        return Stream.of(
                portfolio -> portfolio.accept(AcceptedChange.of(RiskyChange.STORAGE_SHRINKS, "redis", "3Gi", text)),
                portfolio -> portfolio.accept(AcceptedChange.of(RiskyChange.STORAGE_SHRINKS, "redis", text, "b")),
                portfolio -> portfolio.tombstone(Tombstone.of(text, "b")),
                portfolio -> portfolio.tombstone(Tombstone.of("old", text)),
                portfolio -> portfolio.add(redis("other").sharedWith("B", text)),
                portfolio -> portfolio.add(redis("other").sharedWith(text, "b")));
    }

    private static RedisBuilder redis(String name) {
        return Redis.builder(name).application("A").password(Password.of("of_" + name));
    }

    @ParameterizedTest
    @MethodSource("texts_of_java")
    void java_may_not_say_it_either(Consumer<PortfolioBuilder> saying) {
        PortfolioBuilder portfolio = Portfolio.builder("platform").add(redis("redis"));

        saying.accept(portfolio);

        assertThat(portfolio.problems()).extracting(Problem::id).contains("text-is-visible");
    }
}
