package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void shows_a_change_with_three_lines_around_it() {
        String diff = LineDiff.of("1\n2\n3\n4\n5\nold\n7\n8\n9\n10\n", "1\n2\n3\n4\n5\nnew\n7\n8\n9\n10\n");

        assertThat(diff).isEqualTo("""
                        --- expected
                        +++ actual
                        @@ line 3 @@
                         3
                         4
                         5
                        -old
                        +new
                         7
                         8
                         9
                        """);
    }

    @Test
    void shows_line_ends_that_cannot_be_seen() {
        String diff = LineDiff.of("a\nb\n", "a\r\nb");

        assertThat(diff).contains("-a\n").contains("+a␍\n").contains("-b\n").contains("+b␄\n");
    }
}
