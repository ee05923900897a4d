package io.github.portfolioplatform.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of bound applications, as Dekorate writes them. */
class BoundApplicationTest {

    private static final String USES = "portfolioplatform.github.io/uses-";

    @TempDir
    private Path folder;

    private Compiled bound(String annotations) {
        return Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .application(annotations)
                .compile()
                .successful();
    }

    @Test
    void the_container_is_told_each_part_of_the_connection() {
        Compiled compiled = bound("@KubernetesApplication @BoundDatabase(\"postgresql-orders\")");

        assertThat(compiled.variables())
                .containsExactly(
                        "DATABASE_HOST=postgresql-orders.shop-development.svc.cluster.local",
                        "DATABASE_PORT=5432",
                        "DATABASE_NAME=orders",
                        "DATABASE_USER=orders_owner",
                        "DATABASE_PASSWORD<postgresql-orders-secrets/postgres-password");
    }

    @Test
    void a_url_stands_behind_the_password_that_is_put_into_it() {
        Compiled compiled =
                bound("@KubernetesApplication @BoundDatabase(value = \"postgresql-orders\", dialect = Dialect.NODE)");

        assertThat(compiled.variables())
                .containsExactly(
                        "DATABASE_URL_PASSWORD<postgresql-orders-secrets/postgres-password",
                        "DATABASE_URL=postgres://orders_owner:$(DATABASE_URL_PASSWORD)@postgresql-orders.shop-development.svc.cluster.local:5432/orders");
    }

    @ParameterizedTest
    @CsvSource({"SPRING_BOOT_3, SPRING_DATA_MONGODB_", "SPRING_BOOT_4, SPRING_MONGODB_"})
    void spring_boot_reads_its_properties_from_variables(String dialect, String name) {
        Compiled compiled =
                bound("@KubernetesApplication @BoundDatabase(value = \"mongodb-catalog\", dialect = Dialect." + dialect
                        + ")");

        assertThat(compiled.variables())
                .containsExactly(
                        name + "HOST=mongodb-catalog.shop-development.svc.cluster.local",
                        name + "PORT=27017",
                        name + "DATABASE=catalog",
                        name + "AUTHENTICATIONDATABASE=admin",
                        name + "USERNAME=root",
                        name + "PASSWORD<mongodb-catalog-secrets/mongodb-root-password");
    }

    @Test
    void libpq_reads_variables_of_its_own() {
        Compiled compiled = bound(
                "@KubernetesApplication @BoundDatabase(value = \"postgresql-orders\", dialect = Dialect.LIBPQ_ENVIRONMENT)");

        assertThat(compiled.variables())
                .containsExactly(
                        "PGHOST=postgresql-orders.shop-development.svc.cluster.local",
                        "PGPORT=5432",
                        "PGDATABASE=orders",
                        "PGUSER=orders_owner",
                        "PGPASSWORD<postgresql-orders-secrets/postgres-password");
    }

    @Test
    void instances_are_bound_in_the_order_in_which_they_are_written() {
        Compiled compiled = bound("""
                @KubernetesApplication
                @BoundDatabase("redis-sessions")
                @BoundDatabase(value = "postgresql-orders", dialect = Dialect.URI, prefix = "ORDERS_")""");

        assertThat(compiled.variables())
                .containsExactly(
                        "REDIS_HOST=redis-sessions.shop-development.svc.cluster.local",
                        "REDIS_PORT=6379",
                        "REDIS_PASSWORD<redis-sessions-secrets/redis-password",
                        "ORDERS_DATABASE_URL_PASSWORD<postgresql-orders-secrets/postgres-password",
                        "ORDERS_DATABASE_URL=postgres://orders_owner:$(ORDERS_DATABASE_URL_PASSWORD)@postgresql-orders.shop-development.svc.cluster.local:5432/orders");
        assertThat(Compiled.labels(compiled.pod()))
                .containsEntry(USES + "redis-sessions", "true")
                .containsEntry(USES + "postgresql-orders", "true");
    }

    @Test
    void variables_of_the_application_itself_stay() {
        Compiled compiled = bound("@KubernetesApplication(envVars = @Env(name = \"LOG_LEVEL\", value = \"info\")) "
                + "@BoundDatabase(\"redis-sessions\")");

        assertThat(compiled.variables()).contains("LOG_LEVEL=info").hasSize(4);
    }

    @Test
    void pods_and_what_makes_them_carry_the_label_of_those_who_use_the_instance() {
        Compiled compiled = bound(
                "@KubernetesApplication(ports = @Port(name = \"http\", containerPort = 8080)) @BoundDatabase(\"redis-sessions\")");
        Map<String, Object> deployment = compiled.resource("Deployment");

        assertThat(Compiled.labels(compiled.pod())).containsEntry(USES + "redis-sessions", "true");
        assertThat(Compiled.labels(deployment)).containsEntry(USES + "redis-sessions", "true");
        assertThat(Compiled.in(deployment, "spec", "selector", "matchLabels"))
                .isNotEmpty()
                .doesNotContainKey(USES + "redis-sessions");
        assertThat(compiled.resource("Service").toString()).contains("8080").doesNotContain(USES);
    }

