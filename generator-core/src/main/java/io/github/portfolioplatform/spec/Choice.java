package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.Suggestion;
import io.github.portfolioplatform.spec.SpecNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of which exactly one key is written. What is false is not chosen. */
final class Choice {

    private Choice() {}

    /** {@return what is wrong with the values, a sentence; empty if the shape is no choice, or one is chosen} */
    static Optional<String> problemOf(Shape shape, Map<String, SpecNode> values) {
        long chosen = values.values().stream().filter(value -> !isFalse(value)).count();
        return shape.isChoice() && chosen != 1
                ? Optional.of((chosen == 0 ? "None" : "More than one") + " of " + String.join(", ", shape.names())
                        + " is chosen.")
                : Optional.empty();
    }

    /** {@return what to write instead of a value that is none of the choices} */
    static String fix(String written, List<String> choices) {
        return Suggestion.of(written, choices)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Write " + String.join(" or ", choices) + ".");
    }

    private static boolean isFalse(SpecNode value) {
        return value instanceof Scalar scalar
                && scalar.isTruthValue()
                && scalar.text().equalsIgnoreCase("false");
    }
}
