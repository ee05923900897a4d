package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

/**
 * The file of a rendered resource.
 *
 * @param role what the resource is for
 * @param name the name of the file, without its ending: {@code credentials-backup}
 */
public record ResourceFile(ResourceRole role, String name) {

    private static final String ENDING = ".yaml";

    /** Refuses null. */
    public ResourceFile {
        requireNonNull(role, "role");
        requireNonNull(name, "name");
    }

    /** {@return the name with its ending: {@code service.yaml}} */
    public String nameWithEnding() {
        return name + ENDING;
    }

    @Override
    public String toString() {
        return name;
    }
}
