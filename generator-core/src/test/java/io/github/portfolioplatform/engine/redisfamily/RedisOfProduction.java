package io.github.portfolioplatform.engine.redisfamily;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Redis server of this machine, if there is one, as it is rendered for production; a new one for each test. */
abstract class RedisOfProduction {

    @TempDir
    Path folder;

    RealRedis redis;

    private final String notProven;

    /**
     * Prepares the tests.
     *
     * @param notProven what they leave unproven where there is no server
     */
    RedisOfProduction(String notProven) {
        this.notProven = notProven;
    }

    @BeforeEach
    void prepare() throws Exception {
        assumeFalse(RealRedis.isMissing(notProven), "no server");
        redis = new RealRedis(Sessions.inProduction(), folder);
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
