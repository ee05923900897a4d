package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value may be as long as a file: it is refused with a place, whichever key it belongs to, and never by an error of the JVM. */
class LongValueTest {

    private static final int LENGTH = 100_000;
    private static final List<String> PIECES = List.of("a", "1h", "a.", "/a", "{portfolio}/", "1,");
    private static final int STEP = 5;
    private static final int LONGEST_MESSAGE = 50_000;

    @Test
    void a_long_value_of_any_key_is_refused_with_a_place() {
        List<String> accepted = new ArrayList<>();
        List<SpecValues.Spot> spots = SpecValues.all();

        for (int i = 0; i < spots.size(); i++) {
            String piece = PIECES.get(i % PIECES.size());
            String spec = SpecValues.with(List.of(spots.get(i)), piece.repeat(LENGTH / piece.length()));
            try {
                Specs.read(spec);
                accepted.add(spots.get(i).toString());
            } catch (PortfolioException refusal) {
                assertThat(refusal.problems()).allMatch(problem -> problem.place() instanceof Place.InFile);
                assertThat(refusal.getMessage().length()).as("%s", spots.get(i)).isLessThan(LONGEST_MESSAGE);
            }
        }

        assertThat(spots).hasSizeGreaterThan(200);
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void long_values_of_many_keys_at_once_are_no_error(String piece) {
        List<SpecValues.Spot> values =
                SpecValues.all().stream().filter(spot -> !spot.isKey()).toList();

        for (int first = 0; first < STEP; first++) {
            List<SpecValues.Spot> some = new ArrayList<>();
            for (int i = first; i < values.size(); i += STEP) {
                some.add(values.get(i));
            }
            String spec = SpecValues.with(some, piece.repeat(LENGTH / piece.length()));

            PortfolioException refusal = Specs.refusalOf(spec);

            assertThat(refusal.getMessage().length()).isLessThan(some.size() * LONGEST_MESSAGE);
        }
    }

    private static List<String> pieces() {
        return PIECES;
    }
}
