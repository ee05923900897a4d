package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.RefusedCommand;
import java.util.List;

/**
 * All that the application may not ask of a Redis of production. A command stands for its subcommands, too. A test in {@code server-tests}
 * compares the list with the rights on servers of each kind.
 */
final class Refusal {

    private static final String PEOPLE = "the user admin";

    /** What libraries and tools ask for, and then the rest. */
    static final List<RefusedCommand> ALL = List.of(
            new RefusedCommand(
                    "CONFIG",
                    "Spring Session and repositories of Spring Data, which switch notify-keyspace-events on",
                    "the server sends events of deleted and expired keys (gxE) already: spring.session.redis.configure-action=none, or a"
                            + " bean ConfigureRedisAction.NO_OP; keyspaceNotificationsConfigParameter = \"\" in @EnableRedisRepositories"),
            new RefusedCommand(
                    "FLUSHALL",
                    "scripts that empty a cache, as 'Redis::flushall()' does",
                    "FLUSHDB, once for each database that is used"),
            new RefusedCommand(
                    "MONITOR, SLOWLOG, COMMANDLOG, LATENCY, MODULE",
                    "dashboards, such as RedisInsight, which work without",
                    "the user admin; exporters log in as metrics"),
            new RefusedCommand(
                    "CLIENT KILL, CLIENT PAUSE, CLIENT UNPAUSE, CLIENT UNBLOCK, CLIENT NO-EVICT",
                    "administrative tools",
                    PEOPLE),
            new RefusedCommand(
                    "RESTORE, RESTORE-ASKING, MIGRATE, SWAPDB",
                    "tools that move data",
                    "COPY and RENAME in the server, a restore of a backup, or the user admin"),
            new RefusedCommand(
                    "ROLE, REPLICAOF, SLAVEOF, SYNC, PSYNC, REPLCONF, FAILOVER, CLUSTER",
                    "clients of Sentinel and of clusters, tools that replicate",
                    "a client that is told one server; INFO replication tells the role"),
            new RefusedCommand(
                    "SAVE, BGSAVE, BGREWRITEAOF, LASTSAVE", "scripts that take backups", "backup in portfolio.yaml"),
            new RefusedCommand(
                    "ACL SETUSER, ACL DELUSER, ACL GETUSER, ACL LIST, ACL USERS, ACL LOAD, ACL SAVE, ACL LOG, ACL DRYRUN",
                    "administrative tools",
                    PEOPLE),
            new RefusedCommand("SHUTDOWN, DEBUG, PFDEBUG, PFSELFTEST", "tests of libraries", PEOPLE));

    private Refusal() {}
}
