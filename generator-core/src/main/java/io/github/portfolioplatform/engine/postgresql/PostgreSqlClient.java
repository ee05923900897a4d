package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.ServiceBinding;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A client of PostgreSQL. Over TLS it demands a certificate with the name of the host, signed by the declared authority, or else by those
 * in {@code ~/.postgresql/root.crt}.
 *
 * @param name the database
 * @param login the role that it logs in as
 * @param password its password
 * @param endpoint where the server is
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq: connection URIs</a>
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq: environment variables</a>
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">pgJDBC: connection parameters</a>
 * @see <a href="https://github.com/pgjdbc/r2dbc-postgresql#getting-started">R2DBC PostgreSQL: URL and options</a>
 * @see <a href="https://docs.sqlalchemy.org/en/latest/dialects/postgresql.html">SQLAlchemy: PostgreSQL</a>
 * @see <a href="https://docs.spring.io/spring-boot/appendix/application-properties/index.html">Spring Boot: common properties</a>
 */
record PostgreSqlClient(String name, String login, SecretPassword password, Endpoint endpoint)
        implements DatabaseClient {

    private static final String VARIABLE = "DATABASE_URL";
    private static final String VERIFIED = "verify-full";
    private static final String ROOT = "sslrootcert";

    @Override
    public Optional<String> user() {
        return Optional.of(login);
    }

    @Override
    public Optional<String> database() {
        return Optional.of(name);
    }

    @Override
    public ConnectionUri uri() {
        return uri("postgres", "sslmode", ROOT);
    }

    @Override
    public SortedMap<Dialect, List<Setting>> dialects() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry(Dialect.URI, List.of(new Setting(VARIABLE, uri()))),
                Map.entry(Dialect.NODE, node()),
                Map.entry(Dialect.LIBPQ, List.of(new Setting(VARIABLE, uri("postgresql", "sslmode", ROOT)))),
                Map.entry(Dialect.LIBPQ_ENVIRONMENT, environment()),
                Map.entry(Dialect.JDBC, List.of(new Setting("JDBC_DATABASE_URL", completeJdbc()))),
                Map.entry(
                        Dialect.R2DBC,
                        List.of(new Setting("R2DBC_DATABASE_URL", uri("r2dbc:postgresql", "sslMode", "sslRootCert")))),
                Map.entry(
                        Dialect.SQLALCHEMY, List.of(new Setting(VARIABLE, uri("postgresql+psycopg", "sslmode", ROOT)))),
                Map.entry(Dialect.SPRING_BOOT_3, springBoot()),
                Map.entry(Dialect.SPRING_BOOT_4, springBoot()),
                Map.entry(Dialect.VARIABLES, variables()),
                Map.entry(Dialect.SERVICE_BINDING, serviceBinding())));
    }

    private ConnectionUri uri(String scheme, String tlsOption, String rootOption) {
        return ConnectionUri.of(scheme, login, password, place() + tls("?" + tlsOption, rootOption));
    }

    /** The variable is for drivers that read no file from a URI. */
    private List<Setting> node() {
        return endpoint.withTrust(
                List.of(new Setting(VARIABLE, uri())),
                Setting.ofProcess("NODE_EXTRA_CA_CERTS", CertificateAuthority.FILE));
    }

    /** pgJDBC takes {@code user:password@} for a part of the host name, which its errors show. */
    private ConnectionUri completeJdbc() {
        return ConnectionUri.withParameters("jdbc:postgresql://" + place(), login, password, tls("&sslmode", ROOT));
    }

    private List<Setting> environment() {
        return endpoint.withTrust(
                endpoint.withTls(
                        List.of(
                                Setting.of("PGHOST", endpoint.host()),
                                Setting.of("PGPORT", String.valueOf(endpoint.port())),
                                Setting.of("PGDATABASE", name),
                                Setting.of("PGUSER", login),
                                new Setting("PGPASSWORD", password)),
                        Setting.of("PGSSLMODE", VERIFIED)),
                Setting.of("PGSSLROOTCERT", CertificateAuthority.FILE));
    }

    /** The blocking starter reads the first three, the reactive one the others; neither minds the rest. */
    private List<Setting> springBoot() {
        return List.of(
                Setting.of("spring.datasource.url", "jdbc:postgresql://" + place() + tls("?sslmode", ROOT)),
                Setting.of("spring.datasource.username", login),
                new Setting("spring.datasource.password", password),
                Setting.of("spring.r2dbc.url", "r2dbc:postgresql://" + place() + tls("?sslMode", "sslRootCert")),
                Setting.of("spring.r2dbc.username", login),
                new Setting("spring.r2dbc.password", password));
    }

    private List<Setting> variables() {
        return endpoint.withTrust(
                endpoint.withTls(
                        List.of(
                                Setting.of("DATABASE_HOST", endpoint.host()),
                                Setting.of("DATABASE_PORT", String.valueOf(endpoint.port())),
                                Setting.of("DATABASE_NAME", name),
                                Setting.of("DATABASE_USER", login()),
                                new Setting("DATABASE_PASSWORD", password)),
                        Setting.of("DATABASE_SSLMODE", VERIFIED)),
                Setting.of("DATABASE_SSLROOTCERT", CertificateAuthority.FILE));
    }

    private List<Setting> serviceBinding() {
        return endpoint.withTrust(
                endpoint.withTls(
                        ServiceBinding.entries(PostgreSql.ENGINE, endpoint, this), Setting.of("sslmode", VERIFIED)),
                Setting.of(ROOT, CertificateAuthority.FILE));
    }

    private String place() {
        return endpoint.authority() + "/" + name;
    }

    private String tls(String option, String rootOption) {
        return endpoint.ifTls(option + "=" + VERIFIED)
                + endpoint.ifTrusted("&" + rootOption + "=" + CertificateAuthority.FILE);
    }

    @Override
    public String trustSetting(Dialect dialect) {
        return switch (dialect) {
            case LIBPQ_ENVIRONMENT -> "PGSSLROOTCERT=<file>";
            case VARIABLES -> "DATABASE_SSLROOTCERT=<file>";
            case NODE -> "sslrootcert=<file> in the URI, or NODE_EXTRA_CA_CERTS=<file>";
            case R2DBC -> "sslRootCert=<file> in the URL";
            case SPRING_BOOT_3, SPRING_BOOT_4 ->
                "sslrootcert=<file> in the URL of JDBC, sslRootCert=<file> in that of R2DBC";
            case SERVICE_BINDING -> "the entry sslrootcert";
            default -> "sslrootcert=<file> in the URI";
        };
    }
}
