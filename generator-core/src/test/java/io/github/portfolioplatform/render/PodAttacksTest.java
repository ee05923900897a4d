package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.INSTANCES;
import static io.github.portfolioplatform.render.Changes.at;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.each;
import static io.github.portfolioplatform.render.Changes.mount;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.problems;
import static io.github.portfolioplatform.render.Changes.server;
import static io.github.portfolioplatform.render.Changes.service;
import static io.github.portfolioplatform.render.Changes.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.PodResourceClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSchedulingGate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeDevice;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of pods, sets, jobs and Services with which a decorator would stop, mislead, or share what it must not. */
class PodAttacksTest {

    static Stream<Arguments> in_every_environment() {
        return Stream.of(ofNames(), ofSidecars(), ofPods(), ofServices(), ofSets())
                .flatMap(cases -> cases);
    }

    private static Arguments alias(String host) {
        return Arguments.of(
                pod("host " + host, pod -> pod.setHostAliases(List.of(new HostAlias(List.of(host), "10.0.0.1")))),
                ".hostAliases.");
    }

    private static Stream<Arguments> ofNames() {
        return Stream.of(
                alias("localhost"),
                alias("LOCALHOST"),
                alias("postgresql-codetalk"),
                alias("anything.svc"),
                alias("redis.platform-production.svc.cluster.local"),
                alias("redis.platform-production.svc.cluster.local."),
                alias("metadata.google.internal"),
                Arguments.of(pod("policy", pod -> pod.setDnsPolicy("Default")), ".dnsPolicy."),
                Arguments.of(pod("host name", pod -> pod.setHostname("other")), ".hostname."),
                Arguments.of(pod("subdomain", pod -> pod.setSubdomain("other")), ".subdomain."),
                Arguments.of(pod("links", pod -> pod.setEnableServiceLinks(true)), ".enableServiceLinks"));
    }

    private static Named<Consumer<List<HasMetadata>>> sidecar(String name, Consumer<Container> change) {
        return pod(name, pod -> {
            Container container = container("company");
            change.accept(container);
            pod.setContainers(plus(pod.getContainers(), container));
        });
    }

    private static Named<Consumer<List<HasMetadata>>> startedFirst(String name, Consumer<Container> change) {
        return pod(name, pod -> {
            Container container = container("company-first");
            container.setRestartPolicy("Always");
            change.accept(container);
            pod.setInitContainers(plus(pod.getInitContainers(), container));
        });
    }

    private static void takePort(PodSpec pod, Container container) {
        container.setPorts(List.of(pod.getContainers().get(0).getPorts().get(0)));
    }

    private static Named<Consumer<List<HasMetadata>>> memory(String limit, boolean inServer) {
        return pod("memory of the server", pod -> {
            pod.setVolumes(plus(
                    pod.getVolumes(),
                    new VolumeBuilder()
                            .withName("company")
                            .withNewEmptyDir()
                            .withMedium("Memory")
                            .withSizeLimit(limit.isEmpty() ? null : new Quantity(limit))
                            .endEmptyDir()
                            .build()));
            if (inServer) {
                Container server = pod.getContainers().get(0);
                server.setVolumeMounts(plus(server.getVolumeMounts(), at("/opt/company")));
            } else {
                pod.setContainers(plus(pod.getContainers(), container("company", at("/company"))));
            }
        });
    }

