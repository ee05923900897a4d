package io.github.portfolioplatform.engine.valkey;

import io.github.portfolioplatform.model.EngineImages;

/** The images that run Valkey. It has no Docker Official Image; the project publishes its own. */
final class ValkeyImages implements EngineImages {

    static final ValkeyImages INSTANCE = new ValkeyImages();

    private ValkeyImages() {}

    @Override
    public String official() {
        return "valkey/valkey";
    }
}
