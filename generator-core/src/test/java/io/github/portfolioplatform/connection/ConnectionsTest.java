package io.github.portfolioplatform.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionsTest {

    private static final Environment PRODUCTION =
            new Scenario("gitops").portfolio().environment("production");

    static Stream<Connection> connections() {
        return Scenario.all().stream()
                .map(scenario -> scenario.portfolio().environment("development"))
                .flatMap(environment -> Connections.of(environment).stream());
    }

    static Stream<Connection> productionConnections() {
        return Connections.of(PRODUCTION).stream();
    }

    @Test
    void the_platform_connects_as_its_architecture_document_says() {
        assertThat(Connections.of(Platform.DEVELOPMENT))
                .extracting(connection -> connection.uri().reveal())
                .containsExactly(
                        "postgres://bookmarked_user:bookmarked_postgres123@postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked",
                        "postgres://codetalk_user:codetalk_postgres123@postgresql-codetalk.default.svc.cluster.local:5432/codetalk",
                        "redis://:redis123@redis.default.svc.cluster.local:6379",
                        "mongodb://root:educationelly_mongo123@mongodb-educationelly.default.svc.cluster.local:27017/educationelly?authSource=admin",
                        "mongodb://root:educationgql_mongo123@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin",
                        "mongodb://root:intervalai_mongo123@mongodb-intervalai.default.svc.cluster.local:27017/intervalai?authSource=admin");
    }

    @Test
    void a_connection_belongs_to_its_instance_in_the_order_of_the_portfolio() {
        assertThat(Connections.of(Platform.DEVELOPMENT))
                .extracting(Connection::instance)
                .isEqualTo(Platform.DEVELOPMENT.instances());
    }

    @Test
    void a_connection_is_found_by_the_name_of_its_instance() {
        assertThat(Connections.of(Platform.DEVELOPMENT, "redis"))
                .isEqualTo(Connections.of(Platform.DEVELOPMENT).get(2));
    }

    @Test
    void who_misspells_an_instance_reads_which_one_was_meant() {
        assertThatThrownBy(() -> Connections.of(Platform.DEVELOPMENT, "postgresql-codetalc"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "'postgresql-codetalc' is not an instance of development. Did you mean 'postgresql-codetalk'?");
        assertThatThrownBy(() -> Connections.of(Platform.DEVELOPMENT, "mysql"))
                .hasMessage(
                        "'mysql' is not an instance of development. Write the name of one, such as postgresql-bookmarked.");
    }

    @Test
    void a_connection_tells_its_parts() {
        Connection postgreSql = Connections.of(PRODUCTION, "postgresql-orders");
        Connection redis = Connections.of(PRODUCTION, "redis-sessions");

        assertThat(postgreSql.host()).isEqualTo("postgresql-orders.shop-production.svc.cluster.local");
        assertThat(postgreSql.port()).isEqualTo(5432);
        assertThat(postgreSql.user()).contains("orders_owner");
        assertThat(postgreSql.database()).contains("orders");
        assertThat(postgreSql.secret()).isEqualTo("postgresql-orders-secrets");
        assertThat(postgreSql.secretKeys()).containsExactly("postgres-password");
        assertThat(postgreSql.consumerLabel())
                .containsExactly(Map.entry("portfolioplatform.github.io/uses-postgresql-orders", "true"));
        assertThat(redis.user()).isEmpty();
        assertThat(redis.database()).isEmpty();
        assertThat(redis.secretKeys()).containsExactly("redis-password", "redis.conf");
        assertThat(Connections.of(PRODUCTION, "mongodb-catalog").user()).contains("root");
    }

    @Test
    void a_dialect_that_the_engine_does_not_have_is_refused() {
        assertThatThrownBy(() -> Platform.redis().in(Dialect.JDBC))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("Redis has no jdbc connection. For redis there are uri, node, spring-boot-3, spring-boot-4,"
                        + " variables, service-binding.");
    }

    @ParameterizedTest
    @MethodSource("connections")
    void nothing_of_a_connection_prints_with_its_password(Connection connection) {
        String password = connection.instance().password().orElseThrow().reveal();

        assertThat(connection).hasToString(connection.uri().toString());
        assertThat(connection.uri().toString()).contains(":****@").doesNotContain(password);
        assertThat(settings(connection))
                .allSatisfy(setting -> assertThat(setting.toString())
                        .doesNotContain(password)
                        .isEqualTo(
                                setting.value().secret().isPresent()
                                        ? setting.toString().replaceFirst("[^:=]*\\*\\*\\*\\*", "****")
                                        : setting.reveal()));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void every_dialect_says_the_password_to_who_asks_for_it(Connection connection) {
        assertThat(connection.dialects())
                .allSatisfy(dialect -> assertThat(connection.in(dialect))
                        .filteredOn(setting -> setting.value().secret().isPresent())
                        .isNotEmpty()
                        .allSatisfy(setting -> assertThat(setting.reveal())
                                .isNotEqualTo(setting.toString())
                                .doesNotContain("****")));
    }

    @ParameterizedTest
    @MethodSource("productionConnections")
    void a_password_that_the_spec_does_not_know_is_masked_for_everybody(Connection connection) {
        assertThat(settings(connection))
                .allSatisfy(setting -> assertThat(setting.reveal()).isEqualTo(setting.toString()));
        assertThat(connection.uri().reveal()).contains(":****@");
    }

    @ParameterizedTest
    @MethodSource("productionConnections")
    void a_value_that_is_the_password_names_the_key_of_the_secret(Connection connection) {
        assertThat(settings(connection))
                .filteredOn(setting -> setting.value().secret().isPresent())
                .allSatisfy(setting -> {
                    assertThat(setting.value().isPassword())
                            .isEqualTo(setting.toString().equals(setting.name() + "=****"));
                    assertThat(setting.value().secret().orElseThrow().secretName())
                            .isEqualTo(connection.secret());
                    assertThat(connection.secretKeys())
                            .contains(setting.value().secret().orElseThrow().key());
                });
        assertThat(connection.in(Dialect.SPRING_BOOT_4))
                .anyMatch(setting -> setting.value().isPassword());
    }

    /** The example of {@link Connections}. */
    @Test
    void an_application_can_take_its_password_from_the_secret() {
        Connection orders = Connections.of(PRODUCTION, "postgresql-orders");
        Setting password = orders.in(Dialect.SPRING_BOOT_4).get(2);

        assertThat(orders.uri())
                .hasToString(
                        "postgres://orders_owner:****@postgresql-orders.shop-production.svc.cluster.local:5432/orders");
        assertThat(password.name()).isEqualTo("spring.datasource.password");
        assertThat(password.value().isPassword()).isTrue();
        assertThat(password.value().secret().orElseThrow().secretName()).isEqualTo("postgresql-orders-secrets");
        assertThat(password.value().secret().orElseThrow().key()).isEqualTo("postgres-password");
    }

    @Test
    void a_property_is_a_variable_as_spring_boot_reads_it() {
        assertThat(Platform.mongoDb().in(Dialect.SPRING_BOOT_4))
                .extracting(Setting::variable)
                .contains("SPRING_MONGODB_HOST", "SPRING_MONGODB_AUTHENTICATIONDATABASE");
    }

    private static List<Setting> settings(Connection connection) {
        return connection.dialects().stream()
                .flatMap(dialect -> connection.in(dialect).stream())
                .toList();
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void host_and_port_are_those_of_the_rendered_service(Scenario scenario) {
        SortedMap<ManifestPath, String> files =
                PortfolioGenerator.of(scenario.portfolio()).render().texts();

        for (Connection connection : Connections.of(scenario.portfolio().environment("development"))) {
            Document service = service(files, connection.instance());
            assertThat(connection.host())
                    .isEqualTo(service.text("metadata.name") + "." + service.text("metadata.namespace")
                            + ".svc.cluster.local");
            assertThat(service.documents("spec.ports"))
                    .extracting(port -> port.at("port"))
                    .isEqualTo(List.of(connection.port()));
        }
    }

    /** Drivers look for {@code _mongodb._tcp.<host>}, which the cluster's DNS publishes for a port of that name. */
    @Test
    void the_port_of_mongodb_has_the_name_that_drivers_look_up() {
        SortedMap<ManifestPath, String> files =
                PortfolioGenerator.of(Scenario.PLATFORM.portfolio()).render().texts();

        assertThat(service(files, Platform.mongoDb().instance()).documents("spec.ports"))
                .extracting(port -> port.text("name") + "/" + port.text("protocol"))
                .containsExactly("mongodb/TCP");
    }

    private static Document service(SortedMap<ManifestPath, String> files, DatabaseInstance instance) {
        return Document.parse(files.get(new ManifestPath("development/" + instance.name() + "/service.yaml")));
    }
}
