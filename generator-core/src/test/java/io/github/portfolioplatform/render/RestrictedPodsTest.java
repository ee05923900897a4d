package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecuritySettings;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every pod of production and each of its containers, whoever made them. */
class RestrictedPodsTest {

    private static final String SERVER = "statefulset";
    private static final String JOB = "access-schedule";

    private static final ExtraContainer EXPORTER = ExtraContainer.of(
                    "exporter", ImageReference.parse("example.com/exporter:1.0"))
            .requests(Memory.mebibytes(16), Cpu.millicores(10))
            .limits(Memory.mebibytes(512), Cpu.millicores(50));

    private static Document pod(ProductionSet set, String role) {
        return set.document(role).in(role.equals(JOB) ? "spec.jobTemplate.spec.template" : "spec.template");
    }

    private static Stream<Document> pods(ProductionSet set) {
        return Stream.of(pod(set, SERVER), pod(set, JOB));
    }

    @Test
    void a_pod_runs_as_the_user_of_the_image() {
        assertThat(pods(ProductionSet.rendered()))
                .allSatisfy(pod -> assertThat(pod.map("spec.securityContext"))
                        .isEqualTo(Map.of(
                                "runAsNonRoot",
                                true,
                                "runAsUser",
                                999,
                                "runAsGroup",
                                1000,
                                "fsGroup",
                                1000,
                                "fsGroupChangePolicy",
                                "OnRootMismatch",
                                "seccompProfile",
                                Map.of("type", "RuntimeDefault"))));
    }

    @Test
    void a_pod_runs_as_whom_the_portfolio_says() {
        ProductionSet set = ProductionSet.with(environment -> environment.defaults(
                Redis.ENGINE, InstanceSettings.NONE.security(SecuritySettings.NONE.runAs(new RunAs(20001, 20002)))));

        assertThat(pods(set))
                .allSatisfy(pod -> assertThat(pod.map("spec.securityContext"))
                        .containsEntry("runAsUser", 20001)
                        .containsEntry("fsGroup", 20002));
    }

    @Test
    void a_pod_has_an_account_of_its_own_and_no_token() {
        ProductionSet set = ProductionSet.rendered();

        assertThat(pods(set))
                .allSatisfy(pod -> assertThat(pod.map("spec"))
                        .containsEntry("serviceAccountName", "cache")
                        .containsEntry("automountServiceAccountToken", false)
                        .containsEntry("enableServiceLinks", false));
        assertThat(set.document("service-account").fields()).containsEntry("automountServiceAccountToken", false);
    }

    /** A job with the class of the servers could take the place of an application. */
    @Test
    void only_the_server_has_the_priority_class_of_servers() {
        assertThat(pods(ProductionSet.rendered()))
                .filteredOn(pod -> "databases".equals(pod.map("spec").get("priorityClassName")))
                .hasSize(1);
    }

    @Test
    void every_container_is_hardened() {
        ProductionSet set = ProductionSet.with(customized(Customization.NONE
                .sidecar(EXPORTER)
                .initContainer(ExtraContainer.of("before", ImageReference.parse("example.com/before:1.0"))
                        .requests(Memory.mebibytes(16), Cpu.millicores(10))
                        .limits(Memory.mebibytes(32), Cpu.millicores(50)))));
        List<Document> containers = Stream.of(
                        pod(set, SERVER).documents("spec.containers"),
                        pod(set, SERVER).documents("spec.initContainers"),
                        pod(set, JOB).documents("spec.containers"))
                .flatMap(List::stream)
                .toList();

        assertThat(containers).hasSize(4).allSatisfy(container -> {
            assertThat(container.map("securityContext"))
                    .isEqualTo(Map.of(
                            "allowPrivilegeEscalation", false,
                            "privileged", false,
                            "readOnlyRootFilesystem", true,
                            "capabilities", Map.of("drop", List.of("ALL"))));
            assertThat(container.text("imagePullPolicy")).isEqualTo("IfNotPresent");
            assertThat(container.map("resources.requests")).containsKeys("cpu", "memory", "ephemeral-storage");
            assertThat(container.map("resources.limits")).containsKeys("cpu", "memory", "ephemeral-storage");
        });
    }

    private static UnaryOperator<io.github.portfolioplatform.model.EnvironmentBuilder> customized(Customization said) {
        return environment -> environment.customize(said);
    }

