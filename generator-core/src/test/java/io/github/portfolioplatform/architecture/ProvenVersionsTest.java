package io.github.portfolioplatform.architecture;

import static io.github.portfolioplatform.architecture.Proof.CI;
import static io.github.portfolioplatform.architecture.Proof.LONG_CI;
import static io.github.portfolioplatform.architecture.Proof.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Expectation;
import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for users names the versions that the build really uses, and tests that exist. */
class ProvenVersionsTest {

    private static final Path PAGE = Scenario.REPOSITORY.resolve("docs/proven-versions.md");

    private static final String HEAD = """
            | what | versions | test classes | run by |
            |---|---|---|---|
            """;

    private static final String CUSTOM_RESOURCES = "generator-core/src/test/resources/crd-schemas";

    private static final List<Proof> PROOFS = List.of(
            new Proof(
                    "each field, type and enumeration of what is rendered",
                    "Kubernetes",
                    "generator-core/src/test/resources/kubernetes-schemas",
                    "\"kubernetes\": \"([0-9.]+)\"",
                    List.of("KubernetesSchemaTest", "ProductionEnvironmentTest"),
                    VERIFY),
            new Proof(
                    "what an API server accepts, adds and drops, and that pods are admitted",
                    "Kubernetes",
                    "cluster-tests/control-plane/go.mod",
                    "k8s\\.io/kubernetes v([0-9.]+)",
                    List.of("AcceptanceIT", "BadNightIT"),
                    CI),
            new Proof(
                    "the Pod Security Standard *restricted*, with the test pods of Kubernetes",
                    "Kubernetes",
                    "generator-core/src/test/resources/pod-security-standard/README.md",
                    "`test/testdata/<level>/v([0-9.]+)/",
                    List.of("PodSecurityStandardTest"),
                    VERIFY),
            new Proof(
                    "custom resources by their definitions",
                    "External Secrets",
                    CUSTOM_RESOURCES,
                    "external-secrets/external-secrets v([0-9.]+)/",
                    List.of("ProductionOfAllEnginesTest", "KubernetesSchemaTest"),
                    VERIFY),
            new Proof(
                    "custom resources by their definitions",
                    "cert-manager",
                    CUSTOM_RESOURCES,
                    "cert-manager/cert-manager v([0-9.]+)/",
                    List.of("ProductionOfAllEnginesTest", "KubernetesSchemaTest"),
                    VERIFY),
            new Proof(
                    "custom resources, accepted by an API server with their definitions",
                    "External Secrets",
                    ".ci/install-control-plane",
                    "external-secrets/external-secrets@v([0-9.]+)",
                    List.of("AcceptanceIT"),
                    CI),
            new Proof(
                    "custom resources, accepted by an API server with their definitions",
                    "cert-manager",
                    ".ci/install-control-plane",
                    "cert-manager/cert-manager@v([0-9.]+)",
                    List.of("AcceptanceIT"),
                    CI),
            new Proof(
                    "custom resources, accepted by an API server with their definitions",
                    "Flux (kustomize-controller, source-controller)",
                    ".ci/install-control-plane",
                    "fluxcd/[a-z]+-controller@v([0-9.]+)",
                    List.of("AcceptanceIT"),
                    CI),
            new Proof(
                    "custom resources, accepted by an API server with their definitions",
                    "Argo CD",
                    ".ci/install-control-plane",
                    "argoproj/argo-cd/v3@v([0-9.]+)",
                    List.of("AcceptanceIT"),
                    CI),
            new Proof(
                    "Secrets that the operator makes of custom resources: keys, values, rotation, generated passwords",
                    "External Secrets",
                    "cluster-tests/external-secrets/go.mod",
                    "external-secrets/external-secrets v([0-9.]+)",
                    List.of("SecretsIT"),
                    LONG_CI),
            new Proof(
                    "certificates that the operator makes of custom resources, verified with OpenSSL",
                    "cert-manager",
                    "cluster-tests/cert-manager/go.mod",
                    "cert-manager/cert-manager v([0-9.]+)",
                    List.of("CertificatesIT"),
                    LONG_CI),
            new Proof(
                    "servers as rendered: start, rights, rotation, probes, takeover",
                    "PostgreSQL",
                    "server-tests/pom.xml",
                    // The indentation of the versions for all processors but one.
                    "(?m)^ {4}<version\\.postgresql-server\\.\\d+>(\\d+\\.\\d+)",
                    List.of("PostgreSqlVersionsIT", "PostgreSqlProductionVersionsIT", "PostgreSqlTakeoverIT"),
                    VERIFY + ", on Linux"),
            new Proof(
                    "copies and restores with the clients of each version",
                    "PostgreSQL",
                    ".ci/install-postgresql",
                    "[( ](\\d{2}\\.\\d+)\\.0\\b",
                    List.of("PostgreSqlBackupVersionsIT", "PostgreSqlRestoreIT"),
                    CI),
            new Proof(
                    "servers as rendered: start, rights, rotation, probes",
                    "Redis",
                    "server-tests/src/test/java/io/github/portfolioplatform/servers/RedisImage.java",
                    "VERSION = \"([0-9.]+)\"",
                    List.of("RedisIT", "RedisProductionIT", "RedisProbesIT"),
                    VERIFY + ", on Linux"),
            new Proof(
                    "the same, copies and restores",
                    "Redis",
                    "server-tests/src/test/java/io/github/portfolioplatform/servers/RedisImage.java",
                    "installed\\(\"redis\", \"redis:([0-9.]+)\"",
                    List.of("RedisProductionVersionsIT", "RedisBackupIT"),
                    CI),
            new Proof(
                    "the same, copies and restores",
                    "Valkey",
                    "server-tests/src/test/java/io/github/portfolioplatform/servers/RedisImage.java",
                    "installed\\(\"valkey\", \"valkey/valkey:([0-9.]+)\"",
                    List.of("RedisProductionVersionsIT", "RedisMovesToValkeyIT"),
                    CI),
            new Proof(
                    "servers as rendered: start, rights, rotation, copies, restores",
                    "MongoDB",
                    ".ci/install-mongodb",
                    "# mongod ([0-9.]+)",
                    List.of("MongoDbProductionIT", "MongoDbBackupIT", "MongoDbAttackersIT"),
                    CI),
            new Proof(
                    "every goal",
                    "Maven",
                    ".mvn/wrapper/maven-wrapper.properties",
                    "apache-maven-([0-9.]+)-bin",
                    List.of("GoalsIT", "JavaPortfolioIT"),
                    VERIFY),
            new Proof(
                    "`generate`, `check`, `diff`, `totals`, decorators, portfolios in Java, builds of several modules",
                    "Maven",
                    "pom.xml",
                    "<version\\.it-maven\\.[0-9.]+>([^<]+)<",
                    List.of("GoalsIT", "JavaPortfolioIT"),
                    VERIFY),
            new Proof(
                    "library and plugin",
                    "Java",
                    "pom.xml",
                    "<maven\\.compiler\\.release>(\\d+)<",
                    List.of("GoldenManifestsTest", "DeterminismTest"),
                    VERIFY),
            new Proof(
                    "library and plugin: their unit tests",
                    "Java",
                    ".ci/run",
                    "NEWER_JAVA=(\\d+)",
                    List.of("GoldenManifestsTest", "DeterminismTest"),
                    LONG_CI),
            new Proof(
                    "names of properties for applications",
                    "Spring Boot",
                    "pom.xml",
                    "<version\\.spring-boot\\.\\d+>([0-9.]+)<",
                    List.of("SpringBootPropertiesTest"),
                    VERIFY));

