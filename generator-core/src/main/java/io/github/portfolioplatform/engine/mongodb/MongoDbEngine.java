package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.NameProblem;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MongoDB. */
public final class MongoDbEngine implements DatabaseEngine {

    /** The engine. */
    public static final MongoDbEngine INSTANCE = new MongoDbEngine();

    private static final Set<String> SYSTEM_DATABASES = Set.of("admin", "config", "local");

    private MongoDbEngine() {}

    @Override
    public String id() {
        return "mongodb";
    }

    @Override
    public String displayName() {
        return "MongoDB";
    }

    @Override
    public EngineImages images() {
        return MongoDbImages.INSTANCE;
    }

    /** For a WiredTiger cache of at least 256 MB next to its connections. */
    @Override
    public Memory leastMemory() {
        return Memory.mebibytes(512);
    }

    /** The first start allocates three files of 100 MiB for the journal. */
    @Override
    public Storage leastStorage() {
        return Storage.mebibytes(512);
    }

    @Override
    public String passwordKey() {
        return "mongodb-root-password";
    }

    @Override
    public boolean hasNamedDatabase() {
        return true;
    }

    @Override
    public Optional<String> defaultUser() {
        return Optional.of("root");
    }

    @Override
    public Optional<NameProblem> problemOfDatabase(String name) {
        return SYSTEM_DATABASES.contains(name)
                ? Optional.of(NameProblem.reserved(
                        "'" + name + "' is a database of MongoDB itself.", "Name the database after the application."))
                : Optional.empty();
    }

    @Override
    public int oldestMajorOfProduction() {
        return 5;
    }

    @Override
    public AuditLevel mostAudit() {
        return AuditLevel.CONNECTIONS;
    }

    @Override
    public String moreAudit() {
        return "an edition that has auditLog, such as Percona Server for MongoDB";
    }

    @Override
    public boolean hasAccessJob() {
        return true;
    }

    @Override
    public MongoDbBuilder builder() {
        return new MongoDbBuilder();
    }

    @Override
    public int port() {
        return MongoDbServer.PORT;
    }

    @Override
    public DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return client(environment, instance, users(environment, instance).inUse(), endpoint);
    }

    /** A server with TLS takes no other connections. */
    private static DatabaseClient client(
            Environment environment, DatabaseInstance instance, ServerUser user, Endpoint endpoint) {
        return new MongoDbClient(
                (MongoDb) instance, user.login(), user.password(), hasTls(environment) ? endpoint.overTls() : endpoint);
    }

    @Override
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return users(environment, instance).secrets(user -> client(environment, instance, user, endpoint));
    }

    @Override
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return new MongoDbCopies((MongoDb) instance, endpoint.host())
                .by(users(environment, instance), hasTls(environment));
    }

    private static MongoDbUsers users(Environment environment, DatabaseInstance instance) {
        return MongoDbUsers.of(environment, (MongoDb) instance);
    }

    private static boolean hasTls(Environment environment) {
        return environment.posture().includes(Choice.TLS);
    }

    @Override
    public DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return new MongoDbServer(environment, (MongoDb) instance);
    }

    @Override
    public Compatibility compatibility() {
        return new MongoDbCompatibility();
    }

    @Override
    public String rightsOfApplication() {
        return "Of MongoDB, it is root.";
    }

    /** A user that manages users can grant any role. */
    @Override
    public Optional<String> administrator() {
        return Optional.of(
                "`<database>_admin` of MongoDB manages the users, so that it can grant itself `root`: the server and the"
                        + " access job alone mount its password.");
    }

    @Override
    public String toString() {
        return displayName();
    }
}
