package io.github.portfolioplatform.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bound application starts in an environment of production, or the compiler says why it could not. */
@Tag("thorough")
class BoundInProductionTest {

    private static final String USES = "portfolioplatform.github.io/uses-";
    private static final String FILE = "/etc/portfolio-ca/ca.crt";

    private static final String PRODUCTION = """

            environments:
              development:
              production:
                profile: production
                namespace: shop-production
                secrets: {externalSecrets: {store: vault}}
                certificates: {certManager: {issuer: company-ca}}
                certificateAuthority: {configMap: {name: company-bundle, key: bundle.pem}}
            """;

    private static final String CONSUMERS = """
                instances:
                  postgresql-orders: {consumers: {application: {namespace: storefront, labels: {team: web}, binding: true}}}
                  redis-sessions: {consumers: {application: {namespace: storefront, binding: true}}}
            """;

    @TempDir
    private Path folder;

    private Compiled compiled(String environment, String annotations) {
        return Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO + environment)
                .application(annotations)
                .option("-Aportfolio.environment=production")
                .compile();
    }

    private Map<String, Object> pod(String annotations) {
        return compiled(PRODUCTION, annotations).successful().pod();
    }

    @Test
    void the_container_finds_the_certificate_authority_in_the_file_that_its_variables_name() {
        Map<String, Object> pod = pod("@KubernetesApplication @BoundDatabase(\"postgresql-orders\")");

        assertThat(Compiled.variables(pod, "application"))
                .contains("DATABASE_SSLMODE=verify-full", "DATABASE_SSLROOTCERT=" + FILE);
        assertThat(Compiled.containers(pod, "volumes"))
                .contains(Map.of(
                        "name",
                        "portfolio-ca",
                        "configMap",
                        Map.of(
                                "name",
                                "company-bundle",
                                "items",
                                List.of(Map.of("key", "bundle.pem", "path", "ca.crt")))));
        assertThat(application(pod).get("volumeMounts"))
                .isEqualTo(List.of(Map.of("mountPath", "/etc/portfolio-ca", "name", "portfolio-ca", "readOnly", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-orders, JDBC",
        "postgresql-orders, R2DBC",
        "postgresql-orders, SPRING_BOOT_4",
        "redis-sessions, SPRING_BOOT_3",
        "redis-sessions, VARIABLES",
        "mongodb-catalog, SPRING_BOOT_4",
        "mongodb-catalog, VARIABLES"
    })
    void every_dialect_that_java_reads_names_the_file(String instance, String dialect) {
        Map<String, Object> pod = pod("@KubernetesApplication @BoundDatabase(value = \"" + instance
                + "\", urlSafePassword = true, dialect = Dialect." + dialect + ")");

        assertThat(Compiled.variables(pod, "application")).anyMatch(variable -> variable.contains(FILE));
    }

    @Test
    void two_instances_share_one_bundle_of_spring_boot() {
        Map<String, Object> pod = pod("""
                @KubernetesApplication
                @BoundDatabase(value = "redis-sessions", dialect = Dialect.SPRING_BOOT_4)
                @BoundDatabase(value = "mongodb-catalog", dialect = Dialect.SPRING_BOOT_4)""");

        assertThat(Compiled.variables(pod, "application"))
                .contains("SPRING_DATA_REDIS_SSL_BUNDLE=databases", "SPRING_MONGODB_SSL_BUNDLE=databases")
                .containsOnlyOnce("SPRING_SSL_BUNDLE_PEM_DATABASES_TRUSTSTORE_CERTIFICATE=file:" + FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-sessions", "mongodb-catalog"})
    void a_dialect_by_which_java_trusts_nothing_is_refused_at_its_value(String instance) {
        List<String> errors = compiled(
                        PRODUCTION,
                        "@KubernetesApplication @BoundDatabase(value = \"" + instance
                                + "\", urlSafePassword = true, dialect = Dialect.URI)")
                .refusals();

        assertThat(errors)
                .singleElement()
                .asString()
                .contains("read no certificate authority from variables in the dialect URI. Take SPRING_BOOT_3,");
    }

    @Test
    void an_environment_without_a_declared_authority_is_refused() {
        String undeclared = PRODUCTION.replaceAll("(?m)^.*certificateAuthority.*\n", "");

        assertThat(compiled(undeclared, "@KubernetesApplication @BoundDatabase(\"postgresql-orders\")")
                        .refusals())
                .singleElement()
                .asString()
                .contains("The environment production declares no certificateAuthority");
    }

    /** By the controls of the standard, for each container. */
    @Test
    void restricted_admits_the_pod_with_its_sidecars_and_init_containers() {
        Map<String, Object> pod = pod("""
                @KubernetesApplication(
                        sidecars = @Container(name = "proxy", image = "proxy:1"),
                        initContainers = @Container(name = "setup", image = "setup:1"))
                @BoundDatabase("postgresql-orders")""");

        assertThat(Compiled.in(pod, "spec", "securityContext"))
                .isEqualTo(Map.of("runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault")));
        assertThat(Compiled.containers(pod, "containers")).hasSize(2).allSatisfy(BoundInProductionTest::isRestricted);
        assertThat(Compiled.containers(pod, "initContainers"))
                .hasSize(1)
                .allSatisfy(BoundInProductionTest::isRestricted);
    }

    private static void isRestricted(Map<String, Object> container) {
        assertThat(container.get("securityContext"))
                .isEqualTo(Map.of("allowPrivilegeEscalation", false, "capabilities", Map.of("drop", List.of("ALL"))));
    }

    @Test
    void a_container_that_sets_no_resources_gets_some_and_others_keep_theirs() {
        Map<String, Object> pod = pod("""
                @KubernetesApplication(
                        sidecars = @Container(name = "proxy", image = "proxy:1"),
                        requestResources = @ResourceRequirements(memory = "1Gi"),
                        limitResources = @ResourceRequirements(cpu = "100m"))
                @BoundDatabase("postgresql-orders")""");

        assertThat(application(pod).get("resources"))
                .isEqualTo(Map.of(
                        "requests", Map.of("cpu", "100m", "memory", "1Gi"),
                        "limits", Map.of("cpu", "100m", "memory", "1Gi")));
        assertThat(Compiled.containers(pod, "containers"))
                .filteredOn(container -> container.get("name").equals("proxy"))
                .singleElement()
                .extracting(container -> container.get("resources"))
                .isEqualTo(Map.of(
                        "requests", Map.of("cpu", "250m", "memory", "512Mi"),
                        "limits", Map.of("cpu", "1", "memory", "512Mi")));
    }

    @Test
    void an_application_goes_to_the_namespace_and_has_the_labels_of_its_declared_consumer() {
        Compiled compiled = compiled(PRODUCTION + CONSUMERS, """
                        @KubernetesApplication(ports = @Port(name = "http", containerPort = 8080))
                        @BoundDatabase("postgresql-orders")
                        @BoundDatabase("redis-sessions")""").successful();

        assertThat(Compiled.labels(compiled.pod()))
                .containsEntry("team", "web")
                .containsEntry(USES + "redis-sessions", "true");
        assertThat(Compiled.in(compiled.resource("Deployment"), "metadata")).containsEntry("namespace", "storefront");
        assertThat(Compiled.in(compiled.resource("Service"), "metadata")).containsEntry("namespace", "storefront");
    }

    @Test
    void an_application_without_declared_consumers_goes_to_the_namespace_of_the_environment() {
        Compiled compiled = compiled(PRODUCTION, "@KubernetesApplication @BoundDatabase(\"postgresql-orders\")")
                .successful();

        assertThat(Compiled.in(compiled.resource("Deployment"), "metadata"))
                .containsEntry("namespace", "shop-production");
        assertThat(Compiled.labels(compiled.pod())).containsEntry(USES + "postgresql-orders", "true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application: {namespace: storefront}                    | Write binding: true for the consumer application
                    application-jobs: {namespace: storefront, binding: true} | lets in its declared consumers only: application-jobs.
                    application: {labels: {app.kubernetes.io/name: web}}    | the label app.kubernetes.io/name=web, and those of the application have app.kubernetes.io/name=application
                    """)
    void what_the_declared_consumers_do_not_let_in_is_an_error(String consumer, String message) {
        String consumers = "    instances: {postgresql-orders: {consumers: {" + consumer + "}}}\n";

        assertThat(compiled(PRODUCTION + consumers, "@KubernetesApplication @BoundDatabase(\"postgresql-orders\")")
                        .refusals())
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void an_application_that_would_be_in_two_namespaces_is_refused() {
        String apart = CONSUMERS.replaceAll("redis-sessions:.*", "redis-sessions: {}");

        assertThat(compiled(PRODUCTION + apart, """
                                @KubernetesApplication
                                @BoundDatabase("postgresql-orders")
                                @BoundDatabase("redis-sessions")""").refusals())
                .singleElement()
                .asString()
                .contains("in two namespaces: storefront, as another @BoundDatabase has it, and shop-production");
    }

    @Test
    void the_quota_of_a_namespace_that_is_created_has_no_room_for_applications() {
        String created = PRODUCTION.replace(
                "namespace: shop-production", "namespace: shop-production\n    createNamespace: true");

        assertThat(compiled(created, "@KubernetesApplication @BoundDatabase(\"postgresql-orders\")")
                        .refusals())
                .singleElement()
                .asString()
                .contains("its ResourceQuota has no room for applications");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitRepoVolumes = @GitRepoVolume(volumeName = \"code\", repository = \"https://example.com/code.git\")",
                "mounts = @Mount(name = \"other\", path = \"/etc/portfolio-ca\")"
            })
    void what_restricted_does_not_admit_or_hides_the_authority_is_refused(String described) {
        assertThat(compiled(
                                PRODUCTION,
                                "@KubernetesApplication(" + described + ") @BoundDatabase(\"postgresql-orders\")")
                        .refusals())
                .singleElement()
                .asString()
                .containsAnyOf("Pod Security Standard restricted", "is mounted at /etc/portfolio-ca");
    }

    private static Map<String, Object> application(Map<String, Object> pod) {
        return Compiled.containers(pod, "containers").stream()
                .filter(container -> container.get("name").equals("application"))
                .findFirst()
                .orElseThrow();
    }
}
