package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images that servers of an engine run from, and how others are told apart. */
public interface EngineImages {

    /** {@return the repository on Docker Hub of the image that runs where only a version is declared: {@code postgres}} */
    String official();

    /** {@return the last part of {@link #official()}, which mirrors keep} */
    default String name() {
        return official().substring(official().lastIndexOf('/') + 1);
    }

    /** {@return the official images, whose tags name the version of the server, by their paths on Docker Hub} */
    default List<String> paths() {
        return List.of(official().contains("/") ? official() : OfficialImages.LIBRARY + official());
    }

    /**
     * {@return how images start in another way than the official one, the ends of sentences, by a pattern of their paths without registry}
     * A path matches one pattern at most. Images of vendors that pack several engines are known already.
     */
    default Map<Pattern, String> otherStarts() {
        return Map.of();
    }

    /** {@return the same where only production differs} */
    default Map<Pattern, String> otherStartsInProduction() {
        return Map.of();
    }

    /**
     * {@return the version that the tag of an image seems to tell, which is not official}
     *
     * @param repository registry and path, without tag
     * @param tag the tag, {@code 0.8.1-pg17}
     */
    default Optional<EngineVersion> versionByTag(String repository, String tag) {
        requireNonNull(repository, "repository");
        requireNonNull(tag, "tag");
        boolean isNamedSo =
                repository.substring(repository.lastIndexOf('/') + 1).equals(name());
        return isNamedSo ? EngineVersion.ofTag(tag) : Optional.empty();
    }
}
