package io.github.portfolioplatform.engine.redis;

import java.util.List;

/**
 * What libraries ask of Redis that the application may not do, because it concerns the server and not its data.
 *
 * @param command what is refused
 * @param askedBy who asks for it
 * @param instead the usual way out
 */
record Refusal(String command, String askedBy, String instead) {

    /** All that is known of widely used libraries. */
    static final List<Refusal> ALL = List.of(
            new Refusal(
                    "CONFIG GET, CONFIG SET",
                    "Spring Session, which switches notify-keyspace-events on",
                    "spring.session.redis.configure-action=none, or a bean ConfigureRedisAction.NO_OP; the default repository needs no events"),
            new Refusal("FLUSHALL", "scripts that empty a cache", "FLUSHDB, once for each database that is used"),
            new Refusal("CLIENT KILL, CLIENT PAUSE", "administrative tools", "the user admin"),
            new Refusal("MONITOR, SLOWLOG, LATENCY", "dashboards, such as RedisInsight", "the user admin, or metrics"),
            new Refusal("RESTORE, MIGRATE, SWAPDB", "tools that move data", "a restore, or the user admin"),
            new Refusal(
                    "ROLE, REPLICAOF, SAVE, BGSAVE",
                    "clients of Sentinel, and tools for backups",
                    "a client that is told one server; backups"));
}
