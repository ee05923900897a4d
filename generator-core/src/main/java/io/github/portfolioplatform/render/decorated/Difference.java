package io.github.portfolioplatform.render.decorated;

import org.jspecify.annotations.Nullable;

/**
 * A field that decorators added, changed or removed.
 *
 * @param path the field
 * @param before what was rendered; null if nothing was
 * @param after what the decorators made of it; null if they removed it
 */
record Difference(FieldPath path, @Nullable Object before, @Nullable Object after) {

    boolean isAddition() {
        return before == null;
    }

    /** {@return a sentence without values, which may be secret} */
    String text() {
        String verb = before == null ? "add " : after == null ? "remove " : "change ";
        return "They " + verb + path + ".";
    }
}
