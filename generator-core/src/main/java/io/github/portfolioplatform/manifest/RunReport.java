package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.ShownProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run did to a folder, or found there, in as many lines as a person reads. */
public final class RunReport {

    private static final int LINES_SHOWN = 30;
    private static final int WIDTH_OF_STATE = 9;

    private RunReport() {}

    /** {@return what was written and removed, then the numbers} */
    public static String of(WrittenFiles files, String folder) {
        requireNonNull(files, "files");
        requireNonNull(folder, "folder");
        List<String> lines = new ArrayList<>(shortened(Stream.concat(
                        files.written().stream().map(path -> line("written", folder, path)),
                        files.removed().stream().map(path -> line("removed", folder, path)))
                .toList()));
        lines.add(count(files.written().size()) + " written, " + files.unchanged() + " unchanged, "
                + files.removed().size() + " removed in " + folder + ".");
        lines.addAll(files.hints());
        return String.join("\n", lines);
    }

    /** {@return what differs, what to do about it, and which changes are refused; or that nothing does and none is} */
    public static String of(Drift drift) {
        requireNonNull(drift, "drift");
        String folder = drift.changes().folder();
        List<String> lines = new ArrayList<>();
        if (drift.states().isEmpty()) {
            lines.add(count(drift.same()) + " in " + folder + " as rendered.");
        } else {
            lines.add(count(drift.states().size()) + " in " + folder + " not as rendered:");
            lines.add(files(drift));
            lines.addAll(remedies(drift));
        }
        if (!drift.refusals().isEmpty()) {
            lines.add("Refused until somebody decides, because data is at risk:");
            lines.addAll(ShownProblems.lines(drift.refusals(), "refusals"));
            if (isForGenerate(drift)) {
                lines.add("Then " + drift.changes().advice().update() + " and commit the result.");
            }
        }
        lines.addAll(drift.hints());
        return String.join("\n", lines);
    }

    /** {@return the files that differ, a line each, by state; empty if there are none} */
    public static String files(Drift drift) {
        requireNonNull(drift, "drift");
        return String.join("\n", shortened(differing(drift, drift.changes().folder())));
    }

    /** {@return which files git ignores and what to do about it; empty if there are none} */
    public static String of(List<IgnoredFile> ignored, String folder) {
        requireNonNull(ignored, "ignored");
        requireNonNull(folder, "folder");
        if (ignored.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("Git ignores " + count(ignored.size()) + " in " + folder + ", which nobody who clones has:");
        lines.addAll(shortened(ignored.stream()
                .map(file -> line("ignored", folder, file.path()) + " by " + file.rule())
                .toList()));
        lines.add("Narrow the rule, or add the files with 'git add --force'.");
        return String.join("\n", lines);
    }

    private static List<String> differing(Drift drift, String folder) {
        List<String> lines = new ArrayList<>();
        for (State state : State.values()) {
            String word = state.name().toLowerCase(Locale.ROOT);
            drift.in(state).forEach(path -> lines.add(line(word, folder, path)));
        }
        return lines;
    }

    private static List<String> remedies(Drift drift) {
        List<String> lines = new ArrayList<>();
        Advice advice = drift.changes().advice();
        int edited = drift.in(State.EDITED).size();
        int foreign = drift.in(State.FOREIGN).size();
        if (edited > 0) {
            lines.add("Edits by hand: to keep one, say it in " + advice.portfolio() + " or in an overlay of your own;"
                    + " to discard all, " + advice.overwrite() + " and commit the result.");
        }
        if (isForGenerate(drift) && drift.refusals().isEmpty()) {
            lines.add(Advice.sentence(advice.update()) + " and commit the result.");
        }
        if (foreign > 0) {
            lines.add(
                    "Move foreign files out of the folders that are rendered: whatever applies those would apply them, too.");
        }
        return lines;
    }

    /** Whether a run would change something that it may. */
    private static boolean isForGenerate(Drift drift) {
        return drift.in(State.EDITED).size() + drift.in(State.FOREIGN).size()
                < drift.states().size();
    }

    private static String line(String state, String folder, String path) {
        return "  " + state + " ".repeat(WIDTH_OF_STATE - state.length()) + folder + "/" + path;
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= LINES_SHOWN) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, LINES_SHOWN));
        shown.add("  … and " + (lines.size() - LINES_SHOWN) + " more");
        return shown;
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
