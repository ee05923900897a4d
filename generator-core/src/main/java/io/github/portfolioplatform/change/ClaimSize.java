package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Optional;

/**
 * The size of a claim that was and is.
 *
 * @param from the storage that it asked for, {@code 1Gi}
 * @param to the storage that it asks for now
 */
record ClaimSize(String from, String to) {

    static final String FIELD = "spec.resources.requests.storage";

    private static final String[] PATH = FIELD.split("\\.");

    /** {@return the sizes of the claim; empty if one of them is not said} */
    static Optional<ClaimSize> of(Pair claim) {
        Optional<String> from = claim.before().flatMap(before -> before.fields().text(PATH));
        Optional<String> to = claim.after().flatMap(after -> after.fields().text(PATH));
        return from.flatMap(was -> to.map(is -> new ClaimSize(was, is)));
    }

    boolean grows() {
        return order() > 0;
    }

    boolean shrinks() {
        return order() < 0;
    }

    /** What is no quantity cannot be called larger. */
    private int order() {
        try {
            return Quantity.parse(to).compareTo(Quantity.parse(from));
        } catch (InvalidValueException noQuantity) {
            return to.equals(from) ? 0 : -1;
        }
    }

    @Override
    public String toString() {
        return from + " → " + to;
    }
}
