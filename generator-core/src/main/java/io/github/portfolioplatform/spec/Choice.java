package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.spec.SpecNode.Scalar;
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

    private static boolean isFalse(SpecNode value) {
        return value instanceof Scalar scalar
                && scalar.isTruthValue()
                && scalar.text().equalsIgnoreCase("false");
    }
}
