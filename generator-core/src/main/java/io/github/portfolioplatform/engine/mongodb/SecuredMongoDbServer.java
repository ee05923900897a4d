package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.MongoDb;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.SortedMap;

/** A MongoDB instance of production on the Docker Official Image. */
public final class SecuredMongoDbServer implements SecuredServer {

    private final Environment environment;
    private final MongoDb instance;

    /** Creates the server of that instance. */
    public SecuredMongoDbServer(Environment environment, MongoDb instance) {
        this.environment = environment;
        this.instance = instance;
    }

    @Override
    public SortedMap<String, String> configuration() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<String, String> access() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PodContribution pod() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessJob accessJob() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UserSecret> secrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CertificateShape certificate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunAs runAs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatabaseClient client(Endpoint endpoint) {
        throw new UnsupportedOperationException();
    }
}
