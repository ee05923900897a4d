package io.github.portfolioplatform.testing;

import io.github.portfolioplatform.change.ChangeReport;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.ResourceChange;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a folder differs from what is rendered, as a person reads it: the files, the fields of resources, and the lines of files whose fields
 * are the same.
 */
final class Difference {

    /** One change of a header is a change of every file. */
    private static final int FILES_SHOWN = 3;

    private final Path folder;
    private final Drift drift;
    private final Set<String> resources;
    private final List<String> otherLineEnds = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int others;

    private Difference(Path folder, Drift drift) {
        this.folder = folder;
        this.drift = drift;
        this.resources =
                drift.changes().resources().stream().map(ResourceChange::path).collect(Collectors.toSet());
    }

    /** {@return the lines of a message; no value of a Secret is in them} */
    static String of(Path folder, ManifestTree rendered, Drift drift) {
        Difference difference = new Difference(folder, drift);
        rendered.texts().forEach(difference::look);
        return difference.text();
    }

    private void look(ManifestPath path, String text) {
        // Of what a run wrote it is known where secrets are. A comment that a person wrote may have one, and is not
        // shown.
        if (drift.states().get(path.text()) != State.CHANGED || resources.contains(path.text())) {
            return;
        }
        String expected = read(path);
        if (expected.replace("\r\n", "\n").equals(text)) {
            otherLineEnds.add(path.text());
        } else if (!isShownAlready(path) && !isSecret(expected) && !isSecret(text)) {
            others++;
            if (others <= FILES_SHOWN) {
                lines.addAll(DifferingLines.of(path.text(), expected, text));
            }
        }
    }

    /** A document says what the resources say. */
    private boolean isShownAlready(ManifestPath path) {
        return path.text().endsWith(".md") && !resources.isEmpty();
    }

    private static boolean isSecret(String text) {
        return text.lines().anyMatch("kind: Secret"::equals);
    }

    private String read(ManifestPath path) {
        try {
            return new String(Files.readAllBytes(folder.resolve(path.text())), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String text() {
        List<String> text = new ArrayList<>(List.of(RunReport.files(drift)));
        ChangeSet changes = drift.changes();
        if (!changes.resources().isEmpty()) {
            text.add(ChangeReport.of(changes));
        }
        text.addAll(lines);
        if (others > FILES_SHOWN) {
            text.add("… and the lines of " + (others - FILES_SHOWN) + " more files");
        }
        if (!otherLineEnds.isEmpty()) {
            text.add("The line ends are those of Windows in " + otherLineEnds.get(0)
                    + (otherLineEnds.size() == 1 ? "" : " and " + (otherLineEnds.size() - 1) + " more")
                    + ". " + remedyOfLineEnds(changes.folder() + "/.gitattributes"));
        }
        if (drift.states().containsValue(State.FOREIGN)) {
            text.add("No update writes over foreign files or removes them: move them away.");
        }
        return String.join("\n", text);
    }

    /** Attributes that came later change no file that git wrote before. */
    private String remedyOfLineEnds(String attributes) {
        return Files.isRegularFile(folder.resolve(".gitattributes"))
                ? "An editor wrote them, or git at a checkout before " + attributes
                        + " was there: update the folder, or delete these files and run 'git checkout' for them."
                : "Git wrote them at a checkout without " + attributes + ", which an update writes. Commit that, too.";
    }
}
