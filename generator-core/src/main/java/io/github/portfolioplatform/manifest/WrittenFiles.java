package io.github.portfolioplatform.manifest;

import java.util.List;

/**
 * What writing a tree did.
 *
 * @param written the files that were new or changed, sorted
 * @param unchanged how many files were the same already
 * @param removed the files of earlier runs that are no longer rendered, sorted
 */
public record WrittenFiles(List<String> written, int unchanged, List<String> removed) {

    /** Copies the lists. */
    public WrittenFiles {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }
}
