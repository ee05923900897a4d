package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.manifest.GitRepository.Location;
import io.github.portfolioplatform.manifest.Revision.Before;
import io.github.portfolioplatform.problem.Problem;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares a folder in which nothing was committed with the folders in which the same portfolio was. A rendering to a fresh folder would
 * otherwise be compared with nothing.
 */
final class MovedFolder {

    /** What shells take as one word. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");

    private MovedFolder() {}

    /** {@return the files of the portfolio in other folders; empty if there are none, or if git ignores the folder as a preview} */
    static Optional<Before> filesOf(OutputFolder folder, String revision, GitRepository git) throws GitException {
        List<FormerFolder> formers = FormerFolder.of(git, revision, folder);
        if (formers.isEmpty() || git.isIgnored()) {
            return Optional.empty();
        }
        List<FormerFolder> same =
                formers.stream().filter(FormerFolder::hasSameInstances).toList();
        if (same.isEmpty()) {
            return Optional.of(Before.onDisk(folder, List.of(otherInstances(folder, formers))));
        }
        NavigableMap<String, String> files = new TreeMap<>();
        same.forEach(former -> former.files().forEach(files::putIfAbsent));
        Location location = git.location();
        boolean isFresh = folder.recorded(Inventory.FILE).length == 0;
        List<Problem> problems = same.stream()
                .filter(former -> isFresh && exists(location, former))
                .map(former -> fresh(folder, former, location))
                .toList();
        return Optional.of(new Before(
                CommittedFiles.of(git, files, folder.rendered()),
                Collections.emptySortedSet(),
                List.of("Nothing was committed in " + folder.files().shown("")
                        + ", so changes were judged by what was committed of this portfolio in " + names(same) + "."),
                problems));
    }

    private static boolean exists(Location location, FormerFolder former) {
        return Files.exists(location.root().resolve(former.path()).resolve(Inventory.FILE));
    }

    private static Problem fresh(OutputFolder folder, FormerFolder former, Location location) {
        String old = name(former);
        return folder.files()
                .problem(
                        "folder-is-moved",
                        "",
                        "The files of the portfolio " + Problem.quoted(folder.portfolio()) + " were committed in " + old
                                + ", and this folder is a new one: the files in " + old
                                + " would stay as they are, and tools would go on to apply them.",
                        "Keep " + old
                                + " as " + folder.advice().folder()
                                + ", or move it first, at the root of the repository:"
                                + move(old, location.path())
                                + ". If both shall exist, copy it there first. If it is another portfolio, give it another name.");
    }

    private static String move(String old, String now) {
        int parent = now.lastIndexOf('/');
        return (parent < 0 ? " " : " mkdir -p " + quoted(now.substring(0, parent)) + " && ") + "git mv " + quoted(old)
                + " " + quoted(now);
    }

    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String otherInstances(OutputFolder folder, List<FormerFolder> formers) {
        return "A portfolio " + Problem.quoted(folder.portfolio()) + " was committed in " + names(formers)
                + ", too, with other instances. If it is the same portfolio, git mv that folder first, so that changes are"
                + " compared.";
    }

    private static String names(List<FormerFolder> formers) {
        return formers.stream().map(MovedFolder::name).collect(Collectors.joining(" and "));
    }

    private static String name(FormerFolder former) {
        return former.path().isEmpty() ? "." : former.path();
    }
}
