package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.Arrays;
import java.util.List;

/** The shapes of what a reviewer decides: risky changes that are accepted, and instances that are gone. */
final class DecisionShapes {

    static final Shape ACCEPTED = new Shape(
            "an accepted change",
            List.of(
                    Shape.required("instance", Shape.Type.TEXT, "The instance that changes."),
                    Shape.optional(
                            "environment",
                            Shape.Type.TEXT,
                            "Where it is accepted; in all environments if it is not written."),
                    Shape.choice("change", "What is accepted.", riskyChanges()),
                    Shape.required("to", Shape.Type.AMOUNT, "The new value that is accepted, as the refusal shows it."),
                    Shape.required("reason", Shape.Type.TEXT, "Why it is right, for the reviewer.")));

    static final Shape TOMBSTONE = new Shape(
            "a tombstone",
            List.of(
                    Shape.required("instance", Shape.Type.TEXT, "The instance that is gone, with its data."),
                    Shape.optional(
                            "environment",
                            Shape.Type.TEXT,
                            "Where it is gone; in all environments if it is not written."),
                    Shape.required("reason", Shape.Type.TEXT, "Why, and what became of the data, for the reviewer.")));

    private DecisionShapes() {}

    private static List<String> riskyChanges() {
        return Arrays.stream(RiskyChange.values()).map(RiskyChange::id).toList();
    }
}
