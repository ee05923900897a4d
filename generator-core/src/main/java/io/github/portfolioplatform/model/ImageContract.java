package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** How the container of an image starts that is no official one. */
public enum ImageContract {
    /**
     * As the official image of the engine: its entrypoint, variables, folders and user, and no settings in the command or in a
     * configuration file, because what is rendered replaces them.
     */
    OFFICIAL("official");

    private final String id;

    ImageContract(String id) {
        this.id = id;
    }

    /** {@return the contract of that {@link #id()}} */
    public static Optional<ImageContract> of(String id) {
        requireNonNull(id, "id");
        return Arrays.stream(values())
                .filter(contract -> contract.id.equals(id))
                .findFirst();
    }

    /** {@return the name in specs: {@code official}} */
    public String id() {
        return id;
    }
}
