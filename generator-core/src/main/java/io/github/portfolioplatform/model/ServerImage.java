package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

/**
 * What an instance runs.
 *
 * @param reference the image
 * @param version the version of the server inside
 */
public record ServerImage(ImageReference reference, EngineVersion version) {

    /** Refuses null. */
    public ServerImage {
        requireNonNull(reference, "reference");
        requireNonNull(version, "version");
    }
}
