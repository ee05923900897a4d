package io.github.portfolioplatform.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                // What a working copy keeps for itself is no file of the folder.
                Path local = folder.resolve(".portfolio");
                for (Path file : paths.filter(Files::isRegularFile)
                        .filter(path -> !path.startsWith(local))
                        .toList()) {
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

    /** The paths whose bytes differ, or that only one side has. */
    public List<String> differingFrom(FileSet other) {
        SortedSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        return paths.stream()
                .filter(path -> !Arrays.equals(files.get(path), other.files.get(path)))
                .toList();
    }
}
