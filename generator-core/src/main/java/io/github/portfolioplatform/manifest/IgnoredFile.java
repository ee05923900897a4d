package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

/**
 * A rendered file that git ignores, so that nobody who clones the repository has it.
 *
 * @param path the path below the output folder
 * @param rule the rule that does it, as git tells it: {@code .gitignore:3:*secret*.yaml}
 */
public record IgnoredFile(String path, String rule) {

    /** Refuses null. */
    public IgnoredFile {
        requireNonNull(path, "path");
        requireNonNull(rule, "rule");
    }
}
