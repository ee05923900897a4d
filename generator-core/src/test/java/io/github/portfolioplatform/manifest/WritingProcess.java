package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Accepted;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The main class of a process of its own. {@code WritingProcess <folder> <files> once|forever|often <size>} writes a tree, or one tree and
 * another in turn, until it is killed or a few times.
 */
public final class WritingProcess {

    static final int TURNS = 12;

    private WritingProcess() {}

    public static void main(String[] arguments) {
        ManifestFolder folder = ManifestFolder.at(Path.of(arguments[0]), "k8s");
        int files = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[3]);
        System.out.println("ready");
        if (arguments[2].equals("once")) {
            try {
                folder.write(tree("once", files, size));
                System.out.println("written");
            } catch (UncheckedIOException failed) {
                System.out.println("failed: " + failed.getMessage());
            }
            return;
        }
        for (int turn = 0; !arguments[2].equals("often") || turn < TURNS; turn++) {
            folder.write(tree(turn % 2 == 0 ? "even" : "odd", files, size));
        }
        System.out.println("written");
    }

    /** Files of one word, of which a tenth is in no tree of another word. */
    static ManifestTree tree(String word, int files, int size) {
        SortedMap<ManifestPath, String> texts = new TreeMap<>();
        for (int i = 0; i < files; i++) {
            String instance = i % 10 == 0 ? word + "-" + i : "instance-" + i;
            texts.put(ManifestPath.of("development", instance, "service"), text(word, size));
        }
        return ManifestTree.of("platform", texts, Accepted.NOTHING);
    }

    static String text(String word, int size) {
        return (word + "\n").repeat(size);
    }
}
