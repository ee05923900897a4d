package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.spec.SpecNode.Entry;
import io.github.portfolioplatform.spec.SpecNode.Kind;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import io.github.portfolioplatform.spec.SpecNode.Scalar;
import io.github.portfolioplatform.spec.SpecNode.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Builds the tree of one YAML document from its events. It never recurses, so that no nesting exhausts the stack, and refuses
 * aliases, so that no document grows in memory beyond its text.
 */
final class SpecParser {

    private static final int DEEPEST_NESTING = 32;
    /** Git's marks have seven characters or more. One of them is enough: people delete some and overlook the others. */
    private static final Pattern CONFLICT_MARK =
            Pattern.compile("^(?:[<>]{7,}+ |[|]{7,}+(?: |\\r?$)|={7,}+\\r?$)", Pattern.MULTILINE);

    private static final Schema SCHEMA = new CoreSchema();
    /** The schema would make another one for every scalar, which takes longer than to read it. */
    private static final ScalarResolver RESOLVER = SCHEMA.getScalarResolver();

    private final String file;
    private final Problems problems;
    private final LoadSettings settings;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<SpecNode> root = Optional.empty();
    private Place.InFile lastRead;

    /** A collection whose end has not come yet; a mapping's keys and values stand in turns. */
    private record Open(boolean isMapping, Place.InFile place, List<SpecNode> children) {}

    private SpecParser(String file, int longestText, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.lastRead = new Place.InFile(file, 1, 1);
        this.settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(SCHEMA)
                .setCodePointLimit(longestText)
                // The reader copies its buffer for every 1024 characters of a long line unless all of the text fits.
                .setBufferSize(longestText)
                .build();
    }

    /**
     * Reads the text.
     *
     * @return the document, empty if there is none
     * @throws PortfolioException if the text is not YAML or too deep to go on
     */
    static Optional<SpecNode> parse(String file, String text, Problems problems) {
        refuseConflictMarks(file, text);
        SpecParser parser = new SpecParser(file, text.length() + 1, problems);
        try {
            for (Event event : new Parse(parser.settings).parseString(text)) {
                parser.accept(event);
            }
        } catch (MarkedYamlEngineException malformed) {
            throw parser.malformed(parser.place(malformed.getProblemMark()), parser.explained(malformed));
        } catch (ReaderException unreadable) {
            throw parser.malformed(
                    parser.placeAt(unreadable.getPosition(), text),
                    String.format(Locale.ROOT, "the character U+%04X is not allowed", unreadable.getCodePoint()));
        } catch (YamlEngineException malformed) {
            throw parser.malformed(parser.place(Optional.empty()), String.valueOf(malformed.getMessage()));
        } catch (IllegalArgumentException beyondUnicode) {
            // The parser lets it pass for escapes such as \\UFFFFFFFF, without their place.
            throw parser.malformed(parser.lastRead, "an escape names no character");
        }
        return parser.root;
    }

    /** No line of a portfolio begins so, and the parser would complain of some other line. */
    private static void refuseConflictMarks(String file, String text) {
        Matcher mark = CONFLICT_MARK.matcher(text);
        if (mark.find()) {
            int line = 1
                    + (int) text.substring(0, mark.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new PortfolioException(List.of(new Problem(
                    "yaml-is-well-formed",
                    new Place.InFile(file, line, 1),
                    "These are git's conflict marks (<<<<<<<, =======, >>>>>>>): two branches changed the same lines.",
                    "Keep what is right of both sides, delete the marks, and render again, which writes the rendered"
                            + " files.")));
        }
    }

    private void accept(Event event) {
        lastRead = place(event.getEndMark());
        refuseWhatNoSpecNeeds(event);
        if (event instanceof AliasEvent) {
            add(new Scalar(place(event), "", Kind.REFUSED));
        } else if (event instanceof ScalarEvent scalar) {
            add(scalar(scalar));
        } else if (event instanceof CollectionStartEvent) {
            push(event);
        } else if (event instanceof CollectionEndEvent) {
            add(closed(open.pop()));
        }
    }

    private void refuseWhatNoSpecNeeds(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            refuse(
                    place(event),
                    "Anchors and aliases are not read.",
                    "Write the value itself; what instances have in common goes under engines:.");
        }
        if (event instanceof DocumentStartEvent && root.isPresent()) {
            refuse(place(event), "A second document starts here.", "Write one portfolio a file.");
        }
    }

