package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a backend decides, and what stays whatever runs an instance. */
class BackendSeamTest {

    private static final String HOST = "shop.databases.example";

    private static final Environment LIVE = PortfolioSpec.read("portfolio.yaml", """
                    apiVersion: portfolio/v1
                    kind: Portfolio
                    name: shop
                    engines:
                      postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 1Gi, cpu: 1}}
                      redis: {image: "redis:7.4.5-bookworm", storage: 1Gi, requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}
                      mongodb: {image: "mongo:7.0.24-jammy", storage: 2Gi, requests: {memory: 1Gi, cpu: 250m}, limits: {memory: 1Gi, cpu: 1}}
                    instances:
                      - {name: orders-db, engine: postgresql, application: Shop, database: orders, user: orders}
                      - {name: sessions, engine: redis, application: Shop}
                      - {name: catalog-db, engine: mongodb, application: Shop, database: catalog}
                    environments:
                      live:
                        profile: production
                        namespace: shop-live
                        secrets: {externalSecrets: {store: vault, key: "databases/{environment}/{instance}"}}
                        certificates: {certManager: {issuer: ca}}
                    """.getBytes(StandardCharsets.UTF_8))
            .environment("live");

    /** Runs nothing: the server is somewhere else. */
    private static final class Elsewhere implements Backend {

        @Override
        public Endpoint endpoint(Environment environment, DatabaseInstance instance) {
            return new Endpoint(HOST, 6432, true);
        }

        @Override
        public Endpoint endpointOfJobs(Environment environment, DatabaseInstance instance) {
            return endpoint(environment, instance);
        }

        @Override
        public List<Concern> concerns(Posture posture) {
            return List.of(Elsewhere::secretsReadByOthers);
        }

        private static Contribution secretsReadByOthers(InstanceContext context) {
            ExternalReferences.Builder external = ExternalReferences.builder();
            context.secrets()
                    .forEach(secret ->
                            external.readByOthers(context.environment().namespace(), secret.name()));
            return Contribution.NONE.with(external.build());
        }

        @Override
        public Contribution workload(InstanceContext context, Contribution contributed) {
            return Contribution.NONE;
        }

        @Override
        public Optional<PodCommands> pod(Environment environment, DatabaseInstance instance) {
            return Optional.empty();
        }
    }

    private static List<Document> rendered(BiFunction<Environment, DatabaseInstance, Backend> backends) {
        return new EnvironmentRendering(LIVE, Decorations.NONE, DatabaseEngines::of, backends)
                .render().stream().map(ProductionSet::yaml).map(Document::parse).toList();
    }

    private static SortedMap<String, Set<String>> keysOfSecrets(List<Document> documents) {
        SortedMap<String, Set<String>> keys = new TreeMap<>();
        documents.stream()
                .filter(document -> document.text("kind").equals("ExternalSecret"))
                .forEach(document -> keys.put(
                        document.text("spec.target.name"),
                        new TreeSet<>(document.map("spec.target.template.data").keySet())));
        return keys;
    }

    @Test
    void names_and_keys_of_Secrets_stay_and_the_host_is_that_of_the_backend() {
        List<Document> here = rendered(Backends::of);
        List<Document> elsewhere = rendered((environment, instance) -> new Elsewhere());

        assertThat(keysOfSecrets(elsewhere)).hasSizeGreaterThan(10).isEqualTo(keysOfSecrets(here));
        assertThat(hosts(here))
                .containsExactlyInAnyOrder(
                        "orders-db.shop-live.svc.cluster.local",
                        "sessions.shop-live.svc.cluster.local",
                        "catalog-db.shop-live.svc.cluster.local");
        assertThat(hosts(elsewhere)).containsExactly(HOST);
    }

    private static Set<Object> hosts(List<Document> documents) {
        return documents.stream()
                .filter(document -> document.text("kind").equals("ExternalSecret"))
                .map(document -> document.map("spec.target.template.data"))
                .filter(data -> data.containsKey("host"))
                .map(data -> data.get("host"))
                .collect(Collectors.toSet());
    }

    @Test
    void what_runs_a_server_comes_from_the_backend() {
        Set<String> running = Set.of(
                "StatefulSet",
                "PersistentVolumeClaim",
                "Service",
                "ServiceAccount",
                "Certificate",
                "ConfigMap",
                "CronJob",
                "NetworkPolicy");

        assertThat(kinds(rendered(Backends::of))).containsAll(running);
        assertThat(kinds(rendered((environment, instance) -> new Elsewhere()))).doesNotContainAnyElementsOf(running);
    }

    private static Set<String> kinds(List<Document> documents) {
        return documents.stream().map(document -> document.text("kind")).collect(Collectors.toSet());
    }

    @Test
    void nothing_but_the_backend_asks_for_a_server() {
        assertThat(new EnvironmentRendering(
                                LIVE,
                                Decorations.NONE,
                                BackendSeamTest::withoutServers,
                                (environment, instance) -> new Elsewhere())
                        .render())
                .isNotEmpty();
    }

    private static DatabaseEngine withoutServers(DatabaseInstance instance) {
        DatabaseEngine real = DatabaseEngines.of(instance);
        return (DatabaseEngine) Proxy.newProxyInstance(
                DatabaseEngine.class.getClassLoader(),
                new Class<?>[] {DatabaseEngine.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isNotEqualTo("server");
                    return method.invoke(real, arguments);
                });
    }
}
