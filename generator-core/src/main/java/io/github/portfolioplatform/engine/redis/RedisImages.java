package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.EngineImages;
import java.util.Map;
import java.util.regex.Pattern;

/** The images that run Redis. */
final class RedisImages implements EngineImages {

    static final RedisImages INSTANCE = new RedisImages();

    private RedisImages() {}

    @Override
    public String official() {
        return "redis";
    }

    @Override
    public Map<Pattern, String> otherStarts() {
        return Known.OTHER_STARTS;
    }

    /** Patterns, compiled when the first image is asked for. */
    private static final class Known {

        private static final Map<Pattern, String> OTHER_STARTS = Map.of(
                Pattern.compile("(?:.*/)?(?:dragonfly[a-z-]*|keydb|garnet|kvrocks)"),
                        "is another server, which does not read the arguments of redis-server",
                Pattern.compile("(?:.*/)?(?:falkordb/.*|opstree/.*|redis/redis-stack.*)"),
                        "starts by a script of its own, which does not read the arguments of redis-server",
                Pattern.compile("(?:.*/)?redislabs/.*"), "loads its libraries and settings by its command");
    }
}
