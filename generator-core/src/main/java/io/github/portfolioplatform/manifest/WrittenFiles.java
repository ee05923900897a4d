package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What writing a tree did.
 *
 * @param written the files that were new or changed, sorted
 * @param unchanged how many files were the same already
 * @param removed the files of earlier runs that are no longer rendered, sorted
 * @param hints what else a person should know, a sentence each
 * @param ignored files that were written and that git ignores
 */
public record WrittenFiles(
        List<String> written, int unchanged, List<String> removed, List<String> hints, List<IgnoredFile> ignored) {

    static WrittenFiles none(int unchanged, List<String> hints) {
        return new WrittenFiles(List.of(), unchanged, List.of(), hints, List.of());
    }

    /** Copies the lists. */
    public WrittenFiles {
        requireNonNull(written, "written");
        requireNonNull(removed, "removed");
        requireNonNull(hints, "hints");
        requireNonNull(ignored, "ignored");
        written = List.copyOf(written);
        removed = List.copyOf(removed);
        hints = List.copyOf(hints);
        ignored = List.copyOf(ignored);
    }
}
