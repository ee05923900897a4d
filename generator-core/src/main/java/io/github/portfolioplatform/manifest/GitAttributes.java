package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What git is told of the rendered files: reviews fold them away, they have the same bytes on every system, and the inventories of two
 * branches become one that lists the files of both.
 */
final class GitAttributes {

    static final String FILE = ".gitattributes";

    private static final String HEADER = "# Written by portfolio:generate for the files that it renders.\n";

    private static final Pattern LINE =
            Pattern.compile("/?[\\w./*-]+(?: linguist-generated)?(?: merge=union)? text eol=lf");

    private GitAttributes() {}

    /** {@return the file for a tree of these folders} */
    static byte[] of(ManifestTree tree) {
        StringBuilder text = new StringBuilder(HEADER)
                .append("/" + FILE + " merge=union text eol=lf\n")
                .append(Inventory.FILE + " linguist-generated merge=union text eol=lf\n");
        for (String top : tree.tops()) {
            String all = tree.files().containsKey(new ManifestPath(top)) ? "" : "/**";
            text.append('/').append(top).append(all).append(" linguist-generated text eol=lf\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return whether every line is one that a run writes, as it is when git merged two of ours, marks of a conflict apart; others are a
     * user's own}
     */
    static boolean isOurs(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !ConflictMarks.isMark(line))
                .toList();
        String header = HEADER.strip();
        return lines.contains(header)
                && lines.stream()
                        .allMatch(line ->
                                line.equals(header) || LINE.matcher(line).matches());
    }
}
