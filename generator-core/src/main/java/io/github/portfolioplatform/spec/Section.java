package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.VisibleText;
import io.github.portfolioplatform.spec.SpecNode.Entry;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import io.github.portfolioplatform.spec.SpecNode.Scalar;
import io.github.portfolioplatform.spec.SpecNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A mapping of the spec while it is read: hands out values by key and reports what is wrong with them. */
final class Section {

    private static final String A_TEXT = Shape.Type.TEXT.inWords();

    private final Mapping mapping;
    private final ModelPath path;
    private final Shape shape;
    private final Problems problems;
    private final Places places;
    private final Map<String, SpecNode> values = new LinkedHashMap<>();
    private final Map<String, Place.InFile> keys = new HashMap<>();

    Section(Mapping mapping, ModelPath path, Shape shape, Problems problems, Places places) {
        this.mapping = mapping;
        this.path = path;
        this.shape = shape;
        this.problems = problems;
        this.places = places;
        places.put(path, mapping.place());
        mapping.entries().forEach(this::register);
        checkChoice();
    }

    private void register(Entry entry) {
        String name = entry.key().text();
        if (shape.key(name).isEmpty() || !VisibleText.isVisible(name)) {
            if (!(entry.value() instanceof Scalar value && value.isRefused())) {
                unknown(entry);
            }
        } else if (values.putIfAbsent(name, entry.value()) != null) {
            report("key-is-unique", entry.key().place(), "'" + name + "' is written twice.", "Remove one of the two.");
        } else {
            keys.put(name, entry.key().place());
            places.put(path.field(name), entry.value().place());
        }
    }

    private void unknown(Entry entry) {
        UnknownKey key = new UnknownKey(entry, shape);
        key.meant().ifPresent(name -> places.markUnread(path.field(name)));
        problems.add(key.problem());
    }

    ModelPath path() {
        return path;
    }

    /** Reports the key if it is not written. */
    Section require(String name) {
        Shape.Key key = known(name);
        if (!values.containsKey(key.name()) && !places.isUnread(path.field(name))) {
            lost(key, "required-value", mapping.place(), key.name() + " is missing.", key.demand());
        }
        return this;
    }

    /** {@return whether the key is written, with whatever value} */
    boolean has(String name) {
        return values.containsKey(name);
    }

    private void checkChoice() {
        Choice.problemOf(shape, values).ifPresent(what -> {
            places.markUnread(path);
            report("source-is-one", mapping.place(), what, "Choose exactly one of them.");
        });
    }

    /** Reports those of the keys that are written. */
    void refuse(List<String> names, String what, String fix) {
        names.stream()
                .filter(values::containsKey)
                .forEach(name -> report(
                        "profile-fits",
                        Objects.requireNonNull(keys.get(name), "it was registered"),
                        name + ": " + what,
                        fix));
    }

    Optional<String> text(String name) {
        return value(name, "text-is-visible", text -> ReadText.oneLine(name, text));
    }

    /** {@return the text, which may have several lines} */
    Optional<String> lines(String name) {
        return value(name, "text-is-visible", text -> ReadText.lines(name, text));
    }

    /** {@return the value of that key, read by {@code parser}; empty if it is not written or was reported} */
    <T> Optional<T> value(String name, Function<String, T> parser) {
        return value(name, "value-is-valid", parser);
    }

    private <T> Optional<T> value(String name, String rule, Function<String, T> parser) {
        Shape.Key key = known(name);
        return scalar(key).flatMap(scalar -> parsed(key, scalar, rule, parser));
    }

    private <T> Optional<T> parsed(Shape.Key key, Scalar scalar, String rule, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (InvalidValueException invalid) {
            lost(key, rule, scalar.place(), invalid.what(), invalid.fix());
            return Optional.empty();
        }
    }

    private Optional<Scalar> scalar(Shape.Key key) {
        SpecNode node = values.get(key.name());
        if (node instanceof Scalar scalar && isReadable(scalar, key)) {
            if (key.choices().isEmpty() || key.choices().contains(scalar.text())) {
                return Optional.of(scalar);
            }
            otherChoice(key, scalar);
        } else if (node != null) {
            wrongType(key, node);
        }
        return Optional.empty();
    }

    private static boolean isReadable(Scalar scalar, Shape.Key key) {
        return scalar.isText() || (scalar.isNumber() && key.type() == Shape.Type.AMOUNT);
    }

    private void otherChoice(Shape.Key key, Scalar scalar) {
        String what = Problem.quoted(scalar.text()) + " is not a value of " + key.name() + ".";
        lost(key, "value-is-known", scalar.place(), what, Choice.fix(scalar.text(), key.choices()));
    }

