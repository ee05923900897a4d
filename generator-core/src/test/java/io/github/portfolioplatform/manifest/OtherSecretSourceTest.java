package io.github.portfolioplatform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generates a portfolio whose passwords come from another source than those of the tree in the folder: nothing is written until the spec
 * accepts it for each instance, with the entries that the messages print.
 */
class OtherSecretSourceTest {

    private static final List<String> SOURCES = List.of(
            "externalSecrets: {store: vault, key: 'databases/{environment}/{instance}'}",
            "externalSecrets: {store: vault, key: 'other/{environment}/{instance}'}",
            "externalSecrets: {store: aws, key: 'databases/{environment}/{instance}'}",
            "externalSecrets: {store: vault, kind: SecretStore, key: 'databases/{environment}/{instance}'}",
            "vault: {auth: databases, mount: kv}",
            "vault: {auth: databases, mount: kv, path: 'other/{instance}'}",
            "generated: true",
            "brought: true",
            "existing: '{instance}-{user}-login'");

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            engines:
              postgresql: {image: "postgres:17.5-bookworm", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 1}}
              redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 1}}
              mongodb: {image: "mongo:7.0-jammy", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 1}}
            instances:
              - {name: pg, engine: postgresql, application: One, database: orders, user: orders}
              - {name: rd, engine: redis, application: One}
              - {name: mg, engine: mongodb, application: Two, database: catalog}
            environments:
              production:
                profile: production
                namespace: shop-production
                secrets: {%s}
                certificates: {certManager: {issuer: company-ca}}
            """;

    private static final Map<String, ManifestTree> GENERATED = new ConcurrentHashMap<>();

    @TempDir
    Path parent;

    private static ManifestTree generated(String source) {
        return GENERATED.computeIfAbsent(source, key -> generated(key, ""));
    }

    private static ManifestTree generated(String source, String accepted) {
        byte[] spec = (SPEC.formatted(source) + accepted).getBytes(StandardCharsets.UTF_8);
        return PortfolioGenerator.of(PortfolioSpec.read("portfolio.yaml", spec))
                .readFrom("portfolio.yaml")
                .render();
    }

    private RenderedFolder folder() {
        return new RenderedFolder(parent.resolve("k8s"));
    }

    /** {@return pairs in which each source comes once before the change, and once after it} */
    static Stream<Arguments> a_change_of_the_source_is_refused_and_passes_as_it_is_accepted() {
        int number = SOURCES.size();
        return IntStream.range(0, number).mapToObj(i -> Arguments.of(SOURCES.get(i), SOURCES.get((i + 1) % number)));
    }

    static Stream<Arguments> each_change_of_the_source_is_refused_and_passes_as_it_is_accepted() {
        return SOURCES.stream()
                .flatMap(before -> SOURCES.stream()
                        .filter(after -> !after.equals(before))
                        .map(after -> Arguments.of(before, after)));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("thorough")
    void each_change_of_the_source_is_refused_and_passes_as_it_is_accepted(String before, String after) {
        a_change_of_the_source_is_refused_and_passes_as_it_is_accepted(before, after);
    }

    @ParameterizedTest
    @MethodSource
    void a_change_of_the_source_is_refused_and_passes_as_it_is_accepted(String before, String after) {
        RenderedFolder folder = folder();
        folder.write(generated(before));
        Map<String, String> written = folder.texts();

        PortfolioException refusal =
                catchThrowableOfType(PortfolioException.class, () -> folder.write(generated(after)));

        assertThat(refusal).as("%s to %s is written", before, after).isNotNull();
        assertThat(refusal.problems()).extracting(Problem::id).containsOnly("secret-source-changes");
        assertThat(entries(refusal)).hasSize(3);
        assertThat(folder.texts()).isEqualTo(written);

        String accepted = entries(refusal).stream()
                .map(entry -> "  - " + entry.replace("reason: …", "reason: the passwords were copied"))
                .collect(Collectors.joining("\n", "accept:\n", "\n"));
        ManifestTree tree = generated(after, accepted);
        folder.write(tree);

        assertThat(folder.compare(tree).isNone()).isTrue();
    }

    private static List<String> entries(PortfolioException refusal) {
        return refusal.problems().stream()
                .map(problem -> problem.toString().replaceAll("(?s).*in the spec: (\\{instance: .*})$", "$1"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sops", "sealed"})
    void provided_secrets_of_people_in_the_folder_are_no_other_source(String way) {
        RenderedFolder folder = folder();
        folder.write(generated("brought: true"));
        folder.put("production/pg/provided.yaml", way.equals("sops") ? sops() : sealed());

        folder.write(generated("brought: true"));

        assertThat(folder.texts()).containsKey("production/pg/provided.yaml");
        assertThat(catchThrowableOfType(PortfolioException.class, () -> folder.write(generated("generated: true"))))
                .extracting(Throwable::getMessage)
                .asString()
                .contains("instead of the provided Secret pg-secrets");
    }

    private static String sops() {
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: pg-secrets
                stringData:
                  password: ENC[AES256_GCM,data:aaaa,iv:bbbb,tag:cccc,type:str]
                sops:
                  version: 3.9.0
                """;
    }

    private static String sealed() {
        return """
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata:
                  name: pg-secrets
                spec:
                  encryptedData:
                    password: AgBy3i4OJSWK
                """;
    }

    @Test
    void the_same_source_is_no_change() {
        for (String source : SOURCES) {
            RenderedFolder folder = new RenderedFolder(parent.resolve("k8s" + SOURCES.indexOf(source)));
            folder.write(generated(source));

            assertThat(folder.compare(generated(source)).refusals()).isEmpty();
        }
    }
}
