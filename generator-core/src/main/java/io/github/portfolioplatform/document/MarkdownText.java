package io.github.portfolioplatform.document;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others inside of Markdown: it is shown as it is and starts nothing, no markup and no mention of a person.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
final class MarkdownText {

    /** What stands in quotes, or a word. */
    private static final Pattern PIECE = Pattern.compile("(?<!\\S)'([^']+)'(?=[\\s.,;:?)]|$)|\\S+");

    /** A word that means nothing to any Markdown (GitHub links what begins with www.), and the punctuation behind a word. */
    private static final Pattern PLAIN = Pattern.compile("(?!(?i:.*www\\.))[\\p{L}\\p{N}.,;?'\"()/+=…→–-]+:?");

    private static final Pattern END_OF_WORD = Pattern.compile("[.,;:)]*$");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final int SHORTEST_FENCE = 3;

    private MarkdownText() {}

    /** {@return a sentence, in which names, values and what stands in quotes are code} */
    static String prose(String text) {
        return PIECE.matcher(text).replaceAll(piece -> Matcher.quoteReplacement(shown(piece)));
    }

    private static String shown(MatchResult piece) {
        if (piece.group(1) != null) {
            return code(piece.group(1));
        }
        String word = piece.group();
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        Matcher end = END_OF_WORD.matcher(word);
        int length = end.find() && end.start() > 0 ? end.start() : word.length();
        return code(word.substring(0, length)) + word.substring(length);
    }

    /** {@return code on one line, which may stand in a table, too} */
    static String code(String text) {
        // A table sees a bar although it is in code, and what a backslash before it does differs from reader to reader.
        boolean isSimple = !text.isBlank() && text.chars().noneMatch(c -> "`|\\".indexOf(c) >= 0);
        return isSimple ? "`" + text + "`" : codeInHtml(text);
    }

    /** {@return code on one line between tags of HTML} */
    static String codeInHtml(String text) {
        return "<code>" + inHtml(text) + "</code>";
    }

    /** {@return text between tags of HTML, with a reference for each character that HTML or Markdown could take for more} */
    static String inHtml(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < 0x80 && "<>&\"'`|\\*_~[]@#$!:{}".indexOf(point) >= 0) {
                html.append("&#").append(point).append(';');
            } else {
                html.appendCodePoint(point);
            }
        });
        return html.toString();
    }

    /** {@return lines between fences that none of them can close} */
    static String fenced(String language, String lines) {
        int longest = BACKTICKS
                .matcher(lines)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
        return fence + language + "\n" + lines + "\n" + fence + "\n";
    }
}