    private void wrongType(Shape.Key key, SpecNode node) {
        if (node instanceof Scalar scalar && scalar.isRefused()) {
            places.markUnread(path.field(key.name()));
            return;
        }
        if (node instanceof Scalar scalar && scalar.isNull()) {
            lost(key, "value-is-given", node.place(), key.name() + " has no value.", "Write one or remove the key.");
            return;
        }
        String wanted = key.type().inWords();
        String what = key.name() + " must be " + wanted + ", but is " + node.title() + ".";
        lost(key, "value-has-type", node.place(), what, remedy(node, wanted));
    }

    private static String remedy(SpecNode node, String wanted) {
        if (node instanceof Scalar scalar && wanted.equals(A_TEXT)) {
            return scalar.isTagged() ? "Remove the tag." : "Put it in quotes.";
        }
        return "Write " + wanted + ".";
    }

    /** {@return whether the flag of that name is written and true} */
    boolean flag(String name) {
        Shape.Key key = known(name);
        SpecNode node = values.get(key.name());
        if (node instanceof Scalar scalar && scalar.isTruthValue()) {
            return scalar.text().equalsIgnoreCase("true");
        }
        if (node != null) {
            wrongType(key, node);
        }
        return false;
    }

    /** {@return the texts below that key, by the names that the author chose} */
    SortedMap<String, String> texts(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        section(name, mapping -> Shape.ofNames(name, mapping, Shape.Type.TEXT))
                .ifPresent(below ->
                        below.shape.names().forEach(key -> below.lines(key).ifPresent(text -> texts.put(key, text))));
        return texts;
    }

    /** {@return the mappings below that key, by the names that the author chose, in the order of the file} */
    Map<String, Section> named(String name, Shape shapeOfEach) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(name, mapping -> Shape.ofNames(name, mapping, Shape.Type.NAMED_SECTION))
                .ifPresent(below -> below.addNamed(shapeOfEach, sections));
        return sections;
    }

    /** What is wrong with a mapping as a whole is wrong with its name. */
    private void addNamed(Shape shapeOfEach, Map<String, Section> sections) {
        for (String key : shape.names()) {
            section(key, shapeOfEach).ifPresent(section -> {
                places.put(section.path, Objects.requireNonNull(keys.get(key), "it was registered"));
                sections.put(key, section);
            });
        }
    }

    Optional<Section> section(String name, Shape shapeOfValue) {
        return section(name, mapping -> shapeOfValue);
    }

    private Optional<Section> section(String name, Function<Mapping, Shape> shapeOfValue) {
        Shape.Key key = known(name);
        SpecNode node = values.get(key.name());
        if (node instanceof Scalar scalar && scalar.isNull() && key.type() == Shape.Type.NAMED_SECTION) {
            node = new Mapping(scalar.place(), List.of());
        }
        if (node instanceof Mapping value) {
            return Optional.of(new Section(value, path.field(name), shapeOfValue.apply(value), problems, places));
        }
        if (node != null) {
            wrongType(key, node);
        }
        return Optional.empty();
    }

    List<Section> sections(String name, Function<Mapping, Shape> shapeOfItem) {
        List<Section> sections = new ArrayList<>();
        List<SpecNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            ModelPath item = path.field(name).item(i);
            if (items.get(i) instanceof Mapping value) {
                sections.add(new Section(value, item, shapeOfItem.apply(value), problems, places));
            } else {
                wrongItem(name, item, items.get(i), "a mapping", "Write its keys below each other.");
            }
        }
        return sections;
    }

    /** {@return the texts of that list} */
    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        for (SpecNode item : items(name)) {
            if (item instanceof Scalar scalar && scalar.isText()) {
                parsed(known(name), scalar, "text-is-visible", text -> ReadText.lines(name, text))
                        .ifPresent(texts::add);
            } else {
                wrongItem(name, path.field(name), item, A_TEXT, remedy(item, A_TEXT));
            }
        }
        return texts;
    }

    private List<SpecNode> items(String name) {
        Shape.Key key = known(name);
        SpecNode node = values.get(key.name());
        if (node instanceof Sequence list) {
            return list.items();
        } else if (node != null) {
            wrongType(key, node);
        }
        return List.of();
    }

    private void wrongItem(String name, ModelPath unread, SpecNode item, String wanted, String fix) {
        places.markUnread(unread);
        if (!(item instanceof Scalar scalar && scalar.isRefused())) {
            String what = "Each of " + name + " must be " + wanted + ", but this is " + item.title() + ".";
            report("value-has-type", item.place(), what, fix);
        }
    }

    /** {@return whether the mapping may have that key} */
    boolean mayHave(String key) {
        return shape.names().contains(key);
    }

    private Shape.Key known(String name) {
        return shape.key(name).orElseThrow(() -> new IllegalStateException(shape.title() + " has no key " + name));
    }

    private void lost(Shape.Key key, String id, Place.InFile place, String what, String fix) {
        places.markUnread(path.field(key.name()));
        report(id, place, what, fix);
    }

    private void report(String id, Place.InFile place, String what, String fix) {
        problems.add(new Problem(id, place, what, fix));
    }
}
