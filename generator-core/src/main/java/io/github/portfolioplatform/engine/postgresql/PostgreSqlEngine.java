package io.github.portfolioplatform.engine.postgresql;

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

/** PostgreSQL. */
public final class PostgreSqlEngine implements DatabaseEngine {

    /** The engine. */
    public static final PostgreSqlEngine INSTANCE = new PostgreSqlEngine();

    private PostgreSqlEngine() {}

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String displayName() {
        return "PostgreSQL";
    }

    @Override
    public EngineImages images() {
        return PostgreSqlImages.INSTANCE;
    }

    /** For its shared buffers and backends. */
    @Override
    public Memory leastMemory() {
        return Memory.mebibytes(256);
    }

    /**
     * The system databases, the database of the application and its template have 70 MiB, and 80 MB of the journal are kept before any of it
     * is removed.
     */
    @Override
    public Storage leastStorage() {
        return Storage.mebibytes(256);
    }

    @Override
    public String passwordKey() {
        return "postgres-password";
    }

    @Override
    public boolean hasNamedDatabase() {
        return true;
    }

    @Override
    public Optional<NameProblem> problemOfDatabase(String name) {
        return ReservedNames.problemOfDatabase(name);
    }

    @Override
    public Optional<NameProblem> problemOfDatabaseInProduction(String name) {
        return ReservedNames.problemOfDatabaseInProduction(name);
    }

    @Override
    public Optional<NameProblem> problemOfUser(String name) {
        return ReservedNames.problemOfUser(name);
    }

    @Override
    public int oldestMajorOfProduction() {
        return 14;
    }

    @Override
    public AuditLevel mostAudit() {
        return AuditLevel.DDL;
    }

    @Override
    public String moreAudit() {
        return "an operator whose image has pgaudit, such as CloudNativePG";
    }

    @Override
    public boolean hasAccessJob() {
        return true;
    }

    @Override
    public PostgreSqlBuilder builder() {
        return new PostgreSqlBuilder();
    }

    @Override
    public int port() {
        return PostgreSqlServer.PORT;
    }

    @Override
    public DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return client(environment, instance, users(environment, instance).inUse(), endpoint);
    }

    /** A server with TLS takes no other connections. */
    private static DatabaseClient client(
            Environment environment, DatabaseInstance instance, ServerUser user, Endpoint endpoint) {
        return new PostgreSqlClient(
                ((PostgreSql) instance).database(),
                user.login(),
                user.password(),
                hasTls(environment) ? endpoint.overTls() : endpoint);
    }

    @Override
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return users(environment, instance).secrets(user -> client(environment, instance, user, endpoint));
    }

    @Override
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return new PostgreSqlCopies((PostgreSql) instance, endpoint.host())
                .by(users(environment, instance), hasTls(environment));
    }

    private static PostgreSqlUsers users(Environment environment, DatabaseInstance instance) {
        return PostgreSqlUsers.of(environment, (PostgreSql) instance);
    }

    private static boolean hasTls(Environment environment) {
        return environment.posture().includes(Choice.TLS);
    }

    @Override
    public DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return new PostgreSqlServer(environment, (PostgreSql) instance);
    }

    @Override
    public Compatibility compatibility() {
        return new PostgreSqlCompatibility();
    }

    @Override
    public String rightsOfApplication() {
        return "Of PostgreSQL, the application is the superuser.";
    }

    @Override
    public String toString() {
        return displayName();
    }
}
