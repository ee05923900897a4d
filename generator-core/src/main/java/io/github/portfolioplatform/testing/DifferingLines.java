package io.github.portfolioplatform.testing;

import java.util.ArrayList;
import java.util.List;

/** The lines between the first and the last difference of two texts. */
final class DifferingLines {

    private static final int LINES_SHOWN = 12;

    private DifferingLines() {}

    static List<String> of(String file, String expected, String rendered) {
        List<String> before = lines(expected);
        List<String> after = lines(rendered);
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && fromEnd(before, end).equals(fromEnd(after, end))) {
            end++;
        }
        List<String> shown = new ArrayList<>(List.of(file + ", line " + (start + 1)));
        shown.addAll(marked("  - ", before.subList(start, before.size() - end)));
        shown.addAll(marked("  + ", after.subList(start, after.size() - end)));
        return shown;
    }

    /** A line end stays with its line, so that a missing last one is a difference. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static String fromEnd(List<String> lines, int index) {
        return lines.get(lines.size() - 1 - index);
    }

    private static List<String> marked(String mark, List<String> lines) {
        List<String> marked = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(lines.size(), LINES_SHOWN))) {
            marked.add(mark + line.replace("\n", "").replace("\r", "␍") + (line.endsWith("\n") ? "" : "␄"));
        }
        if (lines.size() > LINES_SHOWN) {
            marked.add(mark + "… " + (lines.size() - LINES_SHOWN) + " more");
        }
        return marked;
    }
}
