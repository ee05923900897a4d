package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.RefusedCommand;
import java.util.List;

/** What the application cannot ask of a MongoDB of production; a test of a real server has the same list. */
final class Refusal {

    /** All that is known of widely used libraries. */
    static final List<RefusedCommand> ALL = List.of(
            new RefusedCommand(
                    "change streams, transactions, the oplog",
                    "Meteor and Rocket.Chat, Hangfire.Mongo, Payload, Mongock, Prisma, connectors of Kafka",
                    "they need a replica set, and this is one server, as in development: polling instead (no MONGO_OPLOG_URL; in"
                            + " Hangfire.Mongo another CheckQueuedJobsStrategy than Watch), and no transactions (in Payload"
                            + " transactionOptions: false, in Mongock transactionEnabled: false); Prisma does not work without them"),
            new RefusedCommand(
                    "serverStatus, hostInfo, getParameter, getCmdLineOpts, replSetGetStatus, $currentOp of all users",
                    "pages of applications that show the version and the engine of their server, exporters, dashboards",
                    "the user metrics; $currentOp of all users is for no user, because it shows what others send"),
            new RefusedCommand(
                    "dropDatabase",
                    "test suites, and tools that seed an empty database",
                    "deleteMany or drop for each collection, or the user migrate"),
            new RefusedCommand("compact, reIndex, profile, planCacheClear", "administrative tools", "the user migrate"),
            new RefusedCommand(
                    "other databases",
                    "libraries that have one database for each tenant, or one for their jobs or sessions",
                    "one instance for each, or a prefix of the names of collections in this database"),
            new RefusedCommand(
                    "createUser, usersInfo of others",
                    "applications that manage their own logins on the server",
                    "the users of the instance, which the access job keeps as they are rendered"),
            new RefusedCommand(
                    "fsync, killAllSessions, setFeatureCompatibilityVersion",
                    "administrative tools, and people after an upgrade",
                    "a person as the administrator, which grants itself root for it; the next run of the access job takes root back"));

    private Refusal() {}
}
