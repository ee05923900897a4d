package io.github.portfolioplatform.document;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import java.util.ArrayList;
import java.util.List;

/** The files that are not as rendered, by their state, each state with what to do. */
final class FileSection {

    private static final int FILES_SHOWN = 20;

    private FileSection() {}

    /** {@return the lines of the states that there are} */
    static List<String> lines(Drift drift) {
        String folder = drift.changes().folder();
        List<String> lines = new ArrayList<>();
        for (State state : State.values()) {
            List<String> paths = drift.in(state);
            if (!paths.isEmpty()) {
                lines.add("- **" + FileStates.word(state) + "** (" + paths.size() + "): "
                        + MarkdownText.prose(
                                FileStates.remedy(state, drift.changes().advice())) + "\n");
                paths.stream()
                        .limit(FILES_SHOWN)
                        .forEach(path -> lines.add("  - " + MarkdownText.code(folder + "/" + path) + "\n"));
            }
            if (paths.size() > FILES_SHOWN) {
                lines.add("  - … and " + (paths.size() - FILES_SHOWN) + " more\n");
            }
        }
        return lines;
    }
}