    private static Stream<Arguments> ofSidecars() {
        return Stream.of(
                Arguments.of(
                        pod("port of the server", pod -> {
                            Container container = container("company");
                            takePort(pod, container);
                            pod.setContainers(plus(pod.getContainers(), container));
                        }),
                        "the port of"),
                Arguments.of(
                        pod("name of the port", pod -> {
                            Container container = container("company");
                            container.setPorts(List.of(new ContainerPortBuilder(pod.getContainers()
                                            .get(0)
                                            .getPorts()
                                            .get(0))
                                    .withContainerPort(9999)
                                    .build()));
                            pod.setContainers(plus(pod.getContainers(), container));
                        }),
                        "the port of"),
                Arguments.of(
                        pod("port of the server, first", pod -> {
                            Container container = container("company");
                            container.setRestartPolicy("Always");
                            takePort(pod, container);
                            pod.setInitContainers(plus(pod.getInitContainers(), container));
                        }),
                        "the port of"),
                Arguments.of(
                        sidecar(
                                "port of the node",
                                c -> c.setPorts(List.of(new ContainerPortBuilder()
                                        .withContainerPort(9187)
                                        .withHostPort(9187)
                                        .build()))),
                        "ort"),
                Arguments.of(
                        pod("device of the data", pod -> {
                            Container container = container("company");
                            container.setVolumeDevices(List.of(new VolumeDevice(
                                    "/dev/data", Changes.data(pod).getName())));
                            pod.setContainers(plus(pod.getContainers(), container));
                        }),
                        "from the rendered volume"),
                Arguments.of(memory("", false), "volumes[company]"),
                Arguments.of(memory("64Mi", true), "which is in memory"));
    }

    private static Stream<Arguments> ofPods() {
        return Stream.of(
                Arguments.of(
                        pod(
                                "ephemeral",
                                pod -> pod.setEphemeralContainers(List.of(new EphemeralContainerBuilder()
                                        .withName("debug")
                                        .withImage("busybox:1.36")
                                        .build()))),
                        ".ephemeralContainers"),
                Arguments.of(
                        pod("readiness gate", pod -> pod.setReadinessGates(List.of(new PodReadinessGate("a/b")))),
                        ".readinessGates"),
                Arguments.of(
                        pod("scheduling gate", pod -> pod.setSchedulingGates(List.of(new PodSchedulingGate("a/b")))),
                        ".schedulingGates"),
                Arguments.of(
                        pod(
                                "claims of devices",
                                pod -> pod.setResourceClaims(List.of(new PodResourceClaimBuilder()
                                        .withName("gpu")
                                        .withResourceClaimName("gpu")
                                        .build()))),
                        ".resourceClaims"),
                Arguments.of(pod("users", pod -> pod.setHostUsers(true)), ".hostUsers"),
                Arguments.of(
                        pod("overhead", pod -> pod.setOverhead(Map.of("memory", new Quantity("64Gi")))), ".overhead"),
                Arguments.of(
                        pod(
                                "resources",
                                pod -> pod.setResources(new ResourceRequirementsBuilder()
                                        .addToLimits("memory", new Quantity("1Mi"))
                                        .build())),
                        "spec.template.spec.resources"),
                Arguments.of(pod("priority", pod -> pod.setPriority(2000000000)), ".priority."),
                Arguments.of(pod("preemption", pod -> pod.setPreemptionPolicy("Never")), ".preemptionPolicy"),
                Arguments.of(pod("host name", pod -> pod.setSetHostnameAsFQDN(true)), ".setHostnameAsFQDN"),
                Arguments.of(
                        server("devices", c -> c.setVolumeDevices(List.of(new VolumeDevice("/d", "x")))),
                        "].volumeDevices"),
                Arguments.of(
                        server(
                                "a part of the data",
                                c -> c.setVolumeMounts(plus(
                                        c.getVolumeMounts(),
                                        new VolumeMountBuilder(
                                                        c.getVolumeMounts().get(0))
                                                .withMountPath("/part")
                                                .withSubPath("part")
                                                .build()))),
                        "from the rendered volume"),
                Arguments.of(
                        server(
                                "envFrom",
                                c -> c.setEnvFrom(List.of(new EnvFromSourceBuilder()
                                        .withNewSecretRef("company", true)
                                        .build()))),
                        "].envFrom"),
                Arguments.of(server("stdin", c -> c.setStdin(true)), "].stdin"),
                Arguments.of(server("restarts", c -> c.setRestartPolicy("Never")), "].restartPolicy"));
    }

