package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another engine is one decision for each environment, although almost everything of the instance changes with it. */
class EngineChangeTest {

    private static final Spec SHOP = Spec.of(new Scenario("gitops")).replace("redis-sessions", "sessions");
    private static final String SECURED = "    namespace: shop-production\n    profile: production\n"
            + "    secrets: {externalSecrets: {store: vault}}\n    certificates: {certManager: {issuer: shop-ca}}\n";

    private static Spec as(Spec spec, String engine) {
        return spec.replace("engine: redis\n", "engine: " + engine + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mongodb\n    database: sessions", "postgresql\n    database: sessions\n    user: sessions_owner"
            })
    void is_one_finding_in_each_environment(String engine) {
        Spec secured = SHOP.replace("    namespace: shop-production\n", SECURED);

        for (Spec before : new Spec[] {SHOP, secured}) {
            assertThat(before.rendered()
                            .changesTo(as(before, engine).rendered())
                            .refusals())
                    .extracting(Problem::id)
                    .containsExactly("image-family-changes", "image-family-changes");
        }
    }

    @Test
    void tells_what_to_do_instead() {
        assertThat(SHOP.rendered()
                        .only("development/")
                        .changesTo(as(SHOP, "mongodb\n    database: sessions")
                                .rendered()
                                .only("development/"))
                        .refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "k8s/development/sessions/statefulset.yaml: spec.template.spec.containers[mongodb].image: sessions"
                                + " becomes a server of MongoDB instead of Redis: it does not read the data, and its Secrets have other"
                                + " users and keys. Keep Redis here, add an instance with another name next to it, and remove this one"
                                + " when its data and applications have moved. If it is right, add to accept: in the spec: {instance:"
                                + " sessions, environment: development, change: image-family-changes, to: mongo:8.0-noble, reason: …}");
    }

    @Test
    void hides_nothing_of_the_claim_and_the_namespace() {
        Spec before = SHOP.replace("    storage: 1Gi\n", "    storage: 3Gi\n");
        Spec after = as(before, "mongodb\n    database: sessions")
                .replace("namespace: shop-development", "namespace: shop-dev");

        assertThat(before.rendered()
                        .only("development/sessions/")
                        .changesTo(after.rendered().only("development/sessions/"))
                        .refusals())
                .extracting(Problem::id)
                .containsExactlyInAnyOrder("image-family-changes", "storage-shrinks", "namespace-changes");
    }

    private static Spec running(String engine, String image) {
        return SHOP.replace("    image: redis:7.4-bookworm\n", "    image: " + image + "\n")
                .replace("  redis:\n    image", "  " + engine + ":\n    image")
                .replace("      redis: {storageClass", "      " + engine + ": {storageClass")
                .replace("engine: redis\n", "engine: " + engine + "\n");
    }

    private static List<String> refusals(Spec before, Spec after) {
        return before.rendered().changesTo(after.rendered()).refusals().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.2.24", "7.0.15", "7.2", "7.2.16"})
    void an_engine_that_reads_the_data_takes_over_with_all_of_the_secrets(String version) {
        Spec redis = running("redis", "redis:" + version + "-bookworm");

        for (String image :
                List.of("valkey/valkey:7.2.5-bookworm", "valkey/valkey:8.1.8-bookworm", "valkey/valkey:9-bookworm")) {
            assertThat(refusals(redis, running("valkey", image))).as(image).isEmpty();
        }
    }

    @Test
    void an_engine_that_takes_over_in_production_keeps_the_logins() {
        Spec redis = running("redis", "redis:7.2.16-bookworm").replace("    namespace: shop-production\n", SECURED);
        Spec valkey =
                running("valkey", "valkey/valkey:8.1.8-bookworm").replace("    namespace: shop-production\n", SECURED);

        assertThat(refusals(redis, valkey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.4", "7.4.11", "8.4.6"})
    void data_that_is_too_new_for_it_is_refused(String version) {
        assertThat(refusals(
                        running("redis", "redis:" + version + "-bookworm"),
                        running("valkey", "valkey/valkey:9-bookworm")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("it reads the data of Redis up to 7.2, and this is version "
                        + version + ". Keep Redis here, add an instance with another name next to it"));
    }

    @Test
    void there_is_no_way_back_to_the_engine_that_it_came_from() {
        assertThat(refusals(running("valkey", "valkey/valkey:8.1-bookworm"), running("redis", "redis:8.4-bookworm")))
                .hasSize(2)
                .allMatch(problem ->
                        problem.contains("sessions becomes a server of Redis instead of Valkey: it does not read"
                                + " the data: from version 9 on, Valkey writes files that no Redis reads"));
    }

    @Test
    void its_own_versions_do_not_go_back() {
        assertThat(refusals(
                        running("valkey", "valkey/valkey:9.1-bookworm"),
                        running("valkey", "valkey/valkey:8.1-bookworm")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("Valkey 8.1 may not read what Valkey 9.1 wrote"));
    }

    @Test
    void another_system_is_found_beside_an_engine_that_takes_over() {
        assertThat(refusals(running("redis", "redis:7.2.16-bookworm"), running("valkey", "valkey/valkey:8.1.8-alpine")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("to Alpine, where another user may own the files"));
    }

    /** Before Valkey was an engine, Redis ran its image: what was rendered then is one of Valkey by its image. */
    @Test
    void an_instance_that_runs_the_image_already_only_gets_another_name_for_its_engine() {
        Spec valkey = running("valkey", "valkey/valkey:8.1.8-bookworm");
        Tree before = valkey.rendered()
                .replace(
                        "development/sessions/statefulset.yaml",
                        "app.kubernetes.io/name: valkey",
                        "app.kubernetes.io/name: redis")
                .replace("development/sessions/statefulset.yaml", "name: valkey\n", "name: redis\n")
                .replace("development/sessions/statefulset.yaml", "/etc/valkey", "/etc/redis");

        assertThat(before.changesTo(valkey.rendered()).refusals()).isEmpty();
        assertThat(before.changesTo(
                                running("valkey", "valkey/valkey:9.1-bookworm").rendered())
                        .refusals())
                .isEmpty();
        assertThat(before.changesTo(running("valkey", "valkey/valkey:8.0.9-bookworm")
                                .rendered())
                        .refusals())
                .extracting(Problem::id)
                .contains("version-jumps");
    }
}
