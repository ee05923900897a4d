package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
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
        PostgreSql postgresql = (PostgreSql) instance;
        PostgreSqlUsers users = new PostgreSqlUsers(postgresql, InstanceNames.of(environment, instance));
        if (hasUsers(environment)) {
            return users.client(users.inUse(), endpoint);
        }
        SecretPassword password = new SecretPassword(users.names().credentials(), passwordKey(), instance.password());
        return new PostgreSqlClient(
                postgresql.database(), postgresql.credentials().user(), password, endpoint);
    }

    @Override
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        InstanceNames names = InstanceNames.of(environment, instance);
        if (hasUsers(environment)) {
            return new PostgreSqlUsers((PostgreSql) instance, names).secrets(endpoint);
        }
        return List.of(UserSecret.ofOnePassword(names.credentials(), passwordKey()));
    }

    @Override
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        PostgreSql postgresql = (PostgreSql) instance;
        InstanceNames names = InstanceNames.of(environment, instance);
        PostgreSqlCopies copies = new PostgreSqlCopies(postgresql, names, endpoint.host());
        return hasUsers(environment) ? copies.ofUsers(new PostgreSqlUsers(postgresql, names)) : copies.ofOneUser();
    }

    private static boolean hasUsers(Environment environment) {
        return environment.posture().includes(Choice.USERS);
    }

    @Override
    public DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return PostgreSqlServer.of(environment, (PostgreSql) instance);
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
