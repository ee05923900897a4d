package io.github.portfolioplatform.connection;

import static io.github.portfolioplatform.engine.Dialect.JDBC;
import static io.github.portfolioplatform.engine.Dialect.LIBPQ;
import static io.github.portfolioplatform.engine.Dialect.LIBPQ_ENVIRONMENT;
import static io.github.portfolioplatform.engine.Dialect.MONGODB_SRV;
import static io.github.portfolioplatform.engine.Dialect.NODE;
import static io.github.portfolioplatform.engine.Dialect.R2DBC;
import static io.github.portfolioplatform.engine.Dialect.SERVICE_BINDING;
import static io.github.portfolioplatform.engine.Dialect.SPRING_BOOT_3;
import static io.github.portfolioplatform.engine.Dialect.SPRING_BOOT_4;
import static io.github.portfolioplatform.engine.Dialect.SQLALCHEMY;
import static io.github.portfolioplatform.engine.Dialect.URI;
import static io.github.portfolioplatform.engine.Dialect.VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Setting;
import org.junit.jupiter.api.Test;

/** What applications of the platform are told, to the letter. */
class DialectTextsTest {

    private static final Connection POSTGRESQL = Platform.postgreSql();
    private static final Connection REDIS = Platform.redis();
    private static final Connection MONGODB = Platform.mongoDb();

    private static final String PG = "postgresql-bookmarked.default.svc.cluster.local";
    private static final String LOGIN = "bookmarked_user:bookmarked_postgres123@" + PG + ":5432/bookmarked";

    @Test
    void each_engine_has_the_dialects_of_its_clients() {
        assertThat(POSTGRESQL.dialects())
                .containsExactly(
                        URI,
                        NODE,
                        SPRING_BOOT_3,
                        SPRING_BOOT_4,
                        VARIABLES,
                        SERVICE_BINDING,
                        LIBPQ,
                        LIBPQ_ENVIRONMENT,
                        JDBC,
                        R2DBC,
                        SQLALCHEMY);
        assertThat(REDIS.dialects())
                .containsExactly(URI, NODE, SPRING_BOOT_3, SPRING_BOOT_4, VARIABLES, SERVICE_BINDING);
        assertThat(MONGODB.dialects())
                .containsExactly(URI, NODE, SPRING_BOOT_3, SPRING_BOOT_4, VARIABLES, SERVICE_BINDING, MONGODB_SRV);
    }

    @Test
    void postgresql_is_one_url_for_each_driver() {
        assertThat(text(POSTGRESQL, URI)).isEqualTo("DATABASE_URL=postgres://" + LOGIN);
        assertThat(text(POSTGRESQL, NODE)).isEqualTo("DATABASE_URL=postgres://" + LOGIN);
        assertThat(text(POSTGRESQL, LIBPQ)).isEqualTo("DATABASE_URL=postgresql://" + LOGIN);
        assertThat(text(POSTGRESQL, SQLALCHEMY)).isEqualTo("DATABASE_URL=postgresql+psycopg://" + LOGIN);
        assertThat(text(POSTGRESQL, R2DBC)).isEqualTo("R2DBC_DATABASE_URL=r2dbc:postgresql://" + LOGIN);
        assertThat(text(POSTGRESQL, JDBC))
                .isEqualTo("JDBC_DATABASE_URL=jdbc:postgresql://" + PG
                        + ":5432/bookmarked?user=bookmarked_user&password=bookmarked_postgres123");
    }

    @Test
    void postgresql_over_tls_checks_the_name_in_the_certificate() {
        Connection tls = POSTGRESQL.overTls();

        assertThat(text(tls, URI)).isEqualTo("DATABASE_URL=postgres://" + LOGIN + "?sslmode=verify-full");
        assertThat(text(tls, NODE)).isEqualTo("DATABASE_URL=postgres://" + LOGIN + "?sslmode=verify-full");
        assertThat(text(tls, LIBPQ)).isEqualTo("DATABASE_URL=postgresql://" + LOGIN + "?sslmode=verify-full");
        assertThat(text(tls, SQLALCHEMY))
                .isEqualTo("DATABASE_URL=postgresql+psycopg://" + LOGIN + "?sslmode=verify-full");
        assertThat(text(tls, R2DBC))
                .isEqualTo("R2DBC_DATABASE_URL=r2dbc:postgresql://" + LOGIN + "?sslMode=verify-full");
        assertThat(text(tls, JDBC)).endsWith("&password=bookmarked_postgres123&sslmode=verify-full");
    }

