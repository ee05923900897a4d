package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The document of production tells what frameworks ask for in vain, and the usual way out. */
class RefusedSectionTest {

    private static String section(String environment, String instance) {
        String spec = """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: shop
                instances:
                  - {name: db, %s, application: Shop, password: sess10ns, storage: 1Gi,
                     requests: {memory: 512Mi, cpu: 100m}, limits: {memory: 512Mi, cpu: 250m}}
                environments:
                  development:
                  production: {profile: production, namespace: shop, certificates: {certManager: {issuer: ca}}, secrets: {brought: true}}
                """.formatted(instance);
        Environment parsed = PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8))
                .environment(environment);
        return RefusedSection.of(parsed);
    }

    @Test
    void of_postgresql_it_names_what_only_the_user_for_migrations_or_a_superuser_may() {
        String section = section("production", "engine: postgresql, version: 17, database: orders, user: shop");

        assertThat(section)
                .startsWith("\n## Commands that PostgreSQL refuses\n")
                .contains(
                        "`CREATE EXTENSION`",
                        "`CREATE DATABASE`",
                        "shadow database of prisma migrate dev",
                        "the user `<database>_migrate` for trusted extensions; a superuser by kubectl exec for the others",
                        "`TRUNCATE … RESTART IDENTITY`",
                        "`REFRESH MATERIALIZED VIEW`",
                        "`SET session_replication_role, ALTER TABLE … DISABLE TRIGGER ALL`");
    }

    @Test
    void of_redis_it_names_the_way_out_of_spring_session() {
        assertThat(section("production", "engine: redis, version: 7.4"))
                .startsWith("\n## Commands that Redis refuses\n")
                .contains("`CONFIG`", "spring.session.redis.configure-action=none", "`FLUSHALL`");
    }

    @Test
    void development_refuses_nothing() {
        assertThat(section("development", "engine: redis, version: 7.4")).isEmpty();
    }
}
