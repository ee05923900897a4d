package io.github.portfolioplatform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionsTest {

    private static final Portfolio PLATFORM = Scenario.PLATFORM.portfolio();

    static Stream<Connection> connections() {
        return Scenario.all().stream()
                .map(scenario -> scenario.portfolio().environment("development"))
                .flatMap(environment -> Connections.of(environment).stream());
    }

    @Test
    void the_platform_connects_as_its_architecture_document_says() {
        assertThat(Connections.of(PLATFORM.environment("development")))
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
        assertThat(Connections.of(PLATFORM.environment("development")))
                .extracting(Connection::instance)
                .isEqualTo(PLATFORM.environment("development").instances());
    }

    @ParameterizedTest
    @MethodSource("connections")
    void a_connection_prints_without_its_password(Connection connection) {
        String password = connection.instance().password().orElseThrow().reveal();

        assertThat(connection.uri().toString()).contains(":****@").doesNotContain(password);
        assertThat(connection.toString()).doesNotContain(password);
    }

    @ParameterizedTest
    @MethodSource("connections")
    void user_and_path_survive_in_what_is_printed(Connection connection) {
        assertThat(connection.uri().toString().replace("****", ""))
                .isEqualTo(connection.uri().reveal().replaceFirst("(://[^:]*:)[^@]*", "$1"));
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void host_and_port_are_those_of_the_rendered_service(Scenario scenario) {
        SortedMap<ManifestPath, String> files =
                PortfolioGenerator.render(scenario.portfolio()).texts();

        for (Connection connection : Connections.of(scenario.portfolio().environment("development"))) {
            Document service = service(files, connection.instance());
            assertThat(connection.uri().host())
                    .isEqualTo(service.text("metadata.name") + "." + service.text("metadata.namespace")
                            + ".svc.cluster.local");
            assertThat(service.documents("spec.ports"))
                    .extracting(port -> port.at("port"))
                    .isEqualTo(List.of(connection.uri().port()));
        }
    }

    private static Document service(SortedMap<ManifestPath, String> files, DatabaseInstance instance) {
        return Document.parse(files.get(new ManifestPath("development/" + instance.name() + "/service.yaml")));
    }
}
