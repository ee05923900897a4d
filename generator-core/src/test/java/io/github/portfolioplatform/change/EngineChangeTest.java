package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
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
}
