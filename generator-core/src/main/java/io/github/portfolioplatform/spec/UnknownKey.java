package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import io.github.portfolioplatform.problem.VisibleText;
import io.github.portfolioplatform.spec.SpecNode.Entry;
import io.github.portfolioplatform.spec.SpecNode.Scalar;
import java.util.Optional;

/** What stands where a key should, and is none of the mapping. */
record UnknownKey(Entry entry, Shape shape) {

    private static final String NO_PART_OF_A_KEY = "[^\\w<-]";

    /** {@return the key that the author may have meant} */
    Optional<String> meant() {
        return isVisible() ? Suggestion.of(word(), shape.names()) : Optional.empty();
    }

    private boolean isVisible() {
        return VisibleText.isVisible(entry.key().text());
    }

    Problem problem() {
        if (!isVisible()) {
            return new Problem(
                    "text-is-visible",
                    entry.key().place(),
                    "This key has an invisible character, such as a line end.",
                    "Write one line of visible characters.");
        }
        String fix = meant().map(name -> "Did you mean '" + name + "'?")
                .orElse("Remove it, or write one of " + String.join(", ", shape.names()) + ".");
        return new Problem(
                "key-is-known", entry.key().place(), shown() + " is not a key of " + shape.title() + ".", fix);
    }

    private String word() {
        return entry.key().text().split(NO_PART_OF_A_KEY, 2)[0];
    }

    /**
     * What is no key is shown only as far as it looks like one, and not at all without a value: a blank, colon or comma in the wrong
     * place makes a key of a password.
     */
    private String shown() {
        if (meant().isEmpty() && entry.value() instanceof Scalar value && value.isNull()) {
            return "What stands here without a value";
        }
        String word = word();
        return Problem.quoted(word.equals(entry.key().text()) ? word : word + "…");
    }
}