    @Test
    void a_decorator_that_weakens_a_container_is_refused() {
        assertThat(refused(pod -> pod.addToContainers(new ContainerBuilder()
                        .withName("shell")
                        .withImage("busybox")
                        .withNewSecurityContext()
                        .withPrivileged(true)
                        .withReadOnlyRootFilesystem(false)
                        .withRunAsUser(0L)
                        .withNewCapabilities()
                        .addToAdd("NET_ADMIN")
                        .endCapabilities()
                        .endSecurityContext()
                        .build())))
                .containsExactlyInAnyOrder(
                        "StatefulSet cache: The container shell is privileged"
                                + " (spec.containers[1].securityContext.privileged; Pod Security Standard: Privileged Containers).",
                        "StatefulSet cache: The container shell may write to its root file system.",
                        "StatefulSet cache: The container shell runs as root"
                                + " (spec.containers[1].securityContext.runAsUser; Pod Security Standard: Running as Non-root user).",
                        "StatefulSet cache: The container shell adds the capability NET_ADMIN"
                                + " (spec.containers[1].securityContext.capabilities.add; Pod Security Standard: Capabilities).",
                        "StatefulSet cache: The container shell requests no memory.",
                        "StatefulSet cache: The container shell requests no cpu.",
                        "StatefulSet cache: The container shell has no limit of memory.",
                        "StatefulSet cache: The container shell has no limit of cpu.");
    }

    @Test
    void a_decorator_that_weakens_the_pod_is_refused() {
        assertThat(refused(pod -> pod.withHostNetwork(true)
                        .withAutomountServiceAccountToken(true)
                        .withNewSecurityContext()
                        .withRunAsNonRoot(false)
                        .endSecurityContext()))
                .containsExactlyInAnyOrder(
                        "StatefulSet cache: The pod is in the network of its node"
                                + " (spec.hostNetwork; Pod Security Standard: Host Namespaces).",
                        "StatefulSet cache: The pod mounts the token of its ServiceAccount.",
                        "StatefulSet cache: The pod may run as root"
                                + " (spec.securityContext.runAsNonRoot; Pod Security Standard: Running as Non-root).");
    }

    /** A sidecar that production would have to harden in a way that Kubernetes knows and the classes of the model need not. */
    @Test
    void a_decorator_that_leaves_the_standard_in_any_field_is_refused() {
        assertThat(refused(pod -> pod.withHostUsers(false)
                        .editOrNewSecurityContext()
                        .addNewSysctl("kernel.shmmax", "1")
                        .withRunAsUser(0L)
                        .endSecurityContext()))
                .containsExactlyInAnyOrder(
                        "StatefulSet cache: They add spec.template.spec.hostUsers.",
                        "StatefulSet cache: They add spec.template.spec.securityContext.",
                        "StatefulSet cache: The pod sets the kernel parameter kernel.shmmax"
                                + " (spec.securityContext.sysctls[0].name; Pod Security Standard: Sysctls).",
                        "StatefulSet cache: The pod may run as root of a user namespace.");
    }

    @Test
    void what_production_is_made_of_stays() {
        assertThat(problemsOf(Decorated.changing(
                        ConfigMapBuilder.class, configMap -> configMap.addToData("server.conf", "tls = off"))))
                .containsExactlyInAnyOrder(
                        "ConfigMap cache-access: They add data[server.conf].",
                        "ConfigMap cache-configuration: They change data[server.conf].");
        assertThat(problemsOf(Decorated.changing(
                        CronJobBuilder.class,
                        job -> job.editSpec().withSuspend(true).endSpec())))
                .containsExactly("CronJob cache-access: They change spec.suspend.");
        assertThat(problemsOf(Decorated.changing(ContainerBuilder.class, container -> container.withCommand("true"))))
                .containsExactly(
                        "CronJob cache-access: They change "
                                + "spec.jobTemplate.spec.template.spec.containers[access].command.",
                        "StatefulSet cache: They add spec.template.spec.containers[redis].command.");
        assertThat(problemsOf(Decorated.changing(PodSpecBuilder.class, pod -> pod.withServiceAccountName("default"))))
                .containsExactlyInAnyOrder(
                        "CronJob cache-access: They change spec.jobTemplate.spec.template.spec.serviceAccountName.",
                        "StatefulSet cache: They change spec.template.spec.serviceAccountName.");
        assertThat(problemsOf(Decorated.changing(
                        NetworkPolicyBuilder.class,
                        policy -> policy.editSpec().withPolicyTypes("Ingress").endSpec())))
                .containsExactly(
                        "NetworkPolicy cache: They change spec.policyTypes.",
                        "NetworkPolicy cache-access: They change spec.policyTypes.");
    }

