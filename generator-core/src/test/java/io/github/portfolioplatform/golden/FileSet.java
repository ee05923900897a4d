package io.github.portfolioplatform.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All files below a folder, hidden ones too, by their path with {@code /}. */
public record FileSet(SortedMap<String, byte[]> files) {

    /** The files of a folder; none if there is no such folder. */
    public static FileSet of(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path file : paths.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new FileSet(files);
    }

    public String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    /** The resources of Kubernetes itself. */
    public List<String> manifests() {
        return files.keySet().stream()
                .filter(path -> path.endsWith(".yaml") && !path.matches("(argocd|flux)/.*|.*kustomization\\.yaml"))
                .toList();
    }

    /** The inventory differs whenever anything does, and says nothing that a reader wants to know. */
    private static String mostTelling(List<String> differing) {
        return differing.stream()
                .filter(path -> !path.startsWith("."))
                .findFirst()
                .orElse(differing.get(0));
    }

    /** The paths whose bytes differ, or that only one side has. */
    public List<String> differingFrom(FileSet other) {
        SortedSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        return paths.stream()
                .filter(path -> !Arrays.equals(files.get(path), other.files.get(path)))
                .toList();
    }

    /** What a person needs in order to see why this expected set is not the actual one; empty if it is. */
    public String differenceTo(FileSet actual, String title, String remedy) {
        List<String> differing = differingFrom(actual);
        if (differing.isEmpty()) {
            return "";
        }
        String first = mostTelling(differing);
        String more = switch (differing.size()) {
            case 1 -> "";
            case 2 -> "One more file differs.\n";
            default -> (differing.size() - 1) + " more files differ.\n";
        };
        return title + ": " + first + state(first, actual) + "\n" + LineDiff.of(text(first), actual.text(first)) + more
                + remedy;
    }

    private String state(String path, FileSet actual) {
        if (!files.containsKey(path)) {
            return " is rendered, but not expected";
        }
        return actual.files.containsKey(path) ? " differs" : " is expected, but not rendered";
    }

    /** Makes the folder hold these files and no others, and says what that took. */
    List<String> replace(Path folder) throws IOException {
        List<String> done = new ArrayList<>();
        for (String path : differingFrom(of(folder))) {
            Path file = folder.resolve(path);
            if (files.containsKey(path)) {
                Files.createDirectories(file.getParent());
                Files.write(file, files.get(path));
                done.add("written " + path);
            } else {
                Files.delete(file);
                done.add("removed " + path);
            }
        }
        return done;
    }
}
