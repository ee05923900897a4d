package io.github.portfolioplatform.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches whom in the rendered environments of production: the policies of all examples, evaluated over everything that is rendered. */
class WhoReachesWhomTest {

    private static final Party METADATA = Party.address("169.254.169.254", "169.254.169.254");
    private static final Party METADATA_BY_IPV6 = Party.address("fe80::a9fe:a9fe", "fe80::a9fe:a9fe");
    private static final Party AGENT = Party.address("agent of pod identities", "169.254.170.23");
    private static final Party API_SERVER = Party.address("API server", "10.0.0.2");
    private static final Party OUTSIDE = Party.address("outside", "198.51.100.7");
    private static final Party DNS = Party.pod("DNS", "kube-system", Map.of("k8s-app", "kube-dns"));
    private static final Party SYSTEM =
            Party.pod("another pod of kube-system", "kube-system", Map.of("k8s-app", "web"));

    /** Everything that the examples have not: no consumers, no scraper, buckets of all kinds, a DNS server of its own. */
    private static final String OTHER = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: other
            engines:
              postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
              redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
              mongodb: {image: "mongo:7.0-jammy", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
            backupTargets:
              minio: {s3: {endpoint: "https://minio.storage.svc:9000", region: a, bucket: copies, secret: keys, labels: {app: minio}, podPort: 9000}}
              aws: {s3: {region: eu-central-1, bucket: copies, role: "arn:aws:iam::123456789012:role/backups"}}
              disk: {volume: {claim: copies}}
            instances:
              - {name: pg, engine: postgresql, application: Shop, database: shop, user: shop, backup: {to: minio}}
              - {name: pg-two, engine: postgresql, application: Shop, database: shop, user: shop, backup: {to: disk}}
              - {name: rd, engine: redis, application: Shop, backup: {to: aws}}
              - {name: mg, engine: mongodb, application: Shop, database: shop, backup: {none: it is thrown away}}
            environments:
              production:
                profile: production
                namespace: other
                secrets: {brought: true}
                certificates: {brought: true}
                network: {dns: {own: {namespace: dns, labels: {app: unbound}, port: 5353}}}
            """;

    static Stream<RenderedNetwork> networks() {
        return Stream.concat(
                        Scenario.all().stream().map(Scenario::portfolio),
                        Stream.of(PortfolioSpec.read("other", OTHER.getBytes(StandardCharsets.UTF_8))))
                .flatMap(portfolio -> portfolio.environments().stream()
                        .filter(environment -> environment.production().isPresent())
                        .map(environment -> RenderedNetwork.of(portfolio, environment)));
    }

    private static RenderedNetwork other() {
        Portfolio portfolio = PortfolioSpec.read("other", OTHER.getBytes(StandardCharsets.UTF_8));
        return RenderedNetwork.of(portfolio, portfolio.environment("production"));
    }

    private static int port(RenderedNetwork network, DatabaseInstance instance) {
        return DatabaseEngines.of(instance).port();
    }

    /** {@return all pods that an instance may have around it, and pods that are nearly one of them} */
    private static List<Party> crowd(RenderedNetwork network, DatabaseInstance instance) {
        List<Party> crowd = new ArrayList<>(network.pods().values());
        crowd.add(Party.pod("stranger", network.environment().namespace(), Map.of("app", "stranger")));
        crowd.add(Party.pod(
                "label of another instance",
                network.environment().namespace(),
                Map.of("portfolioplatform.github.io/uses-another", "true")));
        crowd.addAll(List.of(SYSTEM, DNS, OUTSIDE, METADATA, API_SERVER));
        for (Party client : clients(network, instance)) {
            crowd.add(client);
            crowd.add(client.in("elsewhere"));
            client.labels().keySet().forEach(key -> {
                Map<String, String> others = new HashMap<>(client.labels());
                others.put(key, "other");
                crowd.add(client.labelled(others));
            });
        }
        return crowd;
    }

    /** {@return the pods that the portfolio declares as clients of the instance} */
    private static List<Party> clients(RenderedNetwork network, DatabaseInstance instance) {
        Environment environment = network.environment();
        Map<String, String> label = InstanceNames.of(environment, instance).consumerLabel();
        List<Party> clients = new ArrayList<>();
        List<Consumer> consumers = instance.basics().security().consumers();
        if (consumers.isEmpty()) {
            clients.add(Party.pod("user of " + instance.name(), environment.namespace(), label));
        }
        for (Consumer consumer : consumers) {
            clients.add(Party.pod(
                    consumer.name(),
                    consumer.namespace().orElse(environment.namespace()),
                    consumer.labels().isEmpty() ? label : consumer.labels()));
        }
        environment
                .production()
                .orElseThrow()
                .metrics()
                .ifPresent(scraper -> clients.add(Party.pod("scraper", scraper.namespace(), scraper.labels())));
        return clients;
    }

    private static Set<String> jobs(String instance, String... tasks) {
        return Stream.of(tasks).map(task -> instance + "-" + task).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_server_is_reached_by_its_clients_and_its_own_jobs_at_its_port_only(RenderedNetwork network) {
        for (DatabaseInstance instance : network.environment().instances()) {
            Party server = network.pod(instance.name());
            Set<Party> expected = new HashSet<>(clients(network, instance));
            jobs(instance.name(), "access", "backup", "restore").forEach(job -> {
                if (network.pods().containsKey(job)) {
                    expected.add(network.pod(job));
                }
            });
            expected.add(server);

            assertThat(crowd(network, instance))
                    .filteredOn(from -> network.reach().byTcp(from, server, port(network, instance)))
                    .as("who reaches " + instance.name())
                    .allMatch(from -> expected.contains(from) || isClient(from, network, instance))
                    .containsAll(expected);
            assertThat(crowd(network, instance))
                    .filteredOn(from -> !from.equals(server)
                            && (network.reach().byTcp(from, server, port(network, instance) + 1)
                                    || network.reach().allows(from, server, port(network, instance), "UDP")))
                    .as("another port or protocol of " + instance.name())
                    .isEmpty();
        }
    }

    /** A scraper without labels is every pod of its namespace. */
    private static boolean isClient(Party from, RenderedNetwork network, DatabaseInstance instance) {
        return clients(network, instance).stream()
                .anyMatch(client -> client.namespace().equals(from.namespace())
                        && from.labels().entrySet().containsAll(client.labels().entrySet()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_server_reaches_names_and_nothing_else(RenderedNetwork network) {
        for (Party server : network.servers()) {
            assertThat(network.reach().allows(server, DNS, 53, "UDP")).isTrue();
            assertThat(network.reach().byTcp(server, DNS, 53)).isTrue();
            for (Party other : crowd(network, network.environment().instances().get(0))) {
                for (int port : List.of(22, 53, 80, 443, 5432, 6379, 6443, 8080, 9000, 10250, 27017)) {
                    assertThat(server.equals(other)
                                    || isDns(other, port)
                                    || !network.reach().byTcp(server, other, port))
                            .as(server + " to " + other + " at " + port)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isDns(Party other, int port) {
        return port == 53 && (other.equals(DNS) || other.equals(METADATA));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void every_pod_is_closed_in_both_directions(RenderedNetwork network) {
        assertThat(network.pods()).isNotEmpty();
        assertThat(network.pods().values())
                .allMatch(pod -> network.reach().isIsolated(pod, "Ingress"))
                .allMatch(pod -> network.reach().isIsolated(pod, "Egress"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void jobs_are_reached_by_nothing(RenderedNetwork network) {
        for (Party job : network.pods().values()) {
            if (!network.servers().contains(job)) {
                for (Party from :
                        crowd(network, network.environment().instances().get(0))) {
                    assertThat(from.equals(job) || !network.reach().byTcp(from, job, 8080))
                            .as(from + " to " + job)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_job_reaches_the_server_of_its_own_instance_and_no_other(RenderedNetwork network) {
        for (DatabaseInstance instance : network.environment().instances()) {
            for (Party job : network.pods().values()) {
                boolean isOwn =
                        jobs(instance.name(), "access", "backup", "restore").contains(job.title());
                assertThat(network.reach().byTcp(job, network.pod(instance.name()), port(network, instance)))
                        .as(job + " to " + instance.name())
                        .isEqualTo(isOwn || job.title().equals(instance.name()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void no_pod_reaches_the_credentials_of_the_node(RenderedNetwork network) {
        for (Party pod : network.pods().values()) {
            for (int port : List.of(80, 443, 8080, 9000)) {
                assertThat(network.reach().byTcp(pod, METADATA, port))
                        .as("%s at %s", pod, port)
                        .isFalse();
                assertThat(network.reach().byTcp(pod, METADATA_BY_IPV6, port))
                        .as("%s at %s", pod, port)
                        .isFalse();
            }
        }
    }

    @Test
    void backups_reach_their_store_and_nothing_else_outside() {
        RenderedNetwork network = other();
        Party minio = Party.pod("minio", "storage", Map.of("app", "minio"));

        for (String task : List.of("backup", "verify", "restore")) {
            Party toCluster = network.pod("pg-" + task);
            assertThat(network.reach().byTcp(toCluster, minio, 9000)).isTrue();
            assertThat(network.reach().byTcp(toCluster, minio, 443)).isFalse();
            assertThat(network.reach().byTcp(toCluster, minio.labelled(Map.of("app", "web")), 9000))
                    .isFalse();
            assertThat(network.reach().byTcp(toCluster, OUTSIDE, 443)).isFalse();
            Party toCloud = network.pod("rd-" + task);
            assertThat(network.reach().byTcp(toCloud, OUTSIDE, 443)).isTrue();
            assertThat(network.reach().byTcp(toCloud, OUTSIDE, 80)).isFalse();
            assertThat(network.reach().byTcp(toCloud, AGENT, 80))
                    .as("the agent hands out the role")
                    .isTrue();
            assertThat(network.reach().byTcp(toCloud, AGENT, 443)).isFalse();
            Party toVolume = network.pod("pg-two-" + task);
            assertThat(network.reach().byTcp(toVolume, OUTSIDE, 443)).isFalse();
            assertThat(network.reach().byTcp(toVolume, AGENT, 80)).isFalse();
        }
    }

    @Test
    void outside_of_production_nothing_is_closed() {
        Portfolio portfolio = Scenario.PLATFORM.portfolio();
        RenderedNetwork network = RenderedNetwork.of(portfolio, portfolio.environment("development"));

        assertThat(network.servers())
                .isNotEmpty()
                .allMatch(server -> network.reach().byTcp(OUTSIDE, server, 22));
    }

    @Test
    void the_readme_has_the_table_of_the_example() throws IOException {
        String readme = Files.readString(Scenario.REPOSITORY.resolve("README.md"));

        assertThat(readme).contains(table());
    }

    private static String table() {
        Portfolio portfolio = Scenario.PLATFORM.portfolio();
        RenderedNetwork network = RenderedNetwork.of(portfolio, portfolio.environment("production"));
        DatabaseInstance instance = network.environment().instances().stream()
                .filter(any -> any.name().equals("postgresql-bookmarked"))
                .findFirst()
                .orElseThrow();
        Party server = network.pod(instance.name());
        List<Party> clients = clients(network, instance);
        Party stranger = Party.pod("any other pod", network.environment().namespace(), Map.of("app", "web"));
        StringBuilder table = new StringBuilder("""
                | from | the server, at its port | the server, at another | other servers | DNS | outside, port 443 | `169.254.169.254`, port 80 | API server, port 6443 |
                |---|---|---|---|---|---|---|---|
                """);
        row(table, "a declared consumer", clients.get(0), network, instance);
        row(table, "the same pod in another namespace", clients.get(0).in("elsewhere"), network, instance);
        row(
                table,
                "the same pod with other labels",
                clients.get(0).labelled(Map.of("app", "other")),
                network,
                instance);
        row(table, "the pods of `metrics`", clients.get(1), network, instance);
        row(table, "any other pod, and what is outside", stranger, network, instance);
        row(table, "the server", server, network, instance);
        row(table, "`<name>-access`", network.pod(instance.name() + "-access"), network, instance);
        row(table, "`<name>-backup`, `<name>-restore`", network.pod(instance.name() + "-backup"), network, instance);
        row(table, "`<name>-verify`", network.pod(instance.name() + "-verify"), network, instance);
        return table.toString();
    }

    private static void row(
            StringBuilder table, String title, Party from, RenderedNetwork network, DatabaseInstance instance) {
        Reach reach = network.reach();
        Party server = network.pod(instance.name());
        boolean isOurs = network.pods().containsValue(from);
        List<String> cells = new ArrayList<>();
        cells.add(from.equals(server) ? "–" : said(reach.byTcp(from, server, port(network, instance))));
        cells.add(from.equals(server) ? "–" : said(reach.byTcp(from, server, 22)));
        cells.add(said(network.environment().instances().stream()
                .filter(other -> !other.name().equals(instance.name()))
                .anyMatch(other -> reach.byTcp(from, network.pod(other.name()), port(network, other)))));
        for (boolean reached : List.of(
                reach.allows(from, DNS, 53, "UDP"),
                reach.byTcp(from, OUTSIDE, 443),
                reach.byTcp(from, METADATA, 80),
                reach.byTcp(from, API_SERVER, 6443))) {
            cells.add(isOurs ? said(reached) : "not ours");
        }
        table.append("| ")
                .append(title)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static String said(boolean reached) {
        return reached ? "**yes**" : "no";
    }
}
