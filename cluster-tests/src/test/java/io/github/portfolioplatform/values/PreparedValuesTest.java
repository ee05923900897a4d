package io.github.portfolioplatform.values;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a spec accepts, applies: compared with the verdicts that {@link ValuesIT} has written into the repository. */
class PreparedValuesTest {

    /** Each value is rendered to be compared, so all tests share them. */
    private static final Map<Kind, List<Judged>> ALL = read();

    private static Map<Kind, List<Judged>> read() {
        try {
            return PreparedValues.read().stream().collect(groupingBy(Judged::kind));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_spec_accepts_others_accept_too(Kind kind) {
        assertThat(ALL.getOrDefault(kind, List.of()))
                .hasSizeGreaterThanOrEqualTo(PreparedValues.OF_A_KIND)
                .anyMatch(Judged::isAccepted)
                .anyMatch(judged -> !judged.isAccepted())
                .allSatisfy(judged ->
                        assertThat(judged.problem()).as(judged.toString()).isEmpty());
    }

    @Test
    void each_kind_is_made_of_values_that_are_accepted_and_some_at_the_border() {
        assertThat(Arrays.stream(Kind.values()))
                .allSatisfy(kind -> assertThat(kind.examples())
                        .as(kind.toString())
                        .anyMatch(value -> kind.rendered(value).isPresent()));
    }
}
