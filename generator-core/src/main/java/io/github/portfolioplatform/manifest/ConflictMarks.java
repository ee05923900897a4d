package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks that git leaves in a file when it cannot merge two changes. They have seven characters, or more: eight where both sides renamed
 * a file, nine within the base that the style diff3 shows when the base is a merge itself, and any number by the attribute
 * {@code conflict-marker-size}.
 *
 * @see <a href="https://git-scm.com/docs/git-merge#_how_conflicts_are_presented">How conflicts are presented</a>
 */
final class ConflictMarks {

    private static final Pattern MARK = Pattern.compile("(<{7,}+|\\|{7,}+|={7,}+|>{7,}+)(?: .*)?+");
    private static final Pattern START = Pattern.compile("^<{7,}+ ", Pattern.MULTILINE);

    private ConflictMarks() {}

    static boolean isMark(String line) {
        return MARK.matcher(line).matches();
    }

    static boolean areIn(byte[] content) {
        return START.matcher(new String(content, StandardCharsets.ISO_8859_1)).find();
    }

    /** {@return the content as it is on the side that was merged into; the same content if it has no marks} */
    static byte[] ours(byte[] content) {
        if (!areIn(content)) {
            return content;
        }
        Sides sides = new Sides();
        StringBuilder ours = new StringBuilder();
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
            if (!sides.passMark(line.stripTrailing()) && !sides.isTheirs) {
                ours.append(line);
            }
        }
        return ours.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where in a file a reader is. */
    private static final class Sides {

        /** The length of the marks of the conflict that is open; 0 if none is. */
        private int size;

        private boolean isTheirs;

        /** {@return whether the line is a mark of the open conflict, or opens one; marks of another length are in its base} */
        boolean passMark(String line) {
            Matcher mark = MARK.matcher(line);
            if (!mark.matches()) {
                return false;
            }
            int length = mark.end(1);
            char kind = line.charAt(0);
            if (size == 0 && kind == '<') {
                size = length;
                return true;
            } else if (size != length) {
                return false;
            }
            // What follows another mark than the last is their side, or the base that the style diff3 shows before it.
            isTheirs = kind != '>';
            size = isTheirs ? size : 0;
            return true;
        }
    }
}
