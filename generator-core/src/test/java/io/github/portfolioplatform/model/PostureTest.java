package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The choices of a posture, and what they need of each other. */
class PostureTest {

    private static Stream<Posture> presets() {
        return Stream.of(Posture.DEVELOPMENT, Posture.PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void each_preset_includes_what_its_choices_need(Posture preset) {
        assertThat(preset.choices())
                .allSatisfy(choice -> assertThat(preset.choices()).containsAll(choice.needs()));
    }

    @Test
    void development_makes_no_choice_and_production_makes_all() {
        assertThat(Posture.DEVELOPMENT.choices()).isEmpty();
        assertThat(Posture.PRODUCTION.choices()).containsExactly(Choice.values());
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void no_choice_needs_itself_in_the_end(Choice choice) {
        Set<Choice> needed = EnumSet.noneOf(Choice.class);
        choice.needs().forEach(need -> collect(need, needed));

        assertThat(needed).doesNotContain(choice);
    }

    private static void collect(Choice choice, Set<Choice> collected) {
        if (collected.add(choice)) {
            choice.needs().forEach(need -> collect(need, collected));
        }
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void a_choice_without_what_it_needs_is_refused(Choice choice) {
        Set<Choice> alone = EnumSet.of(choice);

        if (choice.needs().isEmpty()) {
            assertThat(Posture.of(alone).includes(choice)).isTrue();
        } else {
            assertThatThrownBy(() -> Posture.of(alone))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining(choice + " needs " + choice.needs().get(0) + ".");
        }
    }
}
