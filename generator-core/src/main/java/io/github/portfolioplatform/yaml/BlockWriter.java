package io.github.portfolioplatform.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trees that manifests are: mappings and lists of scalars, with ordinary keys. That is nearly all of a rendering, and many times
 * faster than deciding on each event. What is not ordinary is left to the library: a scalar alone if it is on one line, the whole tree
 * otherwise. A test compares the two character by character.
 */
final class BlockWriter {

    private static final int USUAL_LENGTH = 2048;
    private static final int LONGEST_KEY = 100;
    /** A colon there ends a key; of several spaces the library may make a line break. */
    private static final String BEFORE_SPACE = " :";

    /** How the library writes scalars that are not ordinary. Most of them are in every manifest: arguments, probes. */
    private final Map<String, String> written = new HashMap<>();

    private StringBuilder text = new StringBuilder();

    /** {@return the tree as one document, comments behind the values of fields; empty if it is not ordinary} */
    Optional<String> write(Map<?, ?> tree, Map<String, String> comments) {
        text = new StringBuilder(USUAL_LENGTH);
        boolean ordinary = !tree.isEmpty() && mapping(tree, "", comments);
        return ordinary ? Optional.of(text.toString()) : Optional.empty();
    }

    /** Writes the entries, the first one where the text ends, and says whether they were ordinary. */
    private boolean mapping(Map<?, ?> map, String indent, Map<String, String> comments) {
        String start = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            if (key.length() > LONGEST_KEY || !isOrdinary(key) || PlainScalars.isAmbiguous(key)) {
                return false;
            }
            text.append(start).append(key).append(':');
            if (!value(entry.getValue(), indent, TreeEmitter.comment(key, entry.getValue(), comments), comments)) {
                return false;
            }
            start = indent;
        }
        return true;
    }

    private boolean value(Object value, String indent, @Nullable String comment, Map<String, String> comments) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n').append(indent).append("  ");
            return mapping(map, indent + "  ", comments);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n').append(indent);
            return list(list, indent, comments);
        }
        text.append(' ');
        return scalar(value, indent + "  ", comment);
    }

    /** Lists stand at the indentation of their key. */
    private boolean list(List<?> list, String indent, Map<String, String> comments) {
        String start = "";
        for (Object item : list) {
            text.append(start).append("- ");
            if (!item(item, indent + "  ", comments)) {
                return false;
            }
            start = indent;
        }
        return true;
    }

    private boolean item(Object item, String indent, Map<String, String> comments) {
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            return mapping(map, indent, comments);
        }
        return !(item instanceof List<?>) && scalar(item, indent, null);
    }

    private boolean scalar(Object value, String indent, @Nullable String comment) {
        if (value instanceof String string) {
            if (string.indexOf('\n') >= 0) {
                return comment == null && lines(string, indent);
            }
            string(string);
        } else {
            text.append(value instanceof Map ? "{}" : value instanceof List ? "[]" : value.toString());
        }
        if (comment != null) {
            text.append(" # ").append(comment);
        }
        text.append('\n');
        return true;
    }

    /** Writes a text of several lines as it is, as scripts and configuration files are. */
    private boolean lines(String string, String indent) {
        if (!areOrdinaryLines(string)) {
            return false;
        }
        text.append("|\n");
        for (int start = 0; start < string.length(); ) {
            int end = string.indexOf('\n', start) + 1;
            // An empty line stays empty.
            text.append(end > start + 1 ? indent : "").append(string, start, end);
            start = end;
        }
        return true;
    }

    /** {@return whether the text is visible, starts with no blank, and ends with one line feed} Blanks at the end of a line need quotes. */
    private static boolean areOrdinaryLines(String string) {
        int last = string.length() - 1;
        boolean ordinary = string.charAt(last) == '\n' && string.charAt(0) > ' ';
        for (int i = 0; i < last && ordinary; i++) {
            char character = string.charAt(i);
            ordinary = character == '\n'
                    || (isIn(' ', character, '~') && !(character == ' ' && string.charAt(i + 1) == '\n'));
        }
        return ordinary && string.charAt(last - 1) != '\n';
    }

    private void string(String string) {
        boolean quoted = PlainScalars.isAmbiguous(string);
        if (!isOrdinary(string) || (quoted && needsEscapes(string))) {
            text.append(written.computeIfAbsent(string, BlockWriter::asTheLibraryDoes));
        } else if (quoted) {
            text.append('"').append(string).append('"');
        } else {
            text.append(string);
        }
    }

    private static boolean needsEscapes(String string) {
        return string.indexOf('"') >= 0 || string.indexOf('\\') >= 0;
    }

    private static String asTheLibraryDoes(String string) {
        String item = TreeEmitter.emit(List.of(string), Map.of());
        return item.substring("- ".length(), item.length() - 1);
    }

    /** {@return whether every parser reads the string, unquoted, as one scalar} It may still be read as a number or a truth value. */
    private static boolean isOrdinary(String string) {
        int last = string.length() - 1;
        if (last < 0 || !startsOrdinarily(string) || " :".indexOf(string.charAt(last)) >= 0) {
            return false;
        }
        boolean ordinary = isVisible(string.charAt(last));
        for (int i = 0; i < last && ordinary; i++) {
            ordinary = isVisible(string.charAt(i))
                    && !(string.charAt(i + 1) == ' ' && BEFORE_SPACE.indexOf(string.charAt(i)) >= 0);
        }
        return ordinary;
    }

    /** Other characters at the start are indicators of YAML. */
    private static boolean startsOrdinarily(String string) {
        char first = string.charAt(0);
        boolean isFlag = first == '-' && string.length() > 1 && string.charAt(1) != ' ' && !string.startsWith("---");
        return isFlag || first == '/' || isIn('a', first, 'z') || isIn('A', first, 'Z') || isIn('0', first, '9');
    }

    private static boolean isVisible(char character) {
        return isIn(' ', character, '~') && character != '#';
    }

    private static boolean isIn(char first, char character, char last) {
        return first <= character && character <= last;
    }
}
