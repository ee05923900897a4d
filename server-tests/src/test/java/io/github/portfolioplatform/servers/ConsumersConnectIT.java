package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Applications in another namespace connect with the drivers of their engines, and check the server, by the files of their namespace alone. */
@Tag("thorough")
class ConsumersConnectIT {

    private static final String NAMESPACE = "storefront";

    @TempDir
    private Path folder;

    @Test
    void a_consumer_of_postgresql_checks_the_server_and_logs_in() throws Exception {
        Machine.runsPods("that consumers of PostgreSQL connect from another namespace");
        Shop shop = Shop.postgreSql(17).boundIn(NAMESPACE, CertificateAuthority.COMPANY);
        ProductionInstance instance = shop.production().withHostilePasswords();
        try (ProductionPostgreSqlPod pod = ProductionPostgreSqlPod.open(instance, folder("server"))) {
            pod.start();
            int port = pod.container().forward(5432);

            ConsumerFiles files = files(shop, instance);
            try (Connection application = jdbc(files, port)) {
                assertThat(PostgreSqlPod.answer(application, "SELECT session_user"))
                        .isEqualTo("orders_app");
            }
            assertThat(psql(files, port)).isEqualTo("orders_app");
            assertThatThrownBy(() -> jdbc(strangers(files), port).close())
                    .isInstanceOf(SQLException.class)
                    .hasStackTraceContaining("PKIX path");
        }
    }

    @Test
    void a_consumer_of_redis_checks_the_server_and_logs_in() throws Exception {
        Machine.runsPods("that consumers of Redis connect from another namespace");
        Machine.needs("redis-cli", "that consumers of Redis connect from another namespace");
        Shop shop = Shop.redis().boundIn(NAMESPACE, CertificateAuthority.COMPANY);
        ProductionInstance instance = shop.production().withHostilePasswords();
        try (ProductionRedisPod pod = ProductionRedisPod.open(instance, folder("server"))) {
            pod.start();

            ConsumerFiles files = files(shop, instance);
            try (Jedis application = jedis(pod, files)) {
                assertThat(application.ping()).isEqualTo("PONG");
            }
            assertThatThrownBy(() -> jedis(pod, strangers(files))).hasStackTraceContaining("PKIX path");
        }
    }

    @Test
    void a_consumer_of_mongodb_checks_the_server_and_logs_in() throws Exception {
        Machine.runsPods("that consumers of MongoDB connect from another namespace");
        Machine.needs("mongod", "that consumers of MongoDB connect from another namespace");
        MongoDbImage image = MongoDbImage.ofThisMachine();
        Shop shop = Shop.mongoDb(image.version()).boundIn(NAMESPACE, CertificateAuthority.COMPANY);
        ProductionInstance instance = shop.production();
        try (RunningContainer server =
                RunningContainer.open(instance.rendered().server().container("mongodb"), image, folder("server"))) {
            server.start().await(() -> server.succeeds("readinessProbe"));
            int port = server.forward(27017);

            ConsumerFiles files = files(shop, instance);
            try (MongoClient application = mongo(files, port)) {
                assertThat(application
                                .getDatabase(files.value("database"))
                                .runCommand(new Document("connectionStatus", 1))
                                .toString())
                        .contains("user=" + files.value("username"));
            }
            try (MongoClient stranger = mongo(strangers(files), port)) {
                assertThatThrownBy(() -> stranger.getDatabase("catalog").runCommand(new Document("ping", 1)))
                        .isInstanceOf(MongoException.class)
                        .hasMessageContaining("PKIX path");
            }
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private ConsumerFiles files(Shop shop, ProductionInstance instance) throws IOException {
        return ConsumerFiles.mounted(shop, NAMESPACE, instance.passwords(), folder("authority"));
    }

    /** The same with the certificate of another authority in the ConfigMap. */
    private ConsumerFiles strangers(ConsumerFiles files) throws IOException {
        Path other = folder("other-authority");
        Files.writeString(other.resolve("ca.crt"), CertificateAuthority.create().certificate());
        return new ConsumerFiles(files.secret(), other);
    }

    /** Everything but the way through the network is from the Secret. */
    private static Connection jdbc(ConsumerFiles files, int port) throws SQLException {
        assertThat(files.value("sslmode")).isEqualTo("verify-full");
        Properties options = new Properties();
        options.setProperty("user", files.value("username"));
        options.setProperty("password", files.value("password"));
        options.setProperty("sslmode", files.value("sslmode"));
        options.setProperty("sslrootcert", files.value("sslrootcert"));
        options.setProperty("socketFactory", ForwardedSockets.class.getName());
        options.setProperty("socketFactoryArg", String.valueOf(port));
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(files.value("host"), files.value("port"), files.value("database")),
                options);
    }

    /** libpq reads mode, authority and host to check from the URI. */
    private static String psql(ConsumerFiles files, int port) {
        String uri = files.value("uri").replace(":5432/", ":" + port + "/");
        ProcessBuilder psql = new ProcessBuilder("psql", "-XAtc", "SELECT session_user", uri);
        psql.environment().put("PGHOSTADDR", "127.0.0.1");
        return Execution.of(psql).succeeded();
    }

    private static Jedis jedis(ProductionRedisPod pod, ConsumerFiles files) throws IOException {
        ProductionInstance seen = pod.rendered().with(new ServerCertificate("", "", files.authority(), false));
        return pod.with(seen).open(files.value("uri"));
    }

    /** Java's driver takes the authority from a trust store, not from the URI. */
    private static MongoClient mongo(ConsumerFiles files, int port) throws IOException, GeneralSecurityException {
        String uri = files.value("uri").replace(":27017/", ":" + port + "/");
        SSLContext trust = new ServerCertificate("", "", files.authority(), false).trust();
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToSslSettings(ssl -> ssl.enabled(true).context(trust))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .inetAddressResolver(host -> List.of(InetAddress.getLoopbackAddress()))
                .build());
    }
}
