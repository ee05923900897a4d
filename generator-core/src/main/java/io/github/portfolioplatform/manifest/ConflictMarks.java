package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The marks that git leaves in a file when it cannot merge two changes.
 *
 * @see <a href="https://git-scm.com/docs/git-merge#_how_conflicts_are_presented">How conflicts are presented</a>
 */
final class ConflictMarks {

    private static final Pattern MARK = Pattern.compile("(?:<{7}|\\|{7}|={7}|>{7})(?: .*)?");
    private static final String START = "<<<<<<< ";

    private ConflictMarks() {}

    static boolean isMark(String line) {
        return MARK.matcher(line).matches();
    }

    static boolean areIn(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith(START) || text.contains("\n" + START);
    }

    /** {@return the content as it is on the side that was merged into; the same content if it has no marks} */
    static byte[] ours(byte[] content) {
        if (!areIn(content)) {
            return content;
        }
        StringBuilder ours = new StringBuilder();
        Side side = Side.BOTH;
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
            Side next = after(side, line.stripTrailing());
            boolean isMark = next != side || (side != Side.BOTH && isMark(line.stripTrailing()));
            if (!isMark && side != Side.THEIRS) {
                ours.append(line);
            }
            side = next;
        }
        return ours.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Side after(Side side, String line) {
        if (!isMark(line)) {
            return side;
        } else if (line.startsWith("<")) {
            return Side.OURS;
        } else if (line.startsWith(">")) {
            return Side.BOTH;
        }
        // What follows is the other side, or the base that the style diff3 shows before it.
        return side == Side.BOTH ? Side.BOTH : Side.THEIRS;
    }

    private enum Side {
        BOTH,
        OURS,
        THEIRS
    }
}
