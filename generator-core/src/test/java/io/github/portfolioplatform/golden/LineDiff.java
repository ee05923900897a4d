package io.github.portfolioplatform.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The difference of two texts in the form of {@code diff -u}, with three lines around each change. */
final class LineDiff {

    private static final int CONTEXT = 3;

    private final List<String> lines = new ArrayList<>();

    private LineDiff() {}

    static String of(String expected, String actual) {
        LineDiff diff = new LineDiff();
        diff.compare(lines(expected), lines(actual));
        return "--- expected\n+++ actual\n" + diff.hunks();
    }

    /** A line end stays with its line, so that a carriage return or a missing last line feed is a difference. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    /** Walks along a longest common subsequence. */
    private void compare(List<String> one, List<String> other) {
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                lines.add(" " + shown(one.get(i++)));
                j++;
            } else if (j == other.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + shown(one.get(i++)));
            } else {
                lines.add("+" + shown(other.get(j++)));
            }
        }
    }

    private static String shown(String line) {
        String content = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line + "␄";
        return content.replace("\r", "␍");
    }

    private String hunks() {
        StringBuilder hunks = new StringBuilder();
        boolean inHunk = false;
        for (int i = 0; i < lines.size(); i++) {
            if (isNearChange(i)) {
                hunks.append(inHunk ? "" : "@@ line " + (i + 1) + " @@\n")
                        .append(lines.get(i))
                        .append('\n');
            }
            inHunk = isNearChange(i);
        }
        return hunks.toString();
    }

    private boolean isNearChange(int index) {
        return IntStream.rangeClosed(Math.max(0, index - CONTEXT), Math.min(lines.size() - 1, index + CONTEXT))
                .anyMatch(i -> !lines.get(i).startsWith(" "));
    }
}