    private static Stream<Arguments> ofServices() {
        return Stream.of(
                Arguments.of(service("IPs", s -> s.getSpec().setExternalIPs(List.of("1.2.3.4"))), "spec.externalIPs"),
                Arguments.of(
                        service("name", s -> s.getSpec().setExternalName("evil.example.com")), "spec.externalName"),
                Arguments.of(
                        service("not ready", s -> s.getSpec().setPublishNotReadyAddresses(true)),
                        "spec.publishNotReadyAddresses"),
                Arguments.of(service("affinity", s -> s.getSpec().setSessionAffinity("ClientIP")), "sessionAffinity"),
                Arguments.of(
                        service("ranges", s -> s.getSpec().setLoadBalancerSourceRanges(List.of("0.0.0.0/0"))),
                        "loadBalancerSourceRanges"),
                Arguments.of(
                        service("traffic", s -> s.getSpec().setInternalTrafficPolicy("Local")),
                        "internalTrafficPolicy"),
                Arguments.of(service("selector", s -> s.getSpec().setSelector(Map.of("app", "other"))), "selector"),
                Arguments.of(service("headless", s -> s.getSpec().setClusterIP("None")), "clusterIP"));
    }

    private static Stream<Arguments> ofSets() {
        return Stream.of(
                Arguments.of(set("service", s -> s.getSpec().setServiceName("other")), "spec.serviceName"),
                Arguments.of(
                        each(
                                "finalizers",
                                HasMetadata.class,
                                r -> r.getMetadata().setFinalizers(List.of("a/b"))),
                        "metadata.finalizers"),
                Arguments.of(
                        each("prefix", HasMetadata.class, r -> r.getMetadata().setGenerateName("x-")),
                        "metadata.generateName"),
                Arguments.of(
                        each(
                                "namespace",
                                HasMetadata.class,
                                r -> r.getMetadata().setNamespace("other")),
                        "into the namespace other"));
    }

    @ParameterizedTest
    @MethodSource
    void in_every_environment(Consumer<List<HasMetadata>> attack, String part) {
        for (String environment : List.of("development", "production")) {
            INSTANCES.forEach(instance -> assertThat(problems(environment, instance, attack))
                    .as("%s of %s", instance, environment)
                    .isNotEmpty()
                    .contains(part));
        }
    }

    static Stream<Arguments> in_production() {
        return Stream.of(
                alias("redis.platform-production"),
                alias("Redis.Platform-Production."),
                Arguments.of(job("suspended", job -> job.getSpec().setSuspend(true)), "spec.suspend"),
                Arguments.of(job("at once", job -> job.getSpec().setConcurrencyPolicy("Allow")), "concurrencyPolicy"),
                Arguments.of(
                        job("deadline", job -> job.getSpec().setStartingDeadlineSeconds(1L)),
                        "startingDeadlineSeconds"),
                Arguments.of(
                        job(
                                "retries",
                                job -> job.getSpec().getJobTemplate().getSpec().setBackoffLimit(99)),
                        "backoffLimit"),
                Arguments.of(
                        job(
                                "life",
                                job -> job.getSpec().getJobTemplate().getSpec().setTtlSecondsAfterFinished(0)),
                        "ttlSecondsAfterFinished"),
                Arguments.of(
                        job(
                                "parallel",
                                job -> job.getSpec().getJobTemplate().getSpec().setParallelism(5)),
                        "parallelism"),
                Arguments.of(each("fixed", ConfigMap.class, map -> map.setImmutable(true)), "immutable"),
                Arguments.of(
                        server(
                                "a Secret of another server",
                                c -> c.setEnv(plus(
                                        c.getEnv(),
                                        new EnvVarBuilder()
                                                .withName("COMPANY")
                                                .withNewValueFrom()
                                                .withNewSecretKeyRef("password", "mongodb-educationelly-admin", true)
                                                .endValueFrom()
                                                .build()))),
                        "They read the Secret mongodb-educationelly-admin"),
                Arguments.of(
                        pod(
                                "a certificate of the pod",
                                pod -> pod.setVolumes(plus(
                                        pod.getVolumes(),
                                        new VolumeBuilder()
                                                .withName("company")
                                                .withNewProjected()
                                                .addNewSource()
                                                .withNewPodCertificate()
                                                .withSignerName("a/b")
                                                .withKeyType("ED25519")
                                                .endPodCertificate()
                                                .endSource()
                                                .endProjected()
                                                .build()))),
                        "volumes[company]"));
    }

