package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.EngineVersion;
import java.util.Optional;

/**
 * A server is replaced by one of another engine, on the data that is there.
 *
 * @param from the engine that wrote the data
 * @param version its version; empty if its image does not tell
 * @param image the image of the server that is to go on with the data
 */
public record EngineStep(DatabaseEngine from, Optional<EngineVersion> version, String image) {

    /** Refuses null. */
    public EngineStep {
        requireNonNull(from, "from");
        requireNonNull(version, "version");
        requireNonNull(image, "image");
    }
}
