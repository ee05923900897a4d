package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionReportTest {

    private static final Portfolio PLATFORM = Scenario.PLATFORM.portfolio();

    @Test
    void passwords_are_masked() {
        assertThat(ConnectionReport.of(List.of(PLATFORM.environment("development")))
                        .masked())
                .isEqualTo("""
                        Bookmarked: postgresql-bookmarked
                          postgres://bookmarked_user:****@postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked
                        Code Talk: postgresql-codetalk
                          postgres://codetalk_user:****@postgresql-codetalk.default.svc.cluster.local:5432/codetalk
                        Code Talk: redis
                          redis://:****@redis.default.svc.cluster.local:6379
                        EducationELLy: mongodb-educationelly
                          mongodb://root:****@mongodb-educationelly.default.svc.cluster.local:27017/educationelly?authSource=admin
                        EducationELLy GraphQL: mongodb-educationelly-graphql
                          mongodb://root:****@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin
                        IntervalAI: mongodb-intervalai
                          mongodb://root:****@mongodb-intervalai.default.svc.cluster.local:27017/intervalai?authSource=admin""");
    }

    @Test
    void no_password_is_in_the_masked_report_in_any_scenario() {
        for (Scenario scenario : Scenario.all()) {
            String report =
                    ConnectionReport.of(scenario.portfolio().environments()).masked();

            assertThat(scenario.portfolio().environment("development").instances())
                    .allSatisfy(instance -> assertThat(report)
                            .doesNotContain(instance.password().orElseThrow().reveal()));
        }
    }

    @Test
    void passwords_are_revealed_to_who_asks_for_them() {
        assertThat(ConnectionReport.of(List.of(PLATFORM.environment("development")))
                        .revealed()
                        .lines())
                .contains(
                        "Code Talk: redis",
                        "  redis://:redis123@redis.default.svc.cluster.local:6379",
                        "  mongodb://root:educationgql_mongo123@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin");
    }

    @Test
    void another_dialect_is_lines_of_names_and_values() {
        ConnectionReport report = ConnectionReport.of(List.of(PLATFORM.environment("development")))
                .in(Dialect.LIBPQ_ENVIRONMENT);

        assertThat(report.masked()).isEqualTo("""
                        Bookmarked: postgresql-bookmarked
                          PGHOST=postgresql-bookmarked.default.svc.cluster.local
                          PGPORT=5432
                          PGDATABASE=bookmarked
                          PGUSER=bookmarked_user
                          PGPASSWORD=****
                        Code Talk: postgresql-codetalk
                          PGHOST=postgresql-codetalk.default.svc.cluster.local
                          PGPORT=5432
                          PGDATABASE=codetalk
                          PGUSER=codetalk_user
                          PGPASSWORD=****
                        Left out, because their engines have no libpq-environment connection: redis, mongodb-educationelly, mongodb-educationelly-graphql, mongodb-intervalai.""");
        assertThat(report.revealed()).contains("PGPASSWORD=bookmarked_postgres123\n");
    }

    @ParameterizedTest
    @EnumSource
    void no_password_is_in_the_masked_report_of_any_dialect(Dialect dialect) {
        String report = ConnectionReport.of(List.of(PLATFORM.environment("development")))
                .in(dialect)
                .masked();

        assertThat(PLATFORM.environment("development").instances())
                .allSatisfy(instance -> assertThat(report)
                        .doesNotContain(instance.password().orElseThrow().reveal()));
    }

    @Test
    void who_has_to_bring_a_secret_reads_so_in_every_dialect() {
        List<Environment> production =
                List.of(new Scenario("gitops").portfolio().environment("production"));

        assertThat(ConnectionReport.of(production).in(Dialect.JDBC).revealed()).isEqualTo("""
                        Orders: postgresql-orders
                          JDBC_DATABASE_URL=jdbc:postgresql://postgresql-orders.shop-production.svc.cluster.local:5432/orders?user=orders_owner&password=****
                          Provide the Secret postgresql-orders-secrets with postgres-password.
                        Left out, because their engines have no jdbc connection: redis-sessions, mongodb-catalog.""");
    }

    @Test
    void in_production_everybody_speaks_tls_and_somebody_fills_the_store() {
        String report =
                ConnectionReport.of(List.of(PLATFORM.environment("production"))).masked();

        assertThat(report).contains("""
                Code Talk: redis
                  rediss://app:****@redis.platform-production.svc.cluster.local:6379
                  The certificate authority is ca.crt of the Secret redis-tls. Setting of its file: the option of the driver: --cacert of redis-cli, ssl_ca_certs of redis-py, a trust store of Jedis and Lettuce.
                  Put admin, app, backup and metrics into platform/production/redis of the ClusterSecretStore vault.
                """);
        assertThat(report)
                .contains(
                        "postgres://codetalk_app:****@postgresql-codetalk.platform-production.svc.cluster.local:5432/codetalk?sslmode=verify-full\n");
    }
}
