package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Kubernetes stores 256 KiB of annotations of one object. {@code kubectl apply} adds one with the whole object as JSON, so that each of ours
 * counts twice, beside the scripts of the object.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/">Kubernetes: kubectl apply</a>
 */
final class AnnotationsFit {

    private static final int MOST_STORED = 256 * 1024;
    /** For the rest of the largest object: the scripts of backups have less than 60 KiB. */
    private static final int REST_OF_THE_OBJECT = 96 * 1024;

    /** The JSON of kubectl writes some characters as the longest of its escapes. */
    private static final int MOST_ESCAPED = "\\u003c".length();

    private AnnotationsFit() {}

    static void check(Map<String, String> annotations, ModelPath path, Problems problems) {
        int bytes = 0;
        long stored = 0;
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String text = annotation.getKey() + annotation.getValue();
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            bytes += size;
            stored += size + escaped(text, size);
        }
        int most = MOST_STORED - REST_OF_THE_OBJECT;
        if (stored > most) {
            problems.add(
                    "annotation-is-valid",
                    path,
                    "The annotations of one object have " + bytes
                            + " bytes in all, and with the copy that kubectl apply" + " makes of them " + stored + ".",
                    "Write at most " + most / 2 + " bytes: Kubernetes stores " + MOST_STORED
                            + " of one object, the copy of all its fields among them.");
        }
    }

    private static long escaped(String text, int size) {
        return size + text.chars().filter(AnnotationsFit::isEscaped).count() * (MOST_ESCAPED - 1);
    }

    private static boolean isEscaped(int character) {
        return character < ' ' || "\"\\<>&".indexOf(character) >= 0;
    }
}
