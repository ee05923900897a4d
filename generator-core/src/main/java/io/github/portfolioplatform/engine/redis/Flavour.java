package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.ServerImage;

/** Whose server an image holds. Both read the same configuration and speak the same protocol; their programs have names of their own. */
enum Flavour {
    /** Redis. */
    REDIS("redis"),
    /** Valkey, which went on from Redis 7.2.4. */
    VALKEY("valkey");

    private final String prefix;

    Flavour(String prefix) {
        this.prefix = prefix;
    }

    /** {@return what the image holds, by its name: {@code valkey/valkey:8.1}, {@code registry.example.com/valkey-bundle:9}} */
    static Flavour of(ServerImage image) {
        return image.reference().name().contains("valkey") ? VALKEY : REDIS;
    }

    /** {@return the program that looks whether a copy is whole} */
    String checker() {
        return prefix + "-check-rdb";
    }

    /** {@return the program that serves} */
    String server() {
        return prefix + "-server";
    }

    /** {@return the program that people and scripts talk to it with; both read {@code REDISCLI_AUTH}} */
    String client() {
        return prefix + "-cli";
    }
}
