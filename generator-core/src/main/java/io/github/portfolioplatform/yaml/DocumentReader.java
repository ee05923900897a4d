package io.github.portfolioplatform.yaml;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Builds trees from the events of a text. It never recurses, so that no nesting exhausts the stack, and counts what aliases repeat, so
 * that no text grows in memory.
 */
final class DocumentReader {

    private static final int DEEPEST_NESTING = 64;
    /** Values of one text, those that aliases repeat counted each time. */
    private static final int MOST_VALUES = 1_000_000;

    private static final String MERGE_KEY = "<<";
    /** Kubernetes reads YAML 1.1, where such a number is octal. */
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");

    private static final Schema SCHEMA = new CoreSchema();
    /** The schema would make another one for every scalar, which takes longer than to read it. */
    private static final ScalarResolver RESOLVER = SCHEMA.getScalarResolver();

    private static final Map<Tag, ConstructNode> CONSTRUCTORS = SCHEMA.getSchemaTagConstructors();
    /** What is no text if it is not in quotes. */
    private static final Set<Tag> TYPES = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private final String text;
    private final LoadSettings settings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Built> anchors = new HashMap<>();
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private Event event;

    /** A value and how many values it is made of. */
    private record Built(@Nullable Object value, int values) {}

    /** A collection whose end has not come yet; a mapping's keys and values stand in turns. */
    private record Open(boolean isMapping, Optional<Anchor> anchor, List<Built> children) {}

    /** @param withPlaces whether problems have a place, which makes reading twice as long */
    DocumentReader(String text, boolean withPlaces) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.event = new DocumentStartEvent(false, Optional.empty(), Map.of());
        this.settings = LoadSettings.builder()
                .setSchema(SCHEMA)
                .setUseMarks(withPlaces)
                .setCodePointLimit(text.length() + 1)
                // The reader copies its buffer for every 1024 characters of a long line unless all of the text fits.
                .setBufferSize(text.length() + 1)
                .build();
    }

    List<Map<String, Object>> read() {
        try {
            for (Event next : new Parse(settings).parseString(text)) {
                event = next;
                accept();
            }
            return documents;
        } catch (MarkedYamlEngineException malformed) {
            throw unreadable(malformed.getProblemMark(), "It is not YAML.");
        } catch (YamlEngineException | IllegalArgumentException malformed) {
            if (malformed instanceof UnreadableYamlException unreadable) {
                throw unreadable;
            }
            throw unreadable(Optional.empty(), "It is not YAML.");
        }
    }

    private void accept() {
        if (event instanceof DocumentStartEvent) {
            anchors.clear();
        } else if (event instanceof AliasEvent alias) {
            Built repeated = anchors.get(alias.getAlias());
            if (repeated == null) {
                throw refused("An alias stands here before the end of what it repeats.");
            }
            add(repeated);
        } else if (event instanceof ScalarEvent scalar) {
            add(anchored(scalar.getAnchor(), new Built(value(scalar), 1)));
        } else if (event instanceof CollectionStartEvent start) {
            push(start);
        } else if (event instanceof CollectionEndEvent) {
            Open closed = open.pop();
            add(anchored(closed.anchor, closed.isMapping ? mapping(closed) : sequence(closed)));
        }
    }

    private void push(CollectionStartEvent start) {
        if (open.size() == DEEPEST_NESTING) {
            throw refused("The nesting is deeper than " + DEEPEST_NESTING + " levels.");
        }
        open.push(new Open(!(start instanceof SequenceStartEvent), start.getAnchor(), new ArrayList<>()));
    }

    private Built anchored(Optional<Anchor> anchor, Built built) {
        anchor.ifPresent(name -> anchors.put(name, built));
        return built;
    }

    private void add(Built built) {
        if (!open.isEmpty()) {
            open.element().children.add(built);
        } else if (built.value instanceof Map<?, ?> map) {
            Map<String, Object> document = new LinkedHashMap<>();
            map.forEach((key, value) -> document.put((String) key, value));
            documents.add(document);
        }
    }

    private Built mapping(Open collection) {
        Map<String, Object> map = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < collection.children.size(); i += 2) {
            Object key = collection.children.get(i).value;
            Object value = collection.children.get(i + 1).value;
            if (key == null || key instanceof Map<?, ?> || key instanceof List<?> || key.equals(MERGE_KEY)) {
                throw refused("A mapping that ends here has a key that is not a name.");
            }
            if (!keys.add(key.toString())) {
                throw refused("A mapping that ends here has a key twice.");
            }
            if (value != null) {
                map.put(key.toString(), value);
            }
        }
        return new Built(map, values(collection));
    }

    private Built sequence(Open collection) {
        List<Object> list = collection.children.stream()
                .map(Built::value)
                .filter(Objects::nonNull)
                .toList();
        return new Built(list, values(collection));
    }

    private int values(Open collection) {
        long values = 1 + collection.children.stream().mapToLong(Built::values).sum();
        if (values > MOST_VALUES) {
            throw refused("Its aliases stand for more than " + MOST_VALUES + " values.");
        }
        return (int) values;
    }

    private @Nullable Object value(ScalarEvent scalar) {
        if (!scalar.isPlain() || scalar.getTag().isPresent()) {
            return scalar.getValue();
        }
        Tag tag = RESOLVER.resolve(scalar.getValue(), true);
        if (tag.equals(Tag.INT) && OCTAL.matcher(scalar.getValue()).matches()) {
            return new BigInteger(scalar.getValue(), 8);
        }
        ConstructNode constructor = TYPES.contains(tag) ? CONSTRUCTORS.get(tag) : null;
        return constructor == null
                ? scalar.getValue()
                : constructor.construct(new ScalarNode(tag, scalar.getValue(), ScalarStyle.PLAIN));
    }

    private UnreadableYamlException refused(String reason) {
        return unreadable(event.getStartMark(), reason);
    }

    private UnreadableYamlException unreadable(Optional<Mark> mark, String reason) {
        boolean conflict = text.startsWith("<<<<<<< ") || text.contains("\n<<<<<<< ");
        return new UnreadableYamlException(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                conflict ? "It holds the marks of a merge conflict." : reason);
    }
}
