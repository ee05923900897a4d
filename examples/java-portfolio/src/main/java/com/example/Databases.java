package com.example;

import io.github.portfolioplatform.PortfolioSource;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlBuilder;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.EnvironmentBuilder;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Storage;
import java.util.Locale;

/** The databases of the shop: a PostgreSQL for each of its services, a Redis for the sessions of the storefront. */
public final class Databases implements PortfolioSource {

    @Override
    public Portfolio portfolio() {
        return Portfolio.builder("shop-databases")
                .namespace("shop-development")
                .quota(Quota.of(Storage.gibibytes(10), Memory.gibibytes(4), Cpu.cores(4)))
                .defaults(PostgreSql.ENGINE, postgreSql())
                .defaults(Redis.ENGINE, redis())
                .add(service("Orders", "rowan-basket-sixteen"))
                .add(service("Payments", "willow-anchor-eleven"))
                .add(service("Shipping", "cedar-compass-thirty"))
                .add(Redis.builder("redis-sessions")
                        .application("Storefront")
                        .password(Password.of("copper-lantern-forty")))
                .add(Environment.builder("development").createNamespace())
                .add(production())
                .build();
    }

    /** What all services have: a database and an owner that are called like the service. */
    private static PostgreSqlBuilder service(String application, String password) {
        String name = application.toLowerCase(Locale.ROOT);
        return PostgreSql.builder("postgresql-" + name)
                .application(application)
                .database(name)
                .user(name + "_owner")
                .password(Password.of(password));
    }

    private static InstanceSettings postgreSql() {
        return InstanceSettings.NONE
                .image(ImageReference.parse("postgres:17.6-bookworm"))
                .storage(Storage.gibibytes(2))
                .requests(Memory.mebibytes(256), Cpu.millicores(100))
                .limits(Memory.mebibytes(512), Cpu.millicores(500));
    }

    private static InstanceSettings redis() {
        return InstanceSettings.NONE
                .image(ImageReference.parse("redis:7.4-bookworm"))
                .storage(Storage.gibibytes(1))
                .requests(Memory.mebibytes(64), Cpu.millicores(50))
                .limits(Memory.mebibytes(128), Cpu.millicores(250));
    }

    /** Finds its passwords in Secrets that are brought from outside. */
    private static EnvironmentBuilder production() {
        return Environment.builder("production")
                .namespace("shop-production")
                .createNamespace()
                .quota(Quota.of(Storage.gibibytes(100), Memory.gibibytes(16), Cpu.cores(16)))
                .defaults(
                        PostgreSql.ENGINE,
                        InstanceSettings.NONE
                                .storage(Storage.gibibytes(20))
                                .storageClass("fast-ssd")
                                .requests(Memory.gibibytes(2), Cpu.millicores(500))
                                .limits(Memory.gibibytes(2), Cpu.cores(2)))
                .override("postgresql-orders", InstanceSettings.NONE.storage(Storage.gibibytes(40)));
    }
}
