package io.github.portfolioplatform.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes trees of maps, lists, strings, numbers and truth values, choosing the style of each scalar. */
final class TreeEmitter {

    private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);
    private static final int LONGEST_KEY = 1024;
    private static final String READ_DIFFERENTLY = "\u2028\u2029\uFEFF\uFFFE\uFFFF";

    private final Map<String, String> comments;
    private final StringBuilder text = new StringBuilder();
    private final Emitter emitter;

    private TreeEmitter(Map<String, String> comments) {
        this.comments = comments;
        DumpSettings settings = DumpSettings.builder()
                .setIndent(2)
                .setBestLineBreak("\n")
                .setSplitLines(false)
                .setWidth(Integer.MAX_VALUE)
                .setMaxSimpleKeyLength(LONGEST_KEY)
                .setDumpComments(!comments.isEmpty())
                .build();
        emitter = new Emitter(settings, new StreamDataWriter() {
            @Override
            public void write(String characters) {
                text.append(characters);
            }

            @Override
            public void write(String characters, int offset, int length) {
                text.append(characters, offset, offset + length);
            }
        });
    }

    /** {@return the tree as one document} */
    static String emit(Object tree) {
        return emit(tree, Map.of());
    }

    /**
     * {@return the tree as one document, comments behind the values of fields}
     *
     * @throws IllegalArgumentException if a string has a control character other than tab and line feed
     */
    static String emit(Object tree, Map<String, String> comments) {
        TreeEmitter document = new TreeEmitter(comments);
        document.emitter.emit(new StreamStartEvent());
        document.emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        document.node(tree);
        document.emitter.emit(new DocumentEndEvent(false));
        document.emitter.emit(new StreamEndEvent());
        return document.text.toString();
    }

    private void node(Object node) {
        if (node instanceof Map<?, ?> map) {
            emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            map.forEach((key, value) -> {
                string((String) key);
                node(value);
                comment(comment((String) key, value, comments));
            });
            emitter.emit(new MappingEndEvent());
        } else if (node instanceof List<?> list) {
            emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            list.forEach(this::node);
            emitter.emit(new SequenceEndEvent());
        } else if (node instanceof String string) {
            string(string);
        } else {
            scalar(node.toString(), ScalarStyle.PLAIN);
        }
    }

    static @Nullable String comment(String key, Object value, Map<String, String> comments) {
        return comments.isEmpty() ? null : comments.get(key + ": " + value);
    }

    private void comment(@Nullable String comment) {
        if (comment != null) {
            emitter.emit(new CommentEvent(CommentType.IN_LINE, " " + comment, Optional.empty(), Optional.empty()));
        }
    }

    private void string(String string) {
        string.codePoints().filter(TreeEmitter::isUnwritable).findFirst().ifPresent(control -> {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a string holds the control character U+%04X", control));
        });
        scalar(string, styleOf(string));
    }

    /** Line separators are line ends to YAML 1.1 alone, and a byte order mark at the start of a file is not part of it. */
    private static boolean isUnwritable(int point) {
        return (Character.isISOControl(point) && point != '\n' && point != '\t')
                || Character.getType(point) == Character.SURROGATE
                || READ_DIFFERENTLY.indexOf(point) >= 0;
    }

    /** The emitter itself falls back to quotes where the style cannot hold the string. */
    private static ScalarStyle styleOf(String string) {
        if (PlainScalars.isAmbiguous(string)) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return string.indexOf('\n') < 0 ? ScalarStyle.PLAIN : ScalarStyle.LITERAL;
    }

    private void scalar(String characters, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), NO_TAG, characters, style));
    }
}
