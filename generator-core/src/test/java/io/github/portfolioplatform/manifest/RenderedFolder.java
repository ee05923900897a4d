package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.golden.FileSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An output folder that a test writes to, through the doors that everybody uses and behind their back. */
record RenderedFolder(Path path) {

    ManifestFolder door() {
        return ManifestFolder.at(path, "k8s");
    }

    WrittenFiles write(ManifestTree tree) {
        return door().write(tree);
    }

    Drift compare(ManifestTree tree) {
        return door().compare(tree);
    }

    void put(String file, String text) {
        try {
            Files.createDirectories(path.resolve(file).getParent());
            Files.writeString(path.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All files, hidden ones too, but for the inventories of inner folders and what the working copy keeps for itself. */
    Map<String, String> texts() {
        Map<String, String> texts = everything();
        texts.keySet().removeIf(file -> file.endsWith("/.portfolio-inventory") || file.startsWith(".portfolio/"));
        return texts;
    }

    Map<String, String> everything() {
        Map<String, String> texts = new TreeMap<>();
        FileSet.of(path).files().forEach((file, bytes) -> texts.put(file, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** All files but those that are written beside the rendered ones. */
    Map<String, String> manifests() {
        Map<String, String> texts = texts();
        texts.remove(".portfolio-inventory");
        texts.remove(".gitattributes");
        return texts;
    }
}