    @Test
    void sidecars_and_init_containers_are_told_nothing() {
        Compiled compiled = bound("""
                @KubernetesApplication(
                        sidecars = @Container(name = "proxy", image = "proxy:1"),
                        initContainers = @Container(name = "setup", image = "setup:1"))
                @BoundDatabase("redis-sessions")""");

        assertThat(compiled.variables()).hasSize(3);
        assertThat(Compiled.containers(compiled.pod(), "containers")).hasSize(2);
        assertThat(Compiled.variables(compiled.pod(), "proxy")).isEmpty();
        assertThat(Compiled.containers(compiled.pod(), "initContainers"))
                .hasSize(1)
                .allSatisfy(container -> assertThat(container.toString()).doesNotContain("REDIS_"));
    }

    @Test
    void stateful_applications_are_bound_too() {
        Compiled compiled =
                bound("@KubernetesApplication(deploymentKind = \"StatefulSet\") @BoundDatabase(\"redis-sessions\")");
        Map<String, Object> pod = Compiled.in(compiled.resource("StatefulSet"), "spec", "template");

        assertThat(Compiled.variables(pod, "application")).hasSize(3);
        assertThat(Compiled.labels(pod)).containsEntry(USES + "redis-sessions", "true");
    }

    @Test
    void cron_jobs_are_bound_too() {
        Compiled compiled =
                bound("@KubernetesApplication(deploymentKind = \"CronJob\") @BoundDatabase(\"redis-sessions\")");
        Map<String, Object> pod = Compiled.in(compiled.resource("CronJob"), "spec", "jobTemplate", "spec", "template");

        assertThat(Compiled.variables(pod, "application")).hasSize(3);
        assertThat(Compiled.labels(pod)).containsEntry(USES + "redis-sessions", "true");
    }

    @Test
    void spring_boot_applications_are_bound_too() {
        Compiled compiled = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .file("target/classes/application.properties", "dekorate.kubernetes.name=storefront")
                .first(jars("spring-boot"))
                .source(
                        "org/springframework/boot/autoconfigure/SpringBootApplication.java",
                        "package org.springframework.boot.autoconfigure; public @interface SpringBootApplication {}")
                .application("@org.springframework.boot.autoconfigure.SpringBootApplication "
                        + "@BoundDatabase(value = \"redis-sessions\", dialect = Dialect.SPRING_BOOT_4)")
                .compile()
                .successful();

        assertThat(Compiled.variables(compiled.pod(), "storefront"))
                .containsExactly(
                        "SPRING_DATA_REDIS_HOST=redis-sessions.shop-development.svc.cluster.local",
                        "SPRING_DATA_REDIS_PORT=6379",
                        "SPRING_DATA_REDIS_PASSWORD<redis-sessions-secrets/redis-password");
    }

    @Test
    void applications_that_are_described_by_properties_are_bound_too() {
        Compiled compiled = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .file("target/classes/application.properties", "dekorate.kubernetes.name=storefront")
                .application("@io.dekorate.annotation.Dekorate @BoundDatabase(\"redis-sessions\")")
                .compile()
                .successful();

        assertThat(Compiled.variables(compiled.pod(), "storefront")).hasSize(3);
    }

