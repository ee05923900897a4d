package com.example.shop;

import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Storage;
import java.util.List;

/** A database for each market of the shop, and one cache for the storefront. */
final class ShopDatabases {

    private static final List<String> MARKETS = List.of("berlin", "lisbon");

    private ShopDatabases() {}

    static Portfolio portfolio() {
        PortfolioBuilder portfolio = Portfolio.builder("shop")
                .namespace("shop-development")
                .quota(Quota.NONE.storage(Storage.gibibytes(20)).memory(Memory.gibibytes(4)))
                .defaults(PostgreSql.ENGINE, orders())
                .add(Redis.builder("redis-sessions")
                        .application("Storefront")
                        .password(Password.of("development-sessions"))
                        .version(EngineVersion.parse("7.4"))
                        .storage(Storage.gibibytes(1))
                        .requests(Memory.mebibytes(64), Cpu.millicores(50))
                        .limits(Memory.mebibytes(128), Cpu.millicores(250)))
                .add(Environment.builder("development"))
                // Its Secrets are brought by whoever runs it; no password of it is in this file.
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .quota(Quota.NONE.storage(Storage.gibibytes(100)))
                        .defaults(PostgreSql.ENGINE, InstanceSettings.NONE.storage(Storage.gibibytes(40))));
        MARKETS.forEach(market -> portfolio.add(PostgreSql.builder("postgresql-orders-" + market)
                .application("Orders of " + market)
                .database("orders")
                .user("orders_owner")
                .password(Password.of("development-" + market))));
        return portfolio.build();
    }

    private static InstanceSettings orders() {
        return InstanceSettings.NONE
                .version(EngineVersion.parse("17.6"))
                .storage(Storage.gibibytes(4))
                .requests(Memory.mebibytes(256), Cpu.millicores(100))
                .limits(Memory.mebibytes(512), Cpu.millicores(500));
    }
}
