package io.github.portfolioplatform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferingLinesTest {

    @Test
    void shows_what_lies_between_the_first_and_the_last_difference() {
        assertThat(DifferingLines.of("a.yaml", "1\n2\nold\n4\n", "1\n2\nnew\nnewer\n4\n"))
                .containsExactly("a.yaml, line 3", "  - old", "  + new", "  + newer");
    }

    @Test
    void a_line_that_is_there_twice_is_not_counted_twice() {
        assertThat(DifferingLines.of("a", "1\n1\n", "1\n1\n1\n")).containsExactly("a, line 3", "  + 1");
    }

    @Test
    void shows_line_ends_that_cannot_be_seen() {
        assertThat(DifferingLines.of("a", "1\n2\n", "1\r\n2"))
                .containsExactly("a, line 1", "  - 1", "  - 2", "  + 1␍", "  + 2␄");
    }

    @Test
    void long_differences_are_cut() {
        assertThat(DifferingLines.of("a", "", "line\n".repeat(20))).hasSize(14).endsWith("  + line", "  + … 8 more");
    }
}
