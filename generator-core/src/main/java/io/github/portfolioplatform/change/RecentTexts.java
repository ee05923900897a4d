package io.github.portfolioplatform.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was found in texts that came lately. The instances of an engine hold the same scripts, before a change and after it, and each takes
 * long to read. Only so many are kept that a large tree never is in memory as a whole.
 *
 * @param <V> what is found in a text
 */
final class RecentTexts<V> {

    private static final int MOST = 500;

    /** Reading a shorter text costs as little as keeping it. */
    private static final int SHORTEST = 100;

    private final Function<String, V> reader;

    private final Map<String, V> found = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    /** @param reader depends on the text alone */
    RecentTexts(Function<String, V> reader) {
        this.reader = reader;
    }

    V of(String text) {
        return text.length() < SHORTEST ? reader.apply(text) : found.computeIfAbsent(text, reader);
    }
}
