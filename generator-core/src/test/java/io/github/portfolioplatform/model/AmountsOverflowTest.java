package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A factory refuses what cannot be counted in 64 bits as the reader of texts does. */
class AmountsOverflowTest {

    static Stream<LongFunction<?>> factories() {
        return Stream.of(
                Memory::mebibytes,
                Memory::gibibytes,
                Storage::mebibytes,
                Storage::gibibytes,
                Cpu::cores,
                TimeSpan::hours,
                TimeSpan::minutes);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void too_much_is_an_invalid_value(LongFunction<?> factory) {
        assertThat(factory.apply(2)).isNotNull();
        assertThatThrownBy(() -> factory.apply(Long.MAX_VALUE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'" + Long.MAX_VALUE);
        assertThatThrownBy(() -> factory.apply(Long.MIN_VALUE / 2)).isInstanceOf(InvalidValueException.class);
    }
}
