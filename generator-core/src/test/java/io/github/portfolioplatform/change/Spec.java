package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** The portfolio of an example, edited as people edit it. Each edit gives another. */
record Spec(String text) {

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

    Tree rendered() {
        Tree tree = Tree.EMPTY;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<?, String> file : PortfolioGenerator.renderFrom(
                        "portfolio.yaml", PortfolioSpec.read("portfolio.yaml", content))
                .texts()
                .entrySet()) {
            tree = tree.with(file.getKey().toString(), file.getValue());
        }
        return tree;
    }
}
