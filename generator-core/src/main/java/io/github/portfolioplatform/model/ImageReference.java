package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a container image: {@code postgres:14}, {@code registry.example.com/team/redis:7.2-alpine@sha256:…}.
 *
 * @see <a href="https://github.com/distribution/reference/blob/main/reference.go">the grammar of image references</a>
 */
@CheckReturnValue
public final class ImageReference {

    private static final String PATH_COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*+";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")*+";
    private static final Pattern GRAMMAR = Pattern.compile("((?:" + HOST + "(?::[0-9]+)?/)?" + PATH_COMPONENT + "(?:/"
            + PATH_COMPONENT + ")*+)(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");
    private static final int LONGEST_TEXT = 512;

    private final String repository;
    private final @Nullable String tag;
    private final @Nullable String digest;

    ImageReference(String repository, @Nullable String tag, @Nullable String digest) {
        requireNonNull(repository, "repository");
        this.repository = repository;
        this.tag = tag;
        this.digest = digest;
    }

    /**
     * Reads an image reference.
     *
     * @throws InvalidValueException if the text is not an image reference, or names no fixed version: no tag and no digest, or {@code
     *     latest}
     */
    public static ImageReference parse(String text) {
        requireNonNull(text, "text");
        Matcher parts = GRAMMAR.matcher(text);
        if (text.length() > LONGEST_TEXT || !parts.matches() || !hasUsableRegistry(parts.group(1))) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not an image reference.",
                    "Write it as repository:tag, such as postgres:14 or registry.example.com/redis:7.2-alpine.");
        }
        ImageReference image = new ImageReference(parts.group(1), parts.group(2), parts.group(3));
        if (image.digest == null && (image.tag == null || image.tag.equals("latest"))) {
            throw new InvalidValueException(
                    Problem.quoted(text)
                            + " names no version: the next pull may start another major version on the same data.",
                    "Write a tag that names the version, as postgres:14 does.");
        }
        return image;
    }

    private static boolean hasUsableRegistry(String repository) {
        String first = repository.substring(0, Math.max(repository.indexOf('/'), 0));
        return !first.contains(":") || HostAndPort.isAuthority(first);
    }

    /** {@return the last part of the repository, {@code redis}} */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /**
     * {@return the image of the same path, tag and digest in another registry}
     *
     * @param registry host and port, and the path below which mirrors keep their images if there is one: {@code
     *     registry.example.com:5000/mirror}
     */
    public ImageReference pulledFrom(String registry) {
        requireNonNull(registry, "registry");
        return new ImageReference(registry + "/" + OfficialImages.path(repository), tag, digest);
    }

    /** {@return the reference as container runtimes read it} */
    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** {@return registry and path, {@code registry.example.com/team/redis}} */
    public String repository() {
        return repository;
    }

    /** {@return the tag, {@code 7.2-alpine}} */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** {@return the digest with its algorithm, {@code sha256:…}} */
    public Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference that
                && repository.equals(that.repository)
                && Objects.equals(tag, that.tag)
                && Objects.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(repository, tag, digest);
    }
}