    private static Path[] jars(String name) {
        File[] jars = Project.TARGET.resolve(name).toFile().listFiles();
        assertThat(jars).as(name).isNotEmpty();
        return Arrays.stream(jars).map(File::toPath).toArray(Path[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void one_class_is_built_for_each_environment(String environment) {
        Compiled compiled = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO + Shop.ENVIRONMENTS)
                .application(
                        "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", environment = \"development\")")
                .option("-Aportfolio.environment=" + environment)
                .compile()
                .successful();

        assertThat(compiled.variables())
                .contains("REDIS_HOST=redis-sessions.shop-" + environment + ".svc.cluster.local");
    }

    @Test
    void who_promises_a_password_for_urls_gets_a_url_where_nobody_knows_it() {
        Compiled compiled = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO + Shop.ENVIRONMENTS)
                .application(
                        "@KubernetesApplication @BoundDatabase("
                                + "value = \"redis-sessions\", environment = \"production\", dialect = Dialect.URI, urlSafePassword = true)")
                .compile()
                .successful();

        assertThat(compiled.variables())
                .containsExactly(
                        "REDIS_URL_PASSWORD<redis-sessions-secrets/redis-password",
                        "REDIS_URL=redis://:$(REDIS_URL_PASSWORD)@redis-sessions.shop-production.svc.cluster.local:6379");
    }

    @Test
    void the_portfolio_is_found_in_the_nearest_folder_above() {
        Project.in(folder).file("portfolio.yaml", Shop.PORTFOLIO);
        Compiled compiled = Project.in(folder.resolve("services/orders"))
                .application("@KubernetesApplication @BoundDatabase(\"redis-sessions\")")
                .compile()
                .successful();

        assertThat(compiled.variables()).hasSize(3);
    }

    @Test
    void the_portfolio_is_where_the_class_says_unless_the_compiler_is_told_otherwise() {
        Project project = Project.in(folder.resolve("orders"))
                .file("../databases/portfolio.yaml", Shop.PORTFOLIO)
                .file("../others/portfolio.yaml", Shop.PORTFOLIO.replace("shop-development", "others"))
                .application("@KubernetesApplication "
                        + "@BoundDatabase(value = \"redis-sessions\", spec = \"../databases/portfolio.yaml\")");

        assertThat(project.compile().successful().variables())
                .contains("REDIS_HOST=redis-sessions.shop-development.svc.cluster.local");
        assertThat(project.option("-Aportfolio.spec=../others/portfolio.yaml")
                        .compile()
                        .successful()
                        .variables())
                .contains("REDIS_HOST=redis-sessions.others.svc.cluster.local");
    }

    /** In all dialects, of all engines. */
    @Test
    void no_password_is_in_anything_that_the_compiler_writes() {
        Compiled compiled = bound("""
                @KubernetesApplication
                @BoundDatabase(value = "postgresql-orders", prefix = "A_")
                @BoundDatabase(value = "postgresql-orders", prefix = "B_", dialect = Dialect.URI)
                @BoundDatabase(value = "postgresql-orders", prefix = "C_", dialect = Dialect.NODE)
                @BoundDatabase(value = "postgresql-orders", prefix = "D_", dialect = Dialect.LIBPQ)
                @BoundDatabase(value = "postgresql-orders", prefix = "E_", dialect = Dialect.LIBPQ_ENVIRONMENT)
                @BoundDatabase(value = "postgresql-orders", prefix = "F_", dialect = Dialect.JDBC)
                @BoundDatabase(value = "postgresql-orders", prefix = "G_", dialect = Dialect.R2DBC)
                @BoundDatabase(value = "postgresql-orders", prefix = "H_", dialect = Dialect.SQLALCHEMY)
                @BoundDatabase(value = "postgresql-orders", prefix = "I_", dialect = Dialect.SPRING_BOOT_3)
                @BoundDatabase(value = "postgresql-orders", prefix = "J_", dialect = Dialect.SPRING_BOOT_4)
                @BoundDatabase(value = "redis-sessions", prefix = "K_")
                @BoundDatabase(value = "redis-sessions", prefix = "L_", dialect = Dialect.URI)
                @BoundDatabase(value = "redis-sessions", prefix = "M_", dialect = Dialect.SPRING_BOOT_4)
                @BoundDatabase(value = "mongodb-catalog", prefix = "N_")
                @BoundDatabase(value = "mongodb-catalog", prefix = "O_", dialect = Dialect.SPRING_BOOT_4)""");

        assertThat(compiled.variables()).hasSizeGreaterThan(40);
        assertThat(compiled.written()).hasSizeGreaterThan(3);
        compiled.written()
                .forEach((file, text) -> assertThat(text)
                        .as(file.toString())
                        .doesNotContain(Shop.PASSWORDS)
                        .doesNotContain("****"));
    }

    @Test
    void an_application_that_is_not_bound_stays_as_it_is() {
        Compiled compiled = Project.in(folder)
                .application("@KubernetesApplication")
                .compile()
                .successful();

        assertThat(compiled.variables()).isEmpty();
        assertThat(compiled.resource("Deployment").toString()).doesNotContain(USES);
    }

    /** As in a Maven build with several threads. */
    @Test
    void projects_that_are_compiled_at_the_same_time_do_not_mix() {
        List<String> hosts = IntStream.range(0, 4)
                .parallel()
                .mapToObj(number -> Project.in(folder.resolve("project" + number))
                        .file("portfolio.yaml", Shop.PORTFOLIO.replace("shop-development", "shop-" + number))
                        .application("@KubernetesApplication @BoundDatabase(\"redis-sessions\")")
                        .compile()
                        .successful()
                        .variables()
                        .get(0))
                .toList();

        assertThat(hosts)
                .containsExactly(
                        "REDIS_HOST=redis-sessions.shop-0.svc.cluster.local",
                        "REDIS_HOST=redis-sessions.shop-1.svc.cluster.local",
                        "REDIS_HOST=redis-sessions.shop-2.svc.cluster.local",
                        "REDIS_HOST=redis-sessions.shop-3.svc.cluster.local");
    }
}
