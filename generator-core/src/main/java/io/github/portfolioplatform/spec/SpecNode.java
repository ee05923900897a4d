package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.Place;
import java.util.List;
import java.util.Optional;

/** A piece of YAML with its place. */
sealed interface SpecNode {

    Place.InFile place();

    /** What the node is, for messages: "a list". */
    String title();

    /** A mapping; keys in the order of the file, repeated keys included. */
    record Mapping(Place.InFile place, List<Entry> entries) implements SpecNode {

        /** {@return the text of that key, whatever else is wrong with the mapping} */
        Optional<String> textOf(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .map(Entry::value)
                    .filter(Scalar.class::isInstance)
                    .map(value -> ((Scalar) value).text())
                    .findFirst();
        }

        @Override
        public String title() {
            return "a mapping";
        }
    }

    /** One key of a mapping and its value. */
    record Entry(Scalar key, SpecNode value) {}

    /** A list. */
    record Sequence(Place.InFile place, List<SpecNode> items) implements SpecNode {
        @Override
        public String title() {
            return "a list";
        }
    }

    /** A single value: its characters as written, and how YAML 1.2 reads them. */
    record Scalar(Place.InFile place, String text, Kind kind) implements SpecNode {
        @Override
        public String title() {
            return kind.title;
        }

        boolean isText() {
            return kind == Kind.TEXT;
        }

        boolean isNull() {
            return kind == Kind.NULL;
        }

        boolean isRefused() {
            return kind == Kind.REFUSED;
        }

        boolean isTagged() {
            return kind == Kind.OTHER;
        }

        boolean isTruthValue() {
            return kind == Kind.BOOLEAN;
        }

        boolean isNumber() {
            return kind == Kind.NUMBER;
        }
    }

    /** How YAML 1.2 reads a scalar. */
    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("empty"),
        OTHER("a value with a tag"),
        /** Stands for something that was refused already; nobody complains about it again. */
        REFUSED("refused");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }
}