    private static Named<Consumer<List<HasMetadata>>> job(String name, Consumer<CronJob> change) {
        return each(name, CronJob.class, change);
    }

    @ParameterizedTest
    @MethodSource
    void in_production(Consumer<List<HasMetadata>> attack, String part) {
        assertThat(problems("production", "postgresql-codetalk", attack)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"immutable"})
    void secrets_of_development_stay_changeable(String field) {
        assertThat(problems(
                        "development",
                        "redis",
                        each(field, Secret.class, secret -> secret.setImmutable(true))
                                .getPayload()))
                .contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portfolioplatform.github.io/uses-postgresql-codetalk",
                "vault.hashicorp.com/agent-inject",
                "sidecar.istio.io/inject",
                "instrumentation.opentelemetry.io/inject-java",
                "traffic.sidecar.istio.io/excludeInboundPorts",
                "mirror.linkerd.io/exported",
                "consul.hashicorp.com/connect-inject",
                "skupper.io/proxy",
                "getambassador.io/config",
                "external-dns.alpha.kubernetes.io/hostname",
                "kubernetes.io/ingress-bandwidth",
                "keel.sh/policy",
                "descheduler.alpha.kubernetes.io/evict",
                "velero.io/exclude-from-backup",
                "pre.hook.backup.velero.io/command",
                "backup.velero.io/backup-volumes-excludes",
                "eks.amazonaws.com/role-arn",
                "iam.gke.io/gcp-service-account",
                "azure.workload.identity/use",
                "cert-manager.io/issue-temporary-certificate",
                "argocd.argoproj.io/sync-options",
                "argocd.argoproj.io/compare-options",
                "kustomize.toolkit.fluxcd.io/prune",
                "kustomize.toolkit.fluxcd.io/ssa",
                "kustomize.toolkit.fluxcd.io/reconcile"
            })
    void no_key_that_tools_act_upon(String key) {
        assertThat(problems(
                        "production",
                        "redis",
                        set(
                                        "label",
                                        s -> s.getSpec()
                                                .getTemplate()
                                                .getMetadata()
                                                .getLabels()
                                                .put(key, "true"))
                                .getPayload()))
                .contains(key);
        assertThat(problems(
                        "development",
                        "redis",
                        service("annotation", s -> s.getMetadata().setAnnotations(Map.of(key, "true")))
                                .getPayload()))
                .contains("metadata.annotations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sidecar.istio.io/inject", "linkerd.io/inject"})
    void a_mesh_may_be_kept_away(String key) {
        for (String value : List.of("false", "disabled")) {
            assertThat(problems(
                            "production",
                            "redis",
                            set(
                                            "label",
                                            s -> s.getSpec()
                                                    .getTemplate()
                                                    .getMetadata()
                                                    .getLabels()
                                                    .put(key, value))
                                    .getPayload()))
                    .isEmpty();
        }
    }

    static Stream<Consumer<List<HasMetadata>>> harmless() {
        return Stream.of(
                        memory("16Mi", false),
                        startedFirst(
                                "started first",
                                c -> c.setPorts(List.of(new ContainerPortBuilder()
                                        .withContainerPort(9187)
                                        .withName("metrics")
                                        .build()))),
                        pod(
                                "hosts",
                                pod -> pod.setHostAliases(List.of(
                                        new HostAlias(List.of("ldap.example.com", "kdc.corp.internal"), "10.0.0.7")))),
                        pod("volume", pod -> mount(pod, "/opt/company")))
                .map(Named::getPayload);
    }

    @ParameterizedTest
    @MethodSource
    void harmless(Consumer<List<HasMetadata>> change) {
        for (String environment : List.of("development", "production")) {
            assertThat(problems(environment, "redis", change)).isEmpty();
        }
    }
}
