package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.ServiceBinding;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.SpringBundle;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A client of a server of the family, in the words of Redis, which libraries read for all of them. It logs in as its user, or with the password alone where it is that of the default user, and uses the first of the
 * numbered databases.
 *
 * @see <a href="https://www.iana.org/assignments/uri-schemes/prov/redis">IANA: the scheme redis</a>
 * @see <a href="https://www.iana.org/assignments/uri-schemes/prov/rediss">IANA: the scheme rediss, over TLS</a>
 * @see <a href="https://docs.spring.io/spring-boot/appendix/application-properties/index.html">Spring Boot: common properties</a>
 */
record RedisClient(Optional<String> user, SecretPassword password, Endpoint endpoint) implements DatabaseClient {

    private static final String VARIABLE = "REDIS_URL";

    @Override
    public Optional<String> database() {
        return Optional.empty();
    }

    @Override
    public ConnectionUri uri() {
        return ConnectionUri.of("redis" + endpoint.ifTls("s"), user.orElse(""), password, endpoint.authority());
    }

    @Override
    public SortedMap<Dialect, List<Setting>> dialects() {
        return new TreeMap<>(Map.of(
                Dialect.URI, List.of(new Setting(VARIABLE, uri())),
                Dialect.NODE, node(),
                Dialect.SPRING_BOOT_3, springBoot(),
                Dialect.SPRING_BOOT_4, springBoot(),
                Dialect.VARIABLES, variables(),
                Dialect.SERVICE_BINDING, serviceBinding()));
    }

    private List<Setting> node() {
        return endpoint.withTrust(
                List.of(new Setting(VARIABLE, uri())),
                Setting.ofProcess("NODE_EXTRA_CA_CERTS", CertificateAuthority.FILE));
    }

    private List<Setting> springBoot() {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.of("spring.data.redis.host", endpoint.host()));
        settings.add(Setting.of("spring.data.redis.port", String.valueOf(endpoint.port())));
        user.ifPresent(name -> settings.add(Setting.of("spring.data.redis.username", name)));
        settings.add(new Setting("spring.data.redis.password", password));
        return SpringBundle.in(
                endpoint,
                endpoint.withTls(settings, Setting.of("spring.data.redis.ssl.enabled", "true")),
                "spring.data.redis.");
    }

    private List<Setting> variables() {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.of("REDIS_HOST", endpoint.host()));
        settings.add(Setting.of("REDIS_PORT", String.valueOf(endpoint.port())));
        user.ifPresent(name -> settings.add(Setting.of("REDIS_USER", name)));
        settings.add(new Setting("REDIS_PASSWORD", password));
        return endpoint.withTrust(
                endpoint.withTls(settings, Setting.of("REDIS_TLS", "true")),
                Setting.of("REDIS_TLS_CA_FILE", CertificateAuthority.FILE));
    }

    /** URIs of Redis have no option for it that all drivers know; some refuse those of others. */
    @Override
    public String trustSetting(Dialect dialect) {
        return switch (dialect) {
            case NODE -> "NODE_EXTRA_CA_CERTS=<file>";
            case VARIABLES -> "REDIS_TLS_CA_FILE=<file>";
            case SPRING_BOOT_3, SPRING_BOOT_4 -> SpringBundle.setting("spring.data.redis.");
            default ->
                "the option of the driver: --cacert of redis-cli, ssl_ca_certs of redis-py, a trust store of Jedis and Lettuce";
        };
    }

    private List<Setting> serviceBinding() {
        return endpoint.withTls(ServiceBinding.entries("redis", endpoint, this), Setting.of("ssl", "true"));
    }
}
