package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The portfolio of an example, edited as people edit it. Each edit gives another. */
record Spec(String text) {

    private static final int MOST_KEPT = 50;

    /** Rendering takes longer than comparing, and tests begin with the same specs. */
    private static final Map<String, Tree> RENDERED = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tree> eldest) {
            return size() > MOST_KEPT;
        }
    };

    static Spec of(Scenario example) {
        try {
            return new Spec(Files.readString(example.input()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Spec replace(String old, String now) {
        assertThat(text).contains(old);
        return new Spec(text.replace(old, now));
    }

    /** Without the lines from the first to the other, which stays. */
    Spec without(String first, String next) {
        int start = text.indexOf(first);
        int end = next.isEmpty() ? text.length() : text.indexOf(next, start);
        assertThat(start).as(first).isNotNegative();
        assertThat(end).as(next).isNotNegative();
        return new Spec(text.substring(0, start) + text.substring(end));
    }

    /** {@return what it renders, which is kept for the next test that asks} */
    Tree rendered() {
        synchronized (RENDERED) {
            return RENDERED.computeIfAbsent(text, Spec::render);
        }
    }

    private static Tree render(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        SortedMap<String, byte[]> files = new TreeMap<>();
        PortfolioGenerator.of(PortfolioSpec.read("portfolio.yaml", content))
                .readFrom("portfolio.yaml")
                .render()
                .texts()
                .forEach((path, file) -> files.put(path.toString(), file.getBytes(StandardCharsets.UTF_8)));
        return new Tree(Collections.unmodifiableSortedMap(files));
    }
}
