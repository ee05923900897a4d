package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels and the customization of the portfolio are carried out by Dekorate's own decorators. */
class CustomizedManifestsTest {

    private static final Portfolio COMPANY = new Scenario("customized").portfolio();
    private static final String POD = "spec.template.spec.";

    private final ManifestTree tree = PortfolioGenerator.of(COMPANY).render();

    @ParameterizedTest
    @ValueSource(strings = {"claim", "credentials", "service", "statefulset"})
    void labels_and_annotations_are_on_every_resource(String role) {
        Document resource = document("development/postgresql-orders/" + role);

        assertThat(resource.map("metadata.labels")).containsEntry("example.com/team", "orders");
        assertThat(resource.map("metadata.annotations")).containsEntry("example.com/owner", "databases@example.com");
    }

    @Test
    void labels_and_annotations_are_on_the_pods_and_labels_not_in_selectors() {
        Document server = document("development/postgresql-orders/statefulset");

        assertThat(server.map("spec.template.metadata.labels")).containsEntry("example.com/team", "orders");
        assertThat(server.map("spec.template.metadata.annotations"))
                .containsEntry("example.com/owner", "databases@example.com");
        assertThat(server.map("spec.selector.matchLabels")).isEqualTo(Map.of("app", "postgresql-orders"));
    }

    @Test
    void an_environment_says_it_differently() {
        assertThat(document("production/redis-sessions/claim").map("metadata.annotations"))
                .containsEntry("example.com/owner", "on-call@example.com");
        assertThat(document("production/redis-sessions/claim").map("metadata.labels"))
                .containsEntry("example.com/tier", "gold");
    }

    @Test
    void all_images_come_from_the_registry_of_the_company() {
        assertThat(document("development/mongodb-courses/statefulset").at(POD + "containers[0].image"))
                .isEqualTo("registry.example.com:5000/mirror/mongo:7.0.24-jammy");
        assertThat(document("development/redis-sessions/statefulset").at(POD + "containers[0].image"))
                .isEqualTo("registry.example.com:5000/mirror/redis:7.4-bookworm");
        assertThat(document("development/redis-sessions/statefulset").at(POD + "containers[1].image"))
                .isEqualTo("registry.example.com:5000/mirror/oliver006/redis_exporter:v1.74.0");
        assertThat(document("development/postgresql-orders/statefulset").at(POD + "initContainers[0].image"))
                .isEqualTo("registry.example.com:5000/mirror/example/tools/wait/node:1.2.3");
    }

    @Test
    void pods_pull_with_the_secret_and_run_on_the_nodes_of_the_company() {
        Document server = document("development/redis-sessions/statefulset");

        assertThat(server.at(POD + "imagePullSecrets")).isEqualTo(List.of(Map.of("name", "registry-credentials")));
        assertThat(server.map(POD + "nodeSelector")).isEqualTo(Map.of("example.com/disk", "ssd"));
    }

    @Test
    void hosts_of_one_address_are_one_alias() {
        assertThat(document("development/mongodb-courses/statefulset").at(POD + "hostAliases"))
                .isEqualTo(List.of(
                        Map.of("ip", "10.0.0.7", "hostnames", List.of("directory.example.com", "ldap.example.com")),
                        Map.of("ip", "fd00::7", "hostnames", List.of("time.example.com"))));
    }

    @Test
    void a_sidecar_reads_the_credentials_of_its_instance() {
        Document exporter = document("production/redis-sessions/statefulset")
                .documents(POD + "containers")
                .get(1);

        assertThat(exporter.text("name")).isEqualTo("exporter");
        assertThat(exporter.at("env"))
                .isEqualTo(List.of(Map.of(
                        "name",
                        "REDIS_PASSWORD",
                        "valueFrom",
                        Map.of("secretKeyRef", Map.of("key", "redis-password", "name", "redis-sessions-secrets")))));
        assertThat(exporter.map("resources.limits")).isEqualTo(Map.of("memory", "32Mi", "cpu", "50m"));
    }

    @Test
    void an_init_container_runs_its_command_before_the_server() {
        Document container = document("production/postgresql-orders/statefulset")
                .documents(POD + "initContainers")
                .get(0);

        assertThat(container.at("command")).isEqualTo(List.of("/bin/wait-for-node"));
        assertThat(container.at("args")).isEqualTo(List.of("--timeout", "30s"));
        assertThat(container.at("env")).isEqualTo(List.of(Map.of("name", "LOG_LEVEL", "value", "debug")));
    }

    @Test
    void it_is_ordered_and_applied_together_with_the_decorators_of_others() {
        Decorator<ContainerBuilder> last = new Decorator<>() {
            @Override
            public void visit(ContainerBuilder container) {
                container.withTerminationMessagePolicy("FallbackToLogsOnError");
            }

            @Override
            @SuppressWarnings({"rawtypes", "unchecked"})
            public Class<? extends Decorator>[] after() {
                return new Class[] {AddSidecarDecorator.class};
            }
        };

        Document server = document(
                PortfolioGenerator.of(COMPANY)
                        .decoratedBy(Decorations.NONE.and(Decoration.each(instance -> last)))
                        .render(),
                "development/redis-sessions/statefulset");

        assertThat(server.documents(POD + "containers"))
                .hasSize(2)
                .allSatisfy(container ->
                        assertThat(container.text("terminationMessagePolicy")).isEqualTo("FallbackToLogsOnError"));
    }

    private Document document(String file) {
        return document(tree, file);
    }

    private static Document document(ManifestTree tree, String file) {
        return Document.parse(tree.texts().get(new ManifestPath(file + ".yaml")));
    }
}