    @Test
    void libpq_reads_variables_of_its_own() {
        String variables = """
                PGHOST=postgresql-bookmarked.default.svc.cluster.local
                PGPORT=5432
                PGDATABASE=bookmarked
                PGUSER=bookmarked_user
                PGPASSWORD=bookmarked_postgres123
                """;

        assertThat(lines(POSTGRESQL, LIBPQ_ENVIRONMENT)).isEqualTo(variables);
        assertThat(lines(POSTGRESQL.overTls(), LIBPQ_ENVIRONMENT)).isEqualTo(variables + "PGSSLMODE=verify-full\n");
    }

    @Test
    void spring_boot_takes_login_and_url_of_postgresql_apart() {
        assertThat(lines(POSTGRESQL, SPRING_BOOT_4))
                .isEqualTo(lines(POSTGRESQL, SPRING_BOOT_3))
                .isEqualTo("""
                        spring.datasource.url=jdbc:postgresql://postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked
                        spring.datasource.username=bookmarked_user
                        spring.datasource.password=bookmarked_postgres123
                        spring.r2dbc.url=r2dbc:postgresql://postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked
                        spring.r2dbc.username=bookmarked_user
                        spring.r2dbc.password=bookmarked_postgres123
                        """);
        assertThat(lines(POSTGRESQL.overTls(), SPRING_BOOT_4))
                .contains(":5432/bookmarked?sslmode=verify-full\n", ":5432/bookmarked?sslMode=verify-full\n");
    }

    @Test
    void redis_is_a_uri_without_a_user_and_with_another_scheme_over_tls() {
        String rest = "://:redis123@redis.default.svc.cluster.local:6379";

        assertThat(text(REDIS, URI)).isEqualTo("REDIS_URL=redis" + rest);
        assertThat(text(REDIS, NODE)).isEqualTo("REDIS_URL=redis" + rest);
        assertThat(text(REDIS.overTls(), URI)).isEqualTo("REDIS_URL=rediss" + rest);
        assertThat(text(REDIS.overTls(), NODE)).isEqualTo("REDIS_URL=rediss" + rest);
    }

    @Test
    void spring_boot_has_a_property_for_each_part_of_redis() {
        String properties = """
                spring.data.redis.host=redis.default.svc.cluster.local
                spring.data.redis.port=6379
                spring.data.redis.password=redis123
                """;

        assertThat(lines(REDIS, SPRING_BOOT_3)).isEqualTo(properties);
        assertThat(lines(REDIS, SPRING_BOOT_4)).isEqualTo(properties);
        assertThat(lines(REDIS.overTls(), SPRING_BOOT_4))
                .isEqualTo(properties + "spring.data.redis.ssl.enabled=true\n");
    }

    @Test
    void mongodb_always_says_where_its_users_are() {
        String login = "root:intervalai_mongo123@mongodb-intervalai.default.svc.cluster.local";

        assertThat(text(MONGODB, URI))
                .isEqualTo("MONGODB_URI=mongodb://" + login + ":27017/intervalai?authSource=admin");
        assertThat(text(MONGODB, NODE)).isEqualTo(text(MONGODB, URI));
        assertThat(text(MONGODB.overTls(), URI))
                .isEqualTo("MONGODB_URI=mongodb://" + login + ":27017/intervalai?authSource=admin&tls=true");
        assertThat(text(MONGODB, MONGODB_SRV))
                .isEqualTo("MONGODB_URI=mongodb+srv://" + login + "/intervalai?authSource=admin&tls=false");
        assertThat(text(MONGODB.overTls(), MONGODB_SRV))
                .isEqualTo("MONGODB_URI=mongodb+srv://" + login + "/intervalai?authSource=admin");
    }

