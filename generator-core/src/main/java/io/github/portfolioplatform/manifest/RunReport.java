package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.manifest.Drift.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run did to a folder, or found there, in as many lines as a person reads. */
public final class RunReport {

    private static final int FILES_SHOWN = 30;
    private static final int WIDTH_OF_STATE = 9;

    private RunReport() {}

    /** {@return what was written and removed, then the numbers} */
    public static String of(WrittenFiles files, String folder) {
        List<String> lines = new ArrayList<>(shortened(Stream.concat(
                        files.written().stream().map(path -> line("written", folder, path)),
                        files.removed().stream().map(path -> line("removed", folder, path)))
                .toList()));
        lines.add(count(files.written().size()) + " written, " + files.unchanged() + " unchanged, "
                + files.removed().size() + " removed in " + folder + ".");
        return String.join("\n", lines);
    }

    /** {@return what differs, then what to do about it; or that nothing does} */
    public static String of(Drift drift, String folder) {
        if (drift.isNone()) {
            return count(drift.same()) + " in " + folder + " as rendered.";
        }
        List<String> lines = new ArrayList<>();
        lines.add(count(drift.states().size()) + " in " + folder + " not as rendered:");
        List<String> differing = new ArrayList<>();
        for (State state : State.values()) {
            String word = state.name().toLowerCase(Locale.ROOT);
            drift.in(state).forEach(path -> differing.add(line(word, folder, path)));
        }
        lines.addAll(shortened(differing));
        if (drift.in(State.FOREIGN).size() < drift.states().size()) {
            lines.add("Run 'mvn portfolio:generate' and commit the result.");
        }
        if (!drift.in(State.FOREIGN).isEmpty()) {
            lines.add(
                    "Move foreign files out of the folders that are rendered: whatever applies those would apply them, too.");
        }
        return String.join("\n", lines);
    }

    private static String line(String state, String folder, String path) {
        return "  " + state + " ".repeat(WIDTH_OF_STATE - state.length()) + folder + "/" + path;
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= FILES_SHOWN) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, FILES_SHOWN));
        shown.add("  … and " + (lines.size() - FILES_SHOWN) + " more");
        return shown;
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
