package io.github.portfolioplatform.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.OfficialImages;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that the facts of each engine keep, and that the rules of the model carry them out. {@link EveryServerTest} has the others. */
class EveryEngineTest {

    private static final long MEBIBYTE = 1024 * 1024;

    /** Names that some server keeps for itself. */
    private static final List<String> NAMES_OF_SERVERS = List.of(
            "postgres", "template0", "template1", "pg_orders", "public", "admin", "config", "local", "mysql", "sys");

    static List<DatabaseEngine> engines() {
        return DatabaseEngines.all();
    }

    @Test
    void engines_are_told_apart() {
        List<Function<Engine, Object>> identities = List.of(
                Engine::id,
                Engine::displayName,
                engine -> engine.images().official(),
                engine -> engine.images().paths());

        for (Function<Engine, Object> identity : identities) {
            assertThat(engines()).extracting(identity::apply).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_engine_is_found_by_its_name_which_is_a_dns_label(DatabaseEngine engine) {
        assertThat(engine.id()).matches("[a-z](?:[a-z0-9-]{0,40}[a-z0-9])?");
        assertThat(DatabaseEngines.of(engine.id())).containsSame(engine);
        assertThat(engine).hasToString(engine.displayName());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_builder_builds_its_instances(DatabaseEngine engine) {
        DatabaseInstance instance = EngineShop.of(engine).instance(EngineShop.DEVELOPMENT);

        assertThat(instance.engine()).isSameAs(engine);
        assertThat(DatabaseEngines.of(instance)).isSameAs(engine);
        assertThat(instance.image().reference().repository())
                .isEqualTo(engine.images().official());
        assertThat(instance.runsOfficialImage()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void it_has_an_instance_among_the_golden_files(DatabaseEngine engine) {
        assertThat(Scenario.all()).anyMatch(scenario -> has(scenario, "engine: " + engine.id()));
    }

    private static boolean has(Scenario scenario, String text) {
        try {
            return Files.readString(scenario.input()).contains(text);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_official_images_are_recognised_as_its_own_only(DatabaseEngine engine) {
        EngineImages images = engine.images();

        assertThat(OfficialImages.of(images, images.official()))
                .contains("docker.io/" + images.paths().get(0));
        for (String path : images.paths()) {
            assertThat(List.of(path, "registry.example.com:5000/hub/" + path))
                    .allSatisfy(repository -> assertThat(engines())
                            .filteredOn(other -> OfficialImages.of(other.images(), repository)
                                    .isPresent())
                            .containsExactly(engine));
            assertThat(images.otherStarts().keySet())
                    .noneMatch(other -> other.matcher(path).matches());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_image_of_another_engine_is_refused(DatabaseEngine engine) {
        for (DatabaseEngine other : engines()) {
            EngineShop shop = EngineShop.of(engine);
            ImageReference image =
                    ImageReference.parse(other.images().official() + ":" + other.oldestMajorOfProduction());
            List<String> violations = shop.image(image).violations();

            if (other == engine) {
                assertThat(violations).isEmpty();
            } else {
                assertThat(violations).anyMatch(violation -> violation.startsWith("image-fits-engine "));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_tag_of_a_copy_of_its_official_image_tells_the_version(DatabaseEngine engine) {
        EngineImages images = engine.images();

        assertThat(images.versionByTag("registry.example.com/" + images.official(), "14.2-bookworm"))
                .contains(EngineVersion.parse("14.2"));
        assertThat(images.versionByTag("registry.example.com/team/other", "14.2"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_server_works_with_the_least_and_not_with_less(DatabaseEngine engine) {
        EngineShop shop = EngineShop.of(engine);
        Memory memory = Memory.mebibytes(engine.leastMemory().bytes() / MEBIBYTE - 1);
        Storage storage = Storage.mebibytes(engine.leastStorage().bytes() / MEBIBYTE - 1);

        assertThat(shop.violations()).isEmpty();
        assertThat(shop.settings(shop.settings().storage(storage)).violations())
                .anyMatch(violation -> violation.startsWith("storage-suffices "));
        assertThat(shop.settings(shop.settings()
                                .requests(memory, Cpu.millicores(100))
                                .limits(memory, Cpu.cores(1)))
                        .violations())
                .anyMatch(violation -> violation.startsWith("memory-suffices "));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void production_refuses_the_version_before_the_oldest(DatabaseEngine engine) {
        EngineShop shop = EngineShop.of(engine);
        EngineVersion older = EngineVersion.parse(String.valueOf(engine.oldestMajorOfProduction() - 1));

        assertThat(shop.inProduction(InstanceSettings.NONE.version(older)).violations())
                .anyMatch(violation -> violation.startsWith("version-can-be-secured "));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void names_that_the_server_keeps_are_refused(DatabaseEngine engine) {
        EngineShop shop = EngineShop.of(engine);

        for (String name : NAMES_OF_SERVERS) {
            assertThat(shop.database(name).violations().stream().anyMatch(EveryEngineTest::isOfDatabase))
                    .as("database " + name)
                    .isEqualTo(engine.hasNamedDatabase()
                            && engine.problemOfDatabase(name)
                                    .or(() -> engine.problemOfDatabaseInProduction(name))
                                    .isPresent());
            assertThat(shop.user(name).violations().contains("name-is-free instances[0].user"))
                    .as("user " + name)
                    .isEqualTo(engine.hasNamedDatabase()
                            && engine.problemOfUser(name).isPresent());
        }
        assertThat(NAMES_OF_SERVERS.stream()
                        .anyMatch(name -> engine.problemOfDatabase(name).isPresent()))
                .isEqualTo(engine.hasNamedDatabase());
    }

    private static boolean isOfDatabase(String violation) {
        return violation.endsWith(" instances[0].database");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_user_is_declared_unless_there_is_a_default(DatabaseEngine engine) {
        String user = engine.defaultUser().orElse(null);

        assertThat(EngineShop.of(engine).user(user).violations().contains("required-value instances[0].user"))
                .isEqualTo(engine.hasNamedDatabase() && user == null);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void no_more_is_audited_than_the_community_edition_can(DatabaseEngine engine) {
        EngineShop shop = EngineShop.of(engine);

        for (AuditLevel level : AuditLevel.values()) {
            assertThat(shop.inProduction(InstanceSettings.NONE.audit(level)).problems())
                    .hasSize(level.compareTo(engine.mostAudit()) > 0 ? 1 : 0)
                    .allSatisfy(problem -> assertThat(problem.fix()).contains(engine.moreAudit()));
        }
        assertThat(Arrays.asList(AuditLevel.values())).contains(engine.mostAudit());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_second_login_is_refused_where_the_engine_has_none(DatabaseEngine engine) {
        EngineShop shop = EngineShop.of(engine).inProduction(InstanceSettings.NONE.secondLogin(SecondLogin.PREPARED));

        assertThat(shop.problems())
                .hasSize(engine.whyNoSecondLogin().isPresent() ? 1 : 0)
                .allSatisfy(problem -> assertThat(problem.what())
                        .isEqualTo(engine.whyNoSecondLogin().orElseThrow()));
    }
}
