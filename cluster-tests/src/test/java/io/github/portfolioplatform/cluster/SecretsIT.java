package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.model.Environment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** External Secrets makes the Secrets of production, from a store that people have filled as they are told to, or of its own passwords. */
@NeedsControllers
class SecretsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static Controllers controllers;

    private final ControlPlane cluster = ControlPlane.running();
    private final Set<Resource> stores = new HashSet<>();

    @BeforeAll
    static void start() {
        controllers = Controllers.ofExternalSecrets();
    }

    @AfterAll
    static void stop() {
        controllers.close();
    }

    /** The next test has passwords of its own. */
    @AfterEach
    void emptyStores() {
        stores.forEach(
                store -> cluster.api().delete(store.apiVersion(), store.kind(), store.namespace(), store.name()));
    }

    static Stream<RenderedFolder> environments() {
        return Stream.of(
                RenderedFolder.of("examples/portfolio-platform/k8s/production"),
                RenderedFolder.render("secrets.yaml", "cluster-store"),
                RenderedFolder.render("secrets.yaml", "namespaced-store"));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void a_store_that_printed_commands_have_filled_makes_what_pods_and_clients_read(RenderedFolder folder) {
        Environment environment = RenderedPortfolio.of(folder).environment();
        StoreEntries entries = StoreEntries.filledByPrintedCommands(environment);
        inCluster(folder, made -> {
            fill(made, entries);
            made.await();

            made.haveWhatPodsRead();
            assertThat(made.readButNotMade()).allMatch(read -> read.endsWith("-tls"));
            assertThatSecretsHold(made, environment, entries);
        });
    }

    @ParameterizedTest
    @MethodSource("environments")
    void another_value_in_the_store_arrives_byte_by_byte(RenderedFolder folder) {
        Environment environment = RenderedPortfolio.of(folder).environment();
        StoreEntries entries = StoreEntries.filledByPrintedCommands(environment);
        inCluster(folder, made -> {
            fill(made, entries);
            made.await();
            List<Resource> administrators = madeOnce(made);
            StoreEntries rotated = entries.rotated();

            fill(made, rotated);
            made.readStoresAgain();
            awaitPasswords(made, rotated, environment);
            administrators.forEach(maker -> assertThatIsExpected(maker, made.of(maker), environment, entries));

            // As the README tells: the operator makes that of the administrator again only when it is gone.
            administrators.forEach(maker -> cluster.api()
                    .delete("v1", "Secret", maker.namespace(), MadeSecrets.nameOf(maker))
                    .succeeded());
            Eventually.noneWithin(LIMIT, () -> failure(() -> assertThatSecretsHold(made, environment, rotated)));
            made.haveWhatPodsRead();
        });
    }

    @Test
    void generated_passwords_are_made_once_and_reach_every_user() {
        RenderedFolder folder = RenderedFolder.render("secrets.yaml", "generated");
        Environment environment = RenderedPortfolio.of(folder).environment();
        inCluster(folder, made -> {
            made.await();
            made.haveWhatPodsRead();
            StoreEntries generated = generated(made, environment);
            assertThatSecretsHold(made, environment, generated);
            assertThat(generated.entries().values().stream().flatMap(passwords -> passwords.values().stream()))
                    .allMatch(password -> password.matches("[A-Za-z0-9]{32}"))
                    .doesNotHaveDuplicates();

            made.readStoresAgain();
            made.await();
            assertThat(generated(made, environment)).isEqualTo(generated);
        });
    }

    @Test
    void generated_passwords_that_are_deleted_as_the_readme_tells_are_made_again() {
        RenderedFolder folder = RenderedFolder.render("secrets.yaml", "generated");
        Environment environment = RenderedPortfolio.of(folder).environment();
        inCluster(folder, made -> {
            made.await();
            StoreEntries before = generated(made, environment);

            String namespace = environment.namespace();
            cluster.kubectl()
                    .run("delete", "externalsecret,secret", "orders-db-passwords", "-n", namespace)
                    .succeeded();
            Way.SERVER_SIDE.run(cluster.kubectl(), "apply", folder).succeeded();
            made.await();
            StoreEntries after = generated(made, environment);
            assertThat(after.of("orders-db").keySet())
                    .isEqualTo(before.of("orders-db").keySet());
            assertThat(unchanged(before, after)).containsExactly("app2", "restore");

            made.readStoresAgain();
            awaitPasswords(made, after, environment);
            madeOnce(made).stream()
                    .filter(maker -> maker.name().endsWith("-admin"))
                    .forEach(maker -> assertThatIsExpected(maker, made.of(maker), environment, before));
        });
    }

    /** The users of the PostgreSQL whose passwords are the same. */
    private static List<String> unchanged(StoreEntries before, StoreEntries after) {
        return before.of("orders-db").entrySet().stream()
                .filter(password -> after.of("orders-db").containsValue(password.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Applies the folder as users do, and leaves the cluster as it was. */
    private static void inCluster(RenderedFolder folder, Consumer<MadeSecrets> test) {
        AppliedFolder applied = AppliedFolder.apply(folder, Way.SERVER_SIDE);
        try (applied) {
            applied.isAcceptedWithoutWarning();
            test.accept(MadeSecrets.ofExternalSecrets(folder));
        }
        applied.awaitGone();
    }

    /** A store for each reference to one, as administrators of the cluster and of namespaces provide them. */
    private void fill(MadeSecrets made, StoreEntries entries) {
        made.makers().stream()
                .map(maker -> entries.store(
                        new Resource(new TreeMap<>(asMap(maker.at("spec", "secretStoreRef")))), maker.namespace()))
                .distinct()
                .peek(stores::add)
                .forEach(store -> cluster.api().apply(store).succeeded());
    }

    private static Map<String, Object> asMap(Object value) {
        return ((Map<?, ?>) value)
                .entrySet().stream().collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
    }

    private static void assertThatSecretsHold(MadeSecrets made, Environment environment, StoreEntries entries) {
        for (Resource maker : made.makers()) {
            Map<String, String> values = made.of(maker);
            if (maker.at("spec", "target", "template", "data") instanceof Map<?, ?> rendered) {
                assertThat(values.keySet()).as(maker.id()).isEqualTo(rendered.keySet());
                assertThatIsExpected(maker, values, environment, entries);
            }
        }
    }

    private static void assertThatIsExpected(
            Resource maker, Map<String, String> values, Environment environment, StoreEntries entries) {
        Object instance = maker.at("metadata", "labels", "app");
        if (instance == null) {
            assertThat(values).isEqualTo(bucket(maker, entries));
            return;
        }
        Connection connection = Connections.of(environment).stream()
                .filter(one -> one.instance().name().equals(instance))
                .findFirst()
                .orElseThrow();
        String user = maker.name().substring(String.valueOf(instance).length() + 1);
        new ExpectedSecret(connection, user, entries.of(entry(connection))).isMet(values);
    }

    /** Those of a bucket have the names of the properties. */
    private static Map<String, String> bucket(Resource maker, StoreEntries entries) {
        return entries.of((String) maker.all("spec", "data").get(0).at("remoteRef", "key"));
    }

    /** Where passwords are generated, there is no entry: they are kept by the name of the instance here. */
    private static String entry(Connection connection) {
        return connection
                .storeEntry()
                .map(Connection.StoreEntry::entry)
                .orElse(connection.instance().name());
    }

    private static List<Resource> madeOnce(MadeSecrets made) {
        return made.makers().stream()
                .filter(maker -> "CreatedOnce".equals(maker.at("spec", "refreshPolicy")))
                .toList();
    }

    /** All but those that are made once have the new values at last. */
    private static void awaitPasswords(MadeSecrets made, StoreEntries rotated, Environment environment) {
        List<Resource> once = madeOnce(made);
        Eventually.noneWithin(
                LIMIT,
                () -> made.makers().stream()
                        .filter(maker -> !once.contains(maker))
                        .map(maker -> failure(() -> assertThatIsExpected(maker, made.of(maker), environment, rotated)))
                        .collect(Collectors.joining()));
    }

    private static String failure(Runnable assertions) {
        try {
            assertions.run();
            return "";
        } catch (AssertionError failed) {
            return failed.getMessage();
        }
    }

    /** What the generators have made: one Secret for the first users, and one for each user that was added since. */
    private static StoreEntries generated(MadeSecrets made, Environment environment) {
        Map<String, Map<String, String>> entries = new TreeMap<>();
        for (Connection connection : Connections.of(environment)) {
            Map<String, String> passwords = new TreeMap<>();
            made.makers().stream()
                    .filter(maker ->
                            maker.name().startsWith(connection.instance().name() + "-passwords"))
                    .forEach(maker -> passwords.putAll(made.of(maker)));
            entries.put(connection.instance().name(), passwords);
        }
        return new StoreEntries(entries);
    }
}
