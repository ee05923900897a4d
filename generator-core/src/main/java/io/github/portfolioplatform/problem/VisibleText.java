package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

/**
 * Text of which every reader sees the same one line. Control and format characters, line separators, halves of characters and code points
 * that are no characters are not visible: they forge lines of a log, or are read differently by YAML 1.1 and 1.2.
 */
public final class VisibleText {

    private VisibleText() {}

    /** {@return whether every character of the text is visible or a space} */
    public static boolean isVisible(String text) {
        requireNonNull(text, "text");
        return text.codePoints().allMatch(VisibleText::isVisible);
    }

    /** {@return whether every character of the text is visible, a space, a tab or the end of a line} */
    public static boolean areVisibleLines(String text) {
        requireNonNull(text, "text");
        return text.codePoints().allMatch(point -> point == '\n' || point == '\t' || isVisible(point));
    }

    static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> (point & 0xFFFE) != 0xFFFE;
        };
    }
}
