package io.github.portfolioplatform.model;

import io.github.portfolioplatform.model.Posture.Choice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Postures that no key of a spec asks for. */
public final class Postures {

    private Postures() {}

    /** {@return the postures of all sets of choices that have what they need} */
    public static List<Posture> allowed() {
        List<Posture> postures = new ArrayList<>();
        for (int bits = 0; bits < 1 << Choice.values().length; bits++) {
            Set<Choice> choices = EnumSet.noneOf(Choice.class);
            for (Choice choice : Choice.values()) {
                if ((bits & 1 << choice.ordinal()) != 0) {
                    choices.add(choice);
                }
            }
            if (choices.stream().allMatch(choice -> choices.containsAll(choice.needs()))) {
                postures.add(Posture.of(choices));
            }
        }
        return postures;
    }

    /** {@return the environment in that posture} */
    public static Environment in(Environment environment, Posture posture) {
        return environment.in(posture);
    }
}
