package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.ServiceBinding;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.SpringBundle;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A client of MongoDB. Its user lives in the database {@code admin}; drivers look for it in the application's own unless they are told.
 *
 * @see <a href="https://github.com/mongodb/specifications/blob/master/source/connection-string/connection-string-spec.md">MongoDB:
 *     connection string specification</a>
 * @see <a href="https://github.com/mongodb/specifications/blob/master/source/initial-dns-seedlist-discovery/initial-dns-seedlist-discovery.md">
 *     MongoDB: initial DNS seedlist discovery</a>
 * @see <a href="https://docs.spring.io/spring-boot/appendix/application-properties/index.html">Spring Boot: common properties</a>
 */
record MongoDbClient(MongoDb instance, String login, SecretPassword password, Endpoint endpoint)
        implements DatabaseClient {

    private static final String VARIABLE = "MONGODB_URI";
    private static final String USERS = "admin";

    @Override
    public Optional<String> user() {
        return Optional.of(login);
    }

    @Override
    public Optional<String> database() {
        return Optional.of(instance.database());
    }

    @Override
    public ConnectionUri uri() {
        return uri("mongodb", endpoint.authority(), endpoint.ifTls("&tls=true"));
    }

    @Override
    public SortedMap<Dialect, List<Setting>> dialects() {
        return new TreeMap<>(Map.of(
                Dialect.URI, List.of(new Setting(VARIABLE, uri())),
                Dialect.NODE, node(),
                Dialect.MONGODB_SRV, List.of(new Setting(VARIABLE, srv())),
                Dialect.SPRING_BOOT_3, springBoot("spring.data.mongodb."),
                Dialect.SPRING_BOOT_4, springBoot("spring.mongodb."),
                Dialect.VARIABLES, variables(),
                Dialect.SERVICE_BINDING, serviceBinding()));
    }

    private List<Setting> node() {
        return endpoint.withTrust(
                List.of(new Setting(VARIABLE, uri())),
                Setting.ofProcess("NODE_EXTRA_CA_CERTS", CertificateAuthority.FILE));
    }

    /** The cluster's DNS publishes the port of the Service under its name, {@code _mongodb._tcp}. The scheme implies TLS. */
    private ConnectionUri srv() {
        return uri("mongodb+srv", endpoint.host(), endpoint.tls() ? "" : "&tls=false");
    }

    private ConnectionUri uri(String scheme, String host, String tls) {
        String trust = endpoint.ifTrusted("&tlsCAFile=" + CertificateAuthority.FILE);
        return ConnectionUri.of(
                scheme, login, password, host + "/" + instance.database() + "?authSource=" + USERS + tls + trust);
    }

    /**
     * One by one instead of {@code uri}, so that the password can be taken from its Secret. Spring Boot encodes it as a form does, and
     * the driver reads the plus sign of a blank as it stands there: a password with a blank needs {@code uri}.
     */
    private List<Setting> springBoot(String prefix) {
        return SpringBundle.in(
                endpoint,
                endpoint.withTls(
                        List.of(
                                Setting.of(prefix + "host", endpoint.host()),
                                Setting.of(prefix + "port", String.valueOf(endpoint.port())),
                                Setting.of(prefix + "database", instance.database()),
                                Setting.of(prefix + "authentication-database", USERS),
                                Setting.of(prefix + "username", login),
                                new Setting(prefix + "password", password)),
                        Setting.of(prefix + "ssl.enabled", "true")),
                prefix);
    }

    private List<Setting> variables() {
        return endpoint.withTrust(
                endpoint.withTls(
                        List.of(
                                Setting.of("MONGODB_HOST", endpoint.host()),
                                Setting.of("MONGODB_PORT", String.valueOf(endpoint.port())),
                                Setting.of("MONGODB_DATABASE", instance.database()),
                                Setting.of("MONGODB_AUTH_SOURCE", USERS),
                                Setting.of("MONGODB_USER", login()),
                                new Setting("MONGODB_PASSWORD", password)),
                        Setting.of("MONGODB_TLS", "true")),
                Setting.of("MONGODB_TLS_CA_FILE", CertificateAuthority.FILE));
    }

    @Override
    public String trustSetting(Dialect dialect) {
        return switch (dialect) {
            case VARIABLES -> "MONGODB_TLS_CA_FILE=<file>";
            case SPRING_BOOT_3 -> SpringBundle.setting("spring.data.mongodb.");
            case SPRING_BOOT_4 -> SpringBundle.setting("spring.mongodb.");
            default -> "tlsCAFile=<file> in the URI; Java's driver reads the trust store of the JVM instead";
        };
    }

    private List<Setting> serviceBinding() {
        return Stream.concat(
                        ServiceBinding.entries(instance.engine(), endpoint, this).stream(),
                        Stream.of(Setting.of("authentication-database", USERS)))
                .toList();
    }
}
