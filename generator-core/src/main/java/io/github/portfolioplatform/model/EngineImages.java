package io.github.portfolioplatform.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images that servers of an engine run from, and how others are told apart. */
public interface EngineImages {

    /** {@return the repository of the Docker Official Image: {@code postgres}} */
    String official();

    /** {@return the official images, whose tags name the version of the server, by their paths on Docker Hub} */
    default List<String> paths() {
        return List.of(OfficialImages.LIBRARY + official());
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
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        return OfficialImages.of(this, name).isPresent() ? EngineVersion.ofTag(tag) : Optional.empty();
    }
}
