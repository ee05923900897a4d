package io.github.portfolioplatform.document;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A text that grows piece by piece and stays short enough for a comment. Each section has a share of the room; what it does not need, those
 * after it may use.
 */
final class Excerpt {

    private final StringBuilder text = new StringBuilder();
    private int room;

    /** Adds room for what comes next, in characters. */
    Excerpt room(int share) {
        room += share;
        return this;
    }

    /** Adds what must be there: headings and ends, which are short. */
    Excerpt add(String frame) {
        text.append(frame);
        return this;
    }

    /** Adds as many pieces as there is room for, and then how many are left. */
    Excerpt addAll(List<String> pieces, IntFunction<String> more) {
        return addAll(pieces, pieces.size(), more);
    }

    /** Adds as many pieces as there is room for, no more than {@code most}, and then how many are left. */
    Excerpt addAll(List<String> pieces, int most, IntFunction<String> more) {
        int shown = 0;
        while (shown < Math.min(pieces.size(), most)
                && text.length() + pieces.get(shown).length() <= room) {
            text.append(pieces.get(shown));
            shown++;
        }
        if (shown < pieces.size()) {
            text.append(more.apply(pieces.size() - shown));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