    private static List<String> problemsOf(Decorator<?> decorator) {
        Decorations decorations =
                Decorations.NONE.and(Decoration.each(instance -> decorator).ofInstances("cache"));
        return catchThrowableOfType(
                        PortfolioException.class, () -> ProductionSet.with(UnaryOperator.identity(), decorations))
                .problems()
                .stream()
                .map(problem -> problem.place() + ": " + problem.what())
                .toList();
    }

    private static List<String> refused(Consumer<PodSpecBuilder> change) {
        Decorations decorations =
                Decorations.NONE.and(Decoration.each(instance -> Decorated.changing(PodSpecBuilder.class, pod -> {
                            if (!"Never".equals(pod.getRestartPolicy())) {
                                change.accept(pod);
                            }
                        }))
                        .ofInstances("cache"));
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class, () -> ProductionSet.with(UnaryOperator.identity(), decorations));
        return refusal.problems().stream()
                .map(problem -> problem.place() + ": " + problem.what())
                .toList();
    }

    @Test
    void another_configuration_restarts_the_server_and_another_script_does_not() {
        assertThat(checksum("tls = on"))
                .hasSize(64)
                .isEqualTo(checksum("tls = on"))
                .isNotEqualTo(checksum("tls = off"));
    }

    private static String checksum(String configured) {
        ProductionSet set = ProductionSet.of(
                UnaryOperator.identity(),
                Decorations.NONE,
                instance -> new FakeServer(InstanceNames.of(instance), configured, new CertificateShape(false, false)));
        return (String) pod(set, SERVER).map("metadata.annotations").get("checksum/configuration");
    }

    @Test
    void databases_spread_over_nodes_and_jobs_do_not_count() {
        ProductionSet set = ProductionSet.rendered();

        assertThat(pod(set, SERVER).documents("spec.topologySpreadConstraints"))
                .singleElement()
                .satisfies(spread ->
                        assertThat(spread.map("labelSelector.matchLabels")).isEqualTo(Map.of("tier", "database")));
        assertThat(pod(set, JOB).map("metadata.labels")).containsEntry("tier", "access");
    }

    @Test
    void the_job_runs_every_hour_at_a_minute_of_its_own() {
        ProductionSet set = ProductionSet.rendered();

        assertThat(set.document("cache", JOB).text("spec.schedule")).matches("[0-5]?[0-9] \\* \\* \\* \\*");
        assertThat(set.document("cache", JOB).text("spec.schedule"))
                .isNotEqualTo(set.document("sessions", JOB).text("spec.schedule"));
        assertThat(set.document("cache", JOB).map("spec"))
                .containsEntry("concurrencyPolicy", "Forbid")
                .containsEntry("startingDeadlineSeconds", 600)
                .containsEntry("successfulJobsHistoryLimit", 1)
                .containsEntry("failedJobsHistoryLimit", 1)
                .containsEntry("timeZone", "Etc/UTC");
    }

    @Test
    void the_job_is_a_workload_of_its_own() {
        Document job = ProductionSet.rendered().document(JOB);

        assertThat(job.map("metadata.labels"))
                .containsEntry("app", "cache-access")
                .containsEntry("app.kubernetes.io/instance", job.text("metadata.name"));
    }

    @Test
    void the_job_has_what_the_company_wants_of_pods() {
        ProductionSet set = ProductionSet.with(customized(Customization.NONE
                .imageRegistry("registry.example.com")
                .imagePullSecret("registry-credentials")
                .nodeSelector("example.com/disk", "ssd")
                .hostAlias("ldap.example.com", "10.0.0.7")));

        assertThat(pods(set)).allSatisfy(pod -> {
            assertThat(pod.text("spec.containers[0].image")).startsWith("registry.example.com/");
            assertThat(pod.text("spec.imagePullSecrets[0].name")).isEqualTo("registry-credentials");
            assertThat(pod.map("spec.nodeSelector")).isEqualTo(Map.of("example.com/disk", "ssd"));
            assertThat(pod.map("spec.hostAliases[0]"))
                    .isEqualTo(Map.of("ip", "10.0.0.7", "hostnames", List.of("ldap.example.com")));
        });
    }

    @Test
    void labels_of_the_portfolio_are_on_all_resources_and_pods() {
        ProductionSet set = ProductionSet.with(environment ->
                environment.defaults(Redis.ENGINE, InstanceSettings.NONE.label("example.com/team", "shop")));

        assertThat(set.roles())
                .allSatisfy(role -> assertThat(set.document(role).map("metadata.labels"))
                        .containsEntry("example.com/team", "shop"));
        assertThat(pods(set))
                .allSatisfy(pod -> assertThat(pod.map("metadata.labels")).containsEntry("example.com/team", "shop"));
    }
}