    @Test
    void the_page_names_the_versions_that_are_tested_with() throws IOException {
        String page = new Expectation(PAGE).text();
        String table = PROOFS.stream()
                .filter(Proof::isHere)
                .map(proof -> proof.row() + "\n")
                .collect(Collectors.joining("", HEAD, ""));
        String expected = page.replaceAll("(?m)^\\|.*\\n", "").replace("<!-- table -->\n", "<!-- table -->\n" + table);

        new Expectation(PAGE).updateIfAsked(expected);

        assertThat(page)
                .as("%s is not what the build uses. ./mvnw verify -Dportfolio.golden.update writes it", PAGE)
                .isEqualTo(expected)
                .contains(table);
    }

    @Test
    void the_page_names_tests_that_exist() throws IOException {
        try (Stream<Path> modules = Files.list(Scenario.REPOSITORY)) {
            List<Path> sources = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();

            assertThat(PROOFS)
                    .filteredOn(Proof::isHere)
                    .allSatisfy(proof -> assertThat(proof.tests())
                            .allSatisfy(test -> assertThat(isIn(sources, test + ".java"))
                                    .as(test)
                                    .isTrue()));
        }
    }

    private static boolean isIn(List<Path> folders, String file) throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                if (files.anyMatch(path -> path.endsWith(file))) {
                    return true;
                }
            }
        }
        return false;
    }
}
