package io.github.portfolioplatform.manifest;

/**
 * A rendered file that git ignores, so that nobody who clones the repository has it.
 *
 * @param path the path below the output folder
 * @param rule the rule that does it, as git tells it: {@code .gitignore:3:*secret*.yaml}
 */
public record IgnoredFile(String path, String rule) {}
