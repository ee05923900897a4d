package io.github.portfolioplatform.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that the servers of each engine keep, in development and in production. */
class EveryServerTest {

    /** What Flux would replace, and what we should have. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{|@[a-z][a-z0-9-]*@");

    static List<DatabaseEngine> engines() {
        return DatabaseEngines.all();
    }

    private static DatabaseServer ofDevelopment(DatabaseEngine engine) {
        Environment environment = EngineShop.of(engine).environment(EngineShop.DEVELOPMENT);
        return engine.server(environment, environment.instances().get(0));
    }

    private static DatabaseServer ofProduction(DatabaseEngine engine) {
        return ofProduction(EngineShop.of(engine));
    }

    private static List<UserSecret> secretsOfProduction(EngineShop shop) {
        return outside(shop, EngineShop.PRODUCTION).secrets();
    }

    private static Outside outside(EngineShop shop, String environment) {
        return Outside.ofOnlyInstanceIn(shop.environment(environment));
    }

    private static DatabaseServer ofProduction(EngineShop shop) {
        Environment environment = shop.environment(EngineShop.PRODUCTION);
        return shop.engine().server(environment, environment.instances().get(0));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_pod_has_probes_and_time_to_stop(DatabaseEngine engine) {
        assertThat(Stream.of(ofDevelopment(engine).pod(), ofProduction(engine).pod()))
                .allSatisfy(pod -> {
                    assertThat(pod.probes()).isPresent();
                    assertThat(pod.gracePeriodSeconds())
                            .hasValueSatisfying(seconds -> assertThat(seconds).isGreaterThanOrEqualTo(30));
                });
    }

    @ParameterizedTest
    @MethodSource("engines")
    void something_in_the_pod_reads_each_key_of_the_credentials(DatabaseEngine engine) {
        DatabaseServer server = ofDevelopment(engine);

        assertThat(outside(EngineShop.of(engine), EngineShop.DEVELOPMENT).secrets())
                .singleElement()
                .satisfies(secret -> {
                    assertThat(secret.values()).containsKey(engine.passwordKey());
                    assertThat(keysReadBy(server.pod()))
                            .containsAll(secret.values().keySet());
                });
    }

    private static List<String> keysReadBy(PodContribution pod) {
        Stream<String> byVariables = pod.environment().stream()
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null && source.getSecretKeyRef() != null)
                .map(source -> source.getSecretKeyRef().getKey());
        Stream<String> byFiles = pod.volumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .flatMap(volume -> volume.getSecret().getItems().stream())
                .map(item -> item.getKey());
        return Stream.concat(byVariables, byFiles).toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_data_lies_on_the_volume(DatabaseEngine engine) {
        DatabaseServer server = ofDevelopment(engine);

        assertThat(server.dataMountPath()).startsWith("/").doesNotEndWith("/");
        assertThat(engine.compatibility().folder(setup(server.pod()))).startsWith(server.dataMountPath());
        assertThat(server.pod().mounts())
                .noneMatch(mount -> mount.getMountPath().equals(server.dataMountPath()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_guard_knows_the_names_that_the_first_start_reads(DatabaseEngine engine) {
        assertThat(engine.compatibility()
                        .firstStartNames(setup(ofDevelopment(engine).pod()))
                        .values())
                .containsExactlyInAnyOrderElementsOf(
                        engine.hasNamedDatabase() ? List.of(EngineShop.DATABASE, EngineShop.USER) : List.of());
    }

    private static ServerSetup setup(PodContribution pod) {
        Map<String, String> variables = pod.environment().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        return new ServerSetup(Optional.empty(), pod.arguments(), variables, Map.of(), false);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_data_goes_forward_and_not_back(DatabaseEngine engine) {
        Compatibility compatibility = engine.compatibility();
        EngineVersion one = EngineVersion.parse(String.valueOf(engine.oldestMajorOfProduction()));
        EngineVersion next = EngineVersion.parse(String.valueOf(engine.oldestMajorOfProduction() + 1));

        assertThat(compatibility.versionObstacle(new VersionStep(next, one))).isPresent();
        assertThat(compatibility.versionObstacle(new VersionStep(one, one))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_user_of_its_image_is_not_root(DatabaseEngine engine) {
        Compatibility compatibility = engine.compatibility();

        assertThat(List.of("14", "14-alpine", "14-bookworm"))
                .allSatisfy(tag -> assertThat(compatibility.userOfImage(tag)).isPositive());
        assertThat(ofProduction(engine).runAs().user())
                .isEqualTo(compatibility.userOfImage(String.valueOf(engine.oldestMajorOfProduction())));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_scripts_are_whole(DatabaseEngine engine) {
        DatabaseServer production = ofProduction(engine);

        for (String environment : List.of(EngineShop.DEVELOPMENT, EngineShop.PRODUCTION)) {
            DataCopies copies = outside(EngineShop.of(engine), environment).copies();
            assertThat(copies.scripts()).containsKeys(DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE);
            assertThat(copies.scripts().values()).allSatisfy(EveryServerTest::isWhole);
        }
        assertThat(production.access().values()).allSatisfy(EveryServerTest::isWhole);
        assertThat(production.configuration()).isNotEmpty();
        assertThat(production.configuration().values()).allSatisfy(EveryServerTest::isWhole);
    }

    private static void isWhole(String script) {
        assertThat(script).isNotBlank().doesNotContainPattern(PLACEHOLDER);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_access_job_and_its_second_login_are_as_told(DatabaseEngine engine) {
        assertThat(ofProduction(engine).accessJob().isPresent()).isEqualTo(engine.hasAccessJob());
        if (engine.whyNoSecondLogin().isEmpty()) {
            EngineShop shop =
                    EngineShop.of(engine).inProduction(InstanceSettings.NONE.secondLogin(SecondLogin.PREPARED));

            assertThat(UserSecret.ofApplication(secretsOfProduction(EngineShop.of(engine))))
                    .hasSize(1);
            assertThat(UserSecret.ofApplication(secretsOfProduction(shop))).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void each_of_its_passwords_can_be_rotated(DatabaseEngine engine) {
        assertThat(ofProduction(engine).rotation().orElseThrow().logins())
                .extracting(login -> login.property())
                .containsAll(secretsOfProduction(EngineShop.of(engine)).stream()
                        .flatMap(secret -> secret.users().stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_commands_are_lines_for_a_shell(DatabaseEngine engine) {
        for (String environment : List.of(EngineShop.DEVELOPMENT, EngineShop.PRODUCTION)) {
            DatabaseInstance instance = EngineShop.of(engine).instance(environment);
            Environment around = EngineShop.of(engine).environment(environment);
            PodCommands pod = Backends.pod(around, instance).orElseThrow();
            OperatorCommands commands = environment.equals(EngineShop.PRODUCTION)
                    ? ofProduction(engine).commands(pod)
                    : ofDevelopment(engine).commands(pod);

            assertThat(List.of(commands.copy(), commands.putBack(), commands.shell()))
                    .allSatisfy(
                            command -> assertThat(command).contains("kubectl").doesNotContain("\n"));
            assertThat(commands.caution()).endsWith(".");
        }
    }
}
