package io.github.portfolioplatform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.PasswordVector;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;
import redis.clients.jedis.util.JedisURIHelper;

/** The parsers of the drivers themselves give back what the connections say. */
class DriversReadConnectionsTest {

    private static final String USER = "us:er@host/db?x#y %zz+ü&=";

    /** What a driver understood, {@code tls} in its own words. */
    private record Understood(
            String user, String password, String host, int port, String database, Optional<String> tls) {}

    static Stream<String> passwords() {
        return PasswordVector.all().stream().map(PasswordVector::password);
    }

    @Test
    void there_are_passwords() {
        assertThat(passwords()).hasSizeGreaterThanOrEqualTo(28);
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void pgjdbc_reads_its_complete_url(String password) {
        Connection connection = Platform.postgreSql(USER, password);

        assertThat(pgJdbc(connection)).isEqualTo(postgreSql(connection, password, Optional.empty()));
        assertThat(pgJdbc(connection.overTls()))
                .isEqualTo(postgreSql(connection, password, Optional.of("verify-full")));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void r2dbc_reads_its_url(String password) {
        Connection connection = Platform.postgreSql(USER, password);

        assertThat(r2dbc(connection)).isEqualTo(postgreSql(connection, password, Optional.empty()));
        assertThat(r2dbc(connection.overTls())).isEqualTo(postgreSql(connection, password, Optional.of("verify-full")));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void jedis_reads_the_uri_of_redis(String password) {
        Connection connection = Platform.redis(password);

        assertThat(jedis(connection)).isEqualTo(redis(connection, password, Optional.empty()));
        assertThat(jedis(connection.overTls())).isEqualTo(redis(connection, password, Optional.of("rediss")));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void the_driver_of_mongodb_reads_its_uri(String password) {
        Connection connection = Platform.mongoDb(USER, password);

        assertThat(mongoDb(connection, Dialect.URI)).isEqualTo(mongoDb(connection, password, 27017, "null"));
        assertThat(mongoDb(connection.overTls(), Dialect.URI)).isEqualTo(mongoDb(connection, password, 27017, "true"));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void the_driver_of_mongodb_reads_a_uri_without_a_port(String password) {
        Connection connection = Platform.mongoDb(USER, password);

        assertThat(mongoDb(connection, Dialect.MONGODB_SRV)).isEqualTo(mongoDb(connection, password, -1, "false"));
        assertThat(mongoDb(connection.overTls(), Dialect.MONGODB_SRV))
                .isEqualTo(mongoDb(connection, password, -1, "true"));
    }

    /** It is why our URL for it has the login in parameters. */
    @Test
    void pgjdbc_takes_a_login_in_front_of_the_host_for_its_name() {
        Properties read = Driver.parseURL("jdbc:postgresql://app:pw@host:5432/db", null);

        assertThat(read).containsEntry("PGHOST", "app:pw@host").doesNotContainKeys("user", "password");
    }

    /** It is why a password with a blank needs {@code uri} in Spring Boot, which encodes the single properties as a form does. */
    @Test
    void the_driver_of_mongodb_reads_a_plus_sign_as_it_stands_there() {
        ConnectionString read = new ConnectionString("mongodb://app:a+b@host/db");

        assertThat(read.getPassword()).containsExactly('a', '+', 'b');
    }

    private static Understood pgJdbc(Connection connection) {
        Properties read = Driver.parseURL(text(connection, Dialect.JDBC), null);
        return new Understood(
                read.getProperty("user"),
                read.getProperty("password"),
                read.getProperty("PGHOST"),
                Integer.parseInt(read.getProperty("PGPORT")),
                read.getProperty("PGDBNAME"),
                Optional.ofNullable(read.getProperty("sslmode")));
    }

    private static Understood r2dbc(Connection connection) {
        ConnectionFactoryOptions read = ConnectionFactoryOptions.parse(text(connection, Dialect.R2DBC));
        assertThat(read.getValue(ConnectionFactoryOptions.DRIVER)).isEqualTo("postgresql");
        return new Understood(
                (String) read.getRequiredValue(ConnectionFactoryOptions.USER),
                read.getRequiredValue(ConnectionFactoryOptions.PASSWORD).toString(),
                (String) read.getRequiredValue(ConnectionFactoryOptions.HOST),
                (Integer) read.getRequiredValue(ConnectionFactoryOptions.PORT),
                (String) read.getRequiredValue(ConnectionFactoryOptions.DATABASE),
                Optional.ofNullable((String) read.getValue(Option.valueOf("sslMode"))));
    }

    private static Understood jedis(Connection connection) {
        URI uri = URI.create(text(connection, Dialect.URI));
        assertThat(JedisURIHelper.isValid(uri)).isTrue();
        return new Understood(
                Objects.requireNonNullElse(JedisURIHelper.getUser(uri), ""),
                JedisURIHelper.getPassword(uri),
                JedisURIHelper.getHostAndPort(uri).getHost(),
                JedisURIHelper.getHostAndPort(uri).getPort(),
                String.valueOf(JedisURIHelper.getDBIndex(uri)),
                JedisURIHelper.isRedisSSLScheme(uri) ? Optional.of("rediss") : Optional.empty());
    }

    /** Nothing is looked up: a name server that knows no further options answers. */
    private static Understood mongoDb(Connection connection, Dialect dialect) {
        ConnectionString read = new ConnectionString(text(connection, dialect), (name, type) -> List.of());
        MongoCredential credential = Objects.requireNonNull(read.getCredential());
        assertThat(credential.getSource()).isEqualTo("admin");
        assertThat(read.isSrvProtocol()).isEqualTo(dialect == Dialect.MONGODB_SRV);
        URI place = URI.create("mongodb://" + read.getHosts().get(0));
        return new Understood(
                credential.getUserName(),
                String.valueOf(credential.getPassword()),
                place.getHost(),
                place.getPort(),
                read.getDatabase(),
                Optional.of(String.valueOf(read.getSslEnabled())));
    }

    private static Understood postgreSql(Connection connection, String password, Optional<String> tls) {
        return new Understood(connection.user().orElseThrow(), password, connection.host(), 5432, "bookmarked", tls);
    }

    private static Understood redis(Connection connection, String password, Optional<String> tls) {
        return new Understood("", password, connection.host(), 6379, "0", tls);
    }

    private static Understood mongoDb(Connection connection, String password, int port, String tls) {
        return new Understood(USER, password, connection.host(), port, "intervalai", Optional.of(tls));
    }

    private static String text(Connection connection, Dialect dialect) {
        return connection.in(dialect).get(0).value().reveal();
    }
}
