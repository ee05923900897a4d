package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio with one instance of an engine, with the least that the engine works with, in development and in production.
 *
 * @param engine the engine
 * @param database the name of the database, if the engine has one
 * @param user the name of the user, if the engine has one
 * @param settings what the instance runs and claims
 * @param ofProduction what of it production has for itself
 */
record EngineShop(
        DatabaseEngine engine,
        String database,
        @Nullable String user,
        InstanceSettings settings,
        InstanceSettings ofProduction) {

    static final String DEVELOPMENT = "development";
    static final String PRODUCTION = "production";
    static final String DATABASE = "orders";
    static final String USER = "orders_user";
    private static final String NAME = "shop-data";

    static EngineShop of(DatabaseEngine engine) {
        return new EngineShop(
                engine,
                DATABASE,
                USER,
                amounts(engine).version(EngineVersion.parse(String.valueOf(engine.oldestMajorOfProduction()))),
                InstanceSettings.NONE);
    }

    private static InstanceSettings amounts(DatabaseEngine engine) {
        return InstanceSettings.NONE
                .storage(engine.leastStorage())
                .requests(engine.leastMemory(), Cpu.millicores(100))
                .limits(engine.leastMemory(), Cpu.cores(1));
    }

    EngineShop database(String name) {
        return new EngineShop(engine, name, user, settings, ofProduction);
    }

    EngineShop user(@Nullable String name) {
        return new EngineShop(engine, database, name, settings, ofProduction);
    }

    /** The same with that image, whose tag tells the version. */
    EngineShop image(ImageReference image) {
        return settings(amounts(engine).image(image));
    }

    EngineShop settings(InstanceSettings nearer) {
        return new EngineShop(engine, database, user, nearer, ofProduction);
    }

    EngineShop inProduction(InstanceSettings nearer) {
        return new EngineShop(engine, database, user, settings, nearer);
    }

    private InstanceBuilder<?> instance() {
        InstanceBuilder<?> builder = engine.builder();
        builder.name(NAME)
                .application("Shop")
                .password(Password.of("lantern-4711"))
                .settings(settings);
        if (builder instanceof NamedDatabaseBuilder<?> named) {
            named.database(database);
            if (user != null) {
                named.user(user);
            }
        }
        return builder;
    }

    PortfolioBuilder portfolio() {
        return portfolio(Production.of(
                new SecretSource.ExternalStore(
                        SecretSource.StoreKind.CLUSTER_SECRET_STORE, "vault", "{environment}/{instance}"),
                new CertificateSource.Brought()));
    }

    PortfolioBuilder portfolio(Production production) {
        return Portfolio.builder("shop")
                .add(instance())
                .add(Environment.builder(DEVELOPMENT))
                .add(Environment.builder(PRODUCTION)
                        .namespace("shop-live")
                        .createNamespace()
                        .override(NAME, ofProduction)
                        .production(production));
    }

    Environment environment(String name) {
        return portfolio().build().environment(name);
    }

    DatabaseInstance instance(String environment) {
        return environment(environment).instances().get(0);
    }

    /** The rules that the portfolio violates, with their places: {@code name-is-free instances[0].database}. */
    List<String> violations() {
        return portfolio().problems().stream()
                .map(problem -> problem.id() + " " + problem.place())
                .toList();
    }

    List<Problem> problems() {
        return portfolio().problems();
    }
}
