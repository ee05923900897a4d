package io.github.portfolioplatform;

import java.util.List;

/**
 * What stands above a rendered file: that it is one, and what to do instead of editing it.
 *
 * @param lines the lines
 */
record Header(List<String> lines) {

    /** Copies the lines. */
    Header {
        lines = List.copyOf(lines);
    }

    static Header of(String... lines) {
        return new Header(List.of(lines));
    }

    /** {@return the lines as comments of YAML} */
    String yaml() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("# ").append(line).append('\n'));
        return text.toString();
    }

    /** {@return the lines as a comment of Markdown, which no name of a file ends early} */
    String markdown() {
        return "<!-- " + String.join(" ", lines).replace(">", "&gt;") + " -->\n\n";
    }
}
