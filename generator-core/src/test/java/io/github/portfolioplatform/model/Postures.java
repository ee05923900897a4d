package io.github.portfolioplatform.model;

import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every posture that is allowed, and environments in them: specs know development and production alone. */
public final class Postures {

    private Postures() {}

    /** {@return the postures of all sets of choices in which each has what it needs} */
    public static List<Posture> allowed() {
        List<Posture> postures = new ArrayList<>();
        List<Choice> choices = Arrays.asList(Choice.values());
        for (int set = 0; set < 1 << choices.size(); set++) {
            Set<Choice> made = EnumSet.noneOf(Choice.class);
            for (Choice choice : choices) {
                if ((set >> choice.ordinal() & 1) == 1) {
                    made.add(choice);
                }
            }
            try {
                postures.add(Posture.of(made));
            } catch (InvalidValueException needsAnother) {
                // A choice without what it needs is none that can be made.
                continue;
            }
        }
        return postures;
    }

    /** {@return the environment in that posture} */
    public static Environment in(Environment environment, Posture posture) {
        return environment.in(posture);
    }
}
