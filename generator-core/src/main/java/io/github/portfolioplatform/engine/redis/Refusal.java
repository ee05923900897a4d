package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.RefusedCommand;
import java.util.List;

/** What the application may not ask of a Redis of production. */
final class Refusal {

    /** All that is known of widely used libraries. */
    static final List<RefusedCommand> ALL = List.of(
            new RefusedCommand(
                    "CONFIG GET, CONFIG SET",
                    "Spring Session, which switches notify-keyspace-events on",
                    "spring.session.redis.configure-action=none, or a bean ConfigureRedisAction.NO_OP; the default repository needs no events"),
            new RefusedCommand(
                    "FLUSHALL", "scripts that empty a cache", "FLUSHDB, once for each database that is used"),
            new RefusedCommand("CLIENT KILL, CLIENT PAUSE", "administrative tools", "the user admin"),
            new RefusedCommand(
                    "MONITOR, SLOWLOG, LATENCY", "dashboards, such as RedisInsight", "the user admin, or metrics"),
            new RefusedCommand("RESTORE, MIGRATE, SWAPDB", "tools that move data", "a restore, or the user admin"),
            new RefusedCommand(
                    "ROLE, REPLICAOF, SAVE, BGSAVE",
                    "clients of Sentinel, and tools for backups",
                    "a client that is told one server; backups"));

    private Refusal() {}
}