    private void push(Event event) {
        if (open.size() == DEEPEST_NESTING) {
            refuse(
                    place(event),
                    "The nesting is deeper than " + DEEPEST_NESTING + " levels.",
                    "Write a portfolio as its schema describes it.");
            problems.throwIfAny();
        }
        open.push(new Open(!(event instanceof SequenceStartEvent), place(event), new ArrayList<>()));
    }

    private void add(SpecNode node) {
        if (!open.isEmpty()) {
            open.element().children().add(node);
        } else if (root.isEmpty()) {
            root = Optional.of(node);
        }
    }

    private SpecNode closed(Open collection) {
        List<SpecNode> children = collection.children();
        if (!collection.isMapping()) {
            return new Sequence(collection.place(), List.copyOf(children));
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < children.size(); i += 2) {
            if (children.get(i) instanceof Scalar key) {
                entries.add(new Entry(key, children.get(i + 1)));
            } else {
                SpecNode key = children.get(i);
                refuse(key.place(), "A key is " + key.title() + ".", "Write a key of the schema.");
            }
        }
        return new Mapping(collection.place(), List.copyOf(entries));
    }

    private Scalar scalar(ScalarEvent event) {
        Tag tag = event.getTag().map(Tag::new).orElse(Tag.STR);
        if (event.isPlain() && event.getTag().isEmpty()) {
            Tag resolved = RESOLVER.resolve(event.getValue(), true);
            tag = resolved.equals(Tag.ENV_TAG) ? Tag.STR : resolved;
        }
        return new Scalar(place(event), event.getValue(), kind(tag));
    }

    private static Kind kind(Tag tag) {
        if (tag.equals(Tag.STR)) {
            return Kind.TEXT;
        } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Kind.NUMBER;
        } else if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Kind.NULL : Kind.OTHER;
    }

    private Place.InFile place(Event event) {
        return place(event.getStartMark());
    }

    /** The one place where positions counted from 0 become positions counted from 1. */
    private Place.InFile place(Optional<Mark> mark) {
        return mark.map(m -> new Place.InFile(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> new Place.InFile(file, 1, 1));
    }

    /** What is wrong, and where that began: a quote that nobody closes is noticed at the end of the file. */
    private String explained(MarkedYamlEngineException malformed) {
        int noticed = place(malformed.getProblemMark()).line();
        return malformed
                .getContextMark()
                .map(mark -> mark.getLine() + 1)
                .filter(began -> began != noticed)
                .map(began ->
                        malformed.getProblem() + " (" + malformed.getContext() + " that starts in line " + began + ")")
                .orElseGet(malformed::getProblem);
    }

    private Place.InFile placeAt(int position, String text) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int lineStart = before.lastIndexOf('\n') + 1;
        return new Place.InFile(file, line, 1 + before.codePointCount(lineStart, before.length()));
    }

    private void refuse(Place.InFile place, String what, String fix) {
        problems.add(new Problem("yaml-is-plain", place, what, fix));
    }

    private PortfolioException malformed(Place.InFile place, String what) {
        problems.add(new Problem(
                "yaml-is-well-formed",
                place,
                "The file is not YAML: " + what.strip().replaceAll("[\\s\\p{C}\\p{Zl}\\p{Zp}]+", " ") + ".",
                "Correct the YAML at this place."));
        return new PortfolioException(problems.sorted());
    }
}
