package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.function.Function;

/** An engine that the model takes for that of its instances, and whose servers are fakes. */
record FakeEngine(DatabaseEngine real, Function<DatabaseInstance, FakeServer> servers) implements DatabaseEngine {

    static DatabaseEngine of(DatabaseInstance instance, Function<DatabaseInstance, FakeServer> servers) {
        return new FakeEngine(DatabaseEngines.of(instance), servers);
    }

    @Override
    public FakeServer server(Environment environment, DatabaseInstance instance) {
        return servers.apply(instance);
    }

    @Override
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return servers.apply(instance).secrets();
    }

    @Override
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return servers.apply(instance).copies();
    }

    @Override
    public DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        throw new UnsupportedOperationException("this backend runs no server");
    }

    @Override
    public int port() {
        return real.port();
    }

    @Override
    public InstanceBuilder<?> builder() {
        return real.builder();
    }

    @Override
    public Compatibility compatibility() {
        return real.compatibility();
    }

    @Override
    public String rightsOfApplication() {
        return real.rightsOfApplication();
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public String displayName() {
        return real.displayName();
    }

    @Override
    public EngineImages images() {
        return real.images();
    }

    @Override
    public Memory leastMemory() {
        return real.leastMemory();
    }

    @Override
    public Storage leastStorage() {
        return real.leastStorage();
    }

    @Override
    public String passwordKey() {
        return real.passwordKey();
    }

    @Override
    public boolean hasNamedDatabase() {
        return real.hasNamedDatabase();
    }

    @Override
    public int oldestMajorOfProduction() {
        return real.oldestMajorOfProduction();
    }

    @Override
    public AuditLevel mostAudit() {
        return real.mostAudit();
    }

    @Override
    public String moreAudit() {
        return real.moreAudit();
    }

    @Override
    public boolean hasAccessJob() {
        return real.hasAccessJob();
    }
}