    @Test
    void spring_boot_4_renamed_the_properties_of_mongodb() {
        assertThat(lines(MONGODB, SPRING_BOOT_3)).isEqualTo("""
                        spring.data.mongodb.host=mongodb-intervalai.default.svc.cluster.local
                        spring.data.mongodb.port=27017
                        spring.data.mongodb.database=intervalai
                        spring.data.mongodb.authentication-database=admin
                        spring.data.mongodb.username=root
                        spring.data.mongodb.password=intervalai_mongo123
                        """);
        assertThat(lines(MONGODB, SPRING_BOOT_4))
                .isEqualTo(lines(MONGODB, SPRING_BOOT_3).replace("spring.data.", "spring."));
        assertThat(lines(MONGODB.overTls(), SPRING_BOOT_3)).endsWith("spring.data.mongodb.ssl.enabled=true\n");
        assertThat(lines(MONGODB.overTls(), SPRING_BOOT_4)).endsWith("spring.mongodb.ssl.enabled=true\n");
    }

    @Test
    void variables_hold_one_part_each() {
        String postgreSql = """
                DATABASE_HOST=postgresql-bookmarked.default.svc.cluster.local
                DATABASE_PORT=5432
                DATABASE_NAME=bookmarked
                DATABASE_USER=bookmarked_user
                DATABASE_PASSWORD=bookmarked_postgres123
                """;
        String redis = """
                REDIS_HOST=redis.default.svc.cluster.local
                REDIS_PORT=6379
                REDIS_PASSWORD=redis123
                """;
        String mongoDb = """
                MONGODB_HOST=mongodb-intervalai.default.svc.cluster.local
                MONGODB_PORT=27017
                MONGODB_DATABASE=intervalai
                MONGODB_AUTH_SOURCE=admin
                MONGODB_USER=root
                MONGODB_PASSWORD=intervalai_mongo123
                """;

        assertThat(lines(POSTGRESQL, VARIABLES)).isEqualTo(postgreSql);
        assertThat(lines(POSTGRESQL.overTls(), VARIABLES)).isEqualTo(postgreSql + "DATABASE_SSLMODE=verify-full\n");
        assertThat(lines(REDIS, VARIABLES)).isEqualTo(redis);
        assertThat(lines(REDIS.overTls(), VARIABLES)).isEqualTo(redis + "REDIS_TLS=true\n");
        assertThat(lines(MONGODB, VARIABLES)).isEqualTo(mongoDb);
        assertThat(lines(MONGODB.overTls(), VARIABLES)).isEqualTo(mongoDb + "MONGODB_TLS=true\n");
    }

    @Test
    void a_binding_secret_has_the_entries_of_the_specification() {
        assertThat(lines(POSTGRESQL.overTls(), SERVICE_BINDING)).isEqualTo("""
                        type=postgresql
                        provider=portfolio-generator
                        host=postgresql-bookmarked.default.svc.cluster.local
                        port=5432
                        uri=postgres://bookmarked_user:bookmarked_postgres123@postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked?sslmode=verify-full
                        username=bookmarked_user
                        password=bookmarked_postgres123
                        database=bookmarked
                        sslmode=verify-full
                        """);
        assertThat(lines(REDIS.overTls(), SERVICE_BINDING)).isEqualTo("""
                        type=redis
                        provider=portfolio-generator
                        host=redis.default.svc.cluster.local
                        port=6379
                        uri=rediss://:redis123@redis.default.svc.cluster.local:6379
                        password=redis123
                        ssl=true
                        """);
        assertThat(lines(MONGODB.overTls(), SERVICE_BINDING)).isEqualTo("""
                        type=mongodb
                        provider=portfolio-generator
                        host=mongodb-intervalai.default.svc.cluster.local
                        port=27017
                        uri=mongodb://root:intervalai_mongo123@mongodb-intervalai.default.svc.cluster.local:27017/intervalai?authSource=admin&tls=true
                        username=root
                        password=intervalai_mongo123
                        database=intervalai
                        authentication-database=admin
                        """);
        assertThat(lines(POSTGRESQL, SERVICE_BINDING)).doesNotContain("ssl");
        assertThat(lines(REDIS, SERVICE_BINDING)).doesNotContain("ssl");
    }

    private static String text(Connection connection, Dialect dialect) {
        assertThat(connection.in(dialect)).hasSize(1);
        return connection.in(dialect).get(0).reveal();
    }

    private static String lines(Connection connection, Dialect dialect) {
        return connection.in(dialect).stream()
                .map(Setting::reveal)
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }
}
