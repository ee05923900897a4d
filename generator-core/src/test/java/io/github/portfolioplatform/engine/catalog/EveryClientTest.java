package io.github.portfolioplatform.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that the clients of each engine keep, wherever the server is: there is no pod and no server in sight. */
class EveryClientTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final Endpoint PLAIN = new Endpoint("shop-data.example", 1234, false);
    private static final Endpoint TRUSTED =
            new Endpoint("shop-data.example", 1234, true, Optional.of(new CertificateAuthority.Pem(PEM)));

    static List<DatabaseEngine> engines() {
        return DatabaseEngines.all();
    }

    private static Outside outside(DatabaseEngine engine, String environment) {
        return Outside.ofOnlyInstanceIn(EngineShop.of(engine).environment(environment));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void each_dialect_connects_to_an_external_host_with_a_port_of_its_own(DatabaseEngine engine) {
        for (DatabaseClient client : clients(engine)) {
            assertThat(client.dialects()).containsKeys(Dialect.URI, Dialect.VARIABLES, Dialect.SERVICE_BINDING);
            client.dialects().forEach((dialect, settings) -> {
                assertThat(settings.toString()).as("%s", dialect).contains("shop-data.example");
                assertThat(client.trustSetting(dialect)).as("%s", dialect).isNotBlank();
                if (dialect != Dialect.MONGODB_SRV) {
                    // DNS tells the port there.
                    assertThat(settings.toString()).as("%s", dialect).contains("1234");
                }
            });
            assertThat(client.database().isPresent()).isEqualTo(engine.hasNamedDatabase());
        }
    }

    private static List<DatabaseClient> clients(DatabaseEngine engine) {
        return List.of(
                outside(engine, EngineShop.DEVELOPMENT).client(PLAIN),
                outside(engine, EngineShop.DEVELOPMENT).client(TRUSTED),
                outside(engine, EngineShop.PRODUCTION).client(PLAIN.overTls()),
                outside(engine, EngineShop.PRODUCTION).client(TRUSTED));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_authority_of_an_external_host_reaches_each_dialect_that_has_a_setting_of_it(DatabaseEngine engine) {
        DatabaseClient client = outside(engine, EngineShop.PRODUCTION).client(TRUSTED);
        DatabaseClient publicly = outside(engine, EngineShop.PRODUCTION).client(PLAIN.overTls());

        assertThat(client.dialects().get(Dialect.SERVICE_BINDING)).anySatisfy(entry -> {
            assertThat(entry.name()).isEqualTo(CertificateAuthority.KEY);
            assertThat(entry.value().reveal()).isEqualTo(PEM);
        });
        assertThat(List.of(Dialect.NODE, Dialect.VARIABLES, Dialect.SPRING_BOOT_4))
                .allSatisfy(dialect -> {
                    assertThat(told(client, dialect)).contains(CertificateAuthority.FILE);
                    assertThat(told(publicly, dialect)).doesNotContain(CertificateAuthority.FILE);
                });
    }

    private static String told(DatabaseClient client, Dialect dialect) {
        return client.dialects().getOrDefault(dialect, List.<Setting>of()).toString();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void names_and_keys_of_Secrets_stay_wherever_the_server_is(DatabaseEngine engine) {
        for (String environment : List.of(EngineShop.DEVELOPMENT, EngineShop.PRODUCTION)) {
            Outside outside = outside(engine, environment);
            Endpoint here = Backends.endpoint(outside.environment(), outside.instance());

            Endpoint elsewhere = new Endpoint("shop-data.example", 1234, here.tls(), here.issuer());

            assertThat(namesAndKeys(outside, elsewhere)).isEqualTo(namesAndKeys(outside, here));
            assertThat(passwords(outside, elsewhere)).isEqualTo(passwords(outside, here));
        }
    }

    private static SortedMap<String, List<String>> namesAndKeys(Outside outside, Endpoint endpoint) {
        SortedMap<String, List<String>> keys = new TreeMap<>();
        for (UserSecret secret :
                DatabaseEngines.of(outside.instance()).secrets(outside.environment(), outside.instance(), endpoint)) {
            keys.put(
                    secret.name() + " " + secret.users(),
                    new ArrayList<>(new TreeSet<>(secret.values().keySet())));
        }
        return keys;
    }

    private static List<String> passwords(Outside outside, Endpoint endpoint) {
        DatabaseClient client = outside.client(endpoint);
        return Stream.concat(
                        Stream.of(client.user().orElse(""), client.database().orElse("")),
                        client.dialects().values().stream()
                                .flatMap(List::stream)
                                .flatMap(setting -> setting.value().secret().stream())
                                .map(secret -> secret.secretName() + " " + secret.key()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_password_is_in_the_first_Secret_of_the_instance(DatabaseEngine engine) {
        for (String environment : List.of(EngineShop.DEVELOPMENT, EngineShop.PRODUCTION)) {
            Outside outside = outside(engine, environment);
            DatabaseClient client = outside.client(PLAIN);
            UserSecret first = outside.secrets().get(0);

            assertThat(first.name())
                    .isEqualTo(client.password().secretName())
                    .isEqualTo(InstanceNames.of(outside.environment(), outside.instance())
                            .credentials());
            assertThat(first.values()).containsKeys(client.password().key(), engine.passwordKey());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void copies_are_taken_at_an_endpoint(DatabaseEngine engine) {
        for (String environment : List.of(EngineShop.DEVELOPMENT, EngineShop.PRODUCTION)) {
            Outside outside = outside(engine, environment);

            assertThat(engine.copies(outside.environment(), outside.instance(), PLAIN)
                            .environment()
                            .toString())
                    .contains("shop-data.example");
            assertThat(outside.copies().environment().toString()).doesNotContain("shop-data.example");
        }
    }
}
