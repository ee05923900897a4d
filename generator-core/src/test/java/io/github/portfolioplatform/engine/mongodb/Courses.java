package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import java.util.function.UnaryOperator;

/** Servers of an environment of production. */
final class Courses {

    private Courses() {}

    /** A server of the database {@code courses}, with what is said beside. */
    static MongoDbServer courses(UnaryOperator<MongoDbBuilder> said) {
        return courses(said, InstanceSettings.NONE);
    }

    static Outside outside() {
        return Outside.ofOnlyInstanceIn(environment(instance -> instance, InstanceSettings.NONE));
    }

    private static MongoDbServer courses(UnaryOperator<MongoDbBuilder> said, InstanceSettings inProduction) {
        Environment environment = environment(said, inProduction);
        return new MongoDbServer(environment, (MongoDb) environment.instances().get(0));
    }

    private static Environment environment(UnaryOperator<MongoDbBuilder> said, InstanceSettings inProduction) {
        return Portfolio.builder("shop")
                .add(said.apply(MongoDb.builder("mongodb-courses")
                        .application("Academy")
                        .database("courses")
                        .image(ImageReference.parse("mongo:8.0.29-noble"))
                        .storage(Storage.gibibytes(20))
                        .requests(Memory.gibibytes(4), Cpu.millicores(100))
                        .limits(Memory.gibibytes(4), Cpu.cores(2))))
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .override("mongodb-courses", inProduction)
                        .production(Production.of(
                                new SecretSource.ExternalStore(
                                        SecretSource.StoreKind.CLUSTER_SECRET_STORE,
                                        "vault",
                                        "{portfolio}/{environment}/{instance}"),
                                new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io"))))
                .build()
                .environment("production");
    }

    static MongoDbServer courses() {
        return courses(instance -> instance);
    }

    /** That server with settings of its own in production, over those that it has. */
    static MongoDbServer coursesWith(InstanceSettings settings) {
        return courses(instance -> instance, settings);
    }
}
