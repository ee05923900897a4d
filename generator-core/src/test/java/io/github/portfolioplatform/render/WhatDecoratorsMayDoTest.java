package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetOrdinals;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What companies do to their databases passes, and what takes something from them is refused, in development and in production. */
class WhatDecoratorsMayDoTest {

    private static final List<String> INSTANCES = List.of("postgresql-codetalk", "redis", "mongodb-intervalai");
    private static final String IN_SERVER = "spec.template.spec.containers[";

    private static Named<Consumer<List<HasMetadata>>> named(String name, Consumer<List<HasMetadata>> change) {
        return Named.of(name, change);
    }

    private static <T extends HasMetadata> Named<Consumer<List<HasMetadata>>> each(
            String name, Class<T> type, Consumer<T> change) {
        return named(name, list -> list.stream().filter(type::isInstance).map(type::cast).forEach(change));
    }

    private static Named<Consumer<List<HasMetadata>>> set(String name, Consumer<StatefulSet> change) {
        return each(name, StatefulSet.class, change);
    }

    private static Named<Consumer<List<HasMetadata>>> pod(String name, Consumer<PodSpec> change) {
        return set(name, set -> change.accept(set.getSpec().getTemplate().getSpec()));
    }

    private static Named<Consumer<List<HasMetadata>>> server(String name, Consumer<Container> change) {
        return pod(name, pod -> change.accept(pod.getContainers().get(0)));
    }

    private static Named<Consumer<List<HasMetadata>>> service(String name, Consumer<Service> change) {
        return each(name, Service.class, change);
    }

    private static Named<Consumer<List<HasMetadata>>> adding(
            String name, Function<String, HasMetadata> resource) {
        return named(name, list -> list.add(resource.apply(serverOf(list))));
    }

    private static String serverOf(List<HasMetadata> list) {
        return list.stream()
                .filter(StatefulSet.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
    }

    @SafeVarargs
    private static <T> List<T> plus(List<T> list, T... more) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(Arrays.asList(more));
        return longer;
    }

    private static HasMetadata generic(String version, String kind, String name, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(version);
        resource.setKind(kind);
        resource.setMetadata(named(name));
        resource.setAdditionalProperties(new LinkedHashMap<>(Map.of("spec", spec)));
        return resource;
    }

    private static ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).build();
    }

    private static Container container(String name, VolumeMount... mounts) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("busybox:1.36")
                .withVolumeMounts(mounts)
                .withNewResources()
                .addToRequests(Map.of("memory", new Quantity("16Mi"), "cpu", new Quantity("10m")))
                .addToLimits(Map.of("memory", new Quantity("16Mi"), "cpu", new Quantity("50m")))
                .endResources()
                .build();
    }

    private static Volume scratch() {
        return new VolumeBuilder().withName("company").withNewEmptyDir().endEmptyDir().build();
    }

    private static VolumeMount at(String path) {
        return new VolumeMountBuilder().withName("company").withMountPath(path).build();
    }

    private static VolumeMount data(PodSpec pod) {
        return pod.getContainers().get(0).getVolumeMounts().stream()
                .filter(mount -> mount.getName().endsWith("-storage"))
                .findFirst()
                .orElseThrow();
    }

    private static void mount(PodSpec pod, String path) {
        pod.setVolumes(plus(pod.getVolumes(), scratch()));
        Container server = pod.getContainers().get(0);
        server.setVolumeMounts(plus(server.getVolumeMounts(), at(path)));
    }

    private static EnvVar variable(String name) {
        return new EnvVarBuilder().withName(name).withValue("x").build();
    }

    static Stream<Named<Consumer<List<HasMetadata>>>> allowed() {
        return Stream.of(
                pod("tolerations", pod -> pod.setTolerations(List.of(new Toleration(null, "db", "Exists", null, null)))),
                pod(
                        "affinity",
                        pod -> pod.setAffinity(new AffinityBuilder()
                                .withNewNodeAffinity()
                                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                                .withWeight(1)
                                .endPreferredDuringSchedulingIgnoredDuringExecution()
                                .endNodeAffinity()
                                .build())),
                pod(
                        "spread",
                        pod -> pod.setTopologySpreadConstraints(List.of(new TopologySpreadConstraintBuilder()
                                .withMaxSkew(1)
                                .withTopologyKey("zone")
                                .withWhenUnsatisfiable("DoNotSchedule")
                                .build()))),
                pod("nodes", pod -> pod.setNodeSelector(Map.of("disk", "ssd"))),
                pod("priority", pod -> pod.setPriorityClassName("company")),
                pod("scheduler", pod -> pod.setSchedulerName("company")),
                pod("runtime", pod -> pod.setRuntimeClassName("kata")),
                pod("name servers", pod -> pod.setDnsConfig(new PodDNSConfig(List.of("1.1.1.1"), null, null))),
                pod("hosts", pod -> pod.setHostAliases(List.of(new HostAlias(List.of("a.b"), "10.0.0.1")))),
                pod("pull secrets", pod -> pod.setImagePullSecrets(List.of(new LocalObjectReference("company")))),
                pod("a longer grace period", pod -> pod.setTerminationGracePeriodSeconds(7200L)),
                pod("a sidecar with a volume of its own", pod -> {
                    pod.setVolumes(plus(pod.getVolumes(), scratch()));
                    pod.setContainers(plus(pod.getContainers(), container("logs", at("/logs"))));
                }),
                pod(
                        "an init container",
                        pod -> pod.setInitContainers(plus(pod.getInitContainers(), container("company-wait")))),
                pod("a volume away from all others", pod -> mount(pod, "/opt/company")),
                server("a mirror", c -> c.setImage("registry.example.com/mirror/" + c.getImage())),
                server(
                        "a digest",
                        c -> c.setImage(
                                c.getImage().contains("@") ? c.getImage() : c.getImage() + "@sha256:" + "a".repeat(64))),
                server("pull policy", c -> c.setImagePullPolicy("Always")),
                server("probes' timing", c -> c.getLivenessProbe().setFailureThreshold(30)),
                server("messages of ends", c -> c.setTerminationMessagePolicy("FallbackToLogsOnError")),
                server("a proxy", c -> c.setEnv(plus(c.getEnv(), variable("HTTPS_PROXY"), variable("TZ")))),
                server("reversed variables", c -> {
                    List<EnvVar> reversed = new ArrayList<>(c.getEnv());
                    Collections.reverse(reversed);
                    c.setEnv(reversed);
                }),
                set("history", set -> set.getSpec().setRevisionHistoryLimit(2)),
                set("labels of pods", set -> set.getSpec().getTemplate().getMetadata().getLabels().put("team", "x")),
                service("annotations", s -> s.getMetadata().setAnnotations(Map.of("example.com/owner", "x"))),
                named("reversed resources", Collections::reverse),
                adding(
                        "PodDisruptionBudget",
                        name -> generic("policy/v1", "PodDisruptionBudget", name, Map.of("maxUnavailable", 1))),
                adding("ServiceMonitor", name -> generic("monitoring.coreos.com/v1", "ServiceMonitor", name, Map.of())),
                adding(
                        "an autoscaler that only recommends",
                        name -> generic(
                                "autoscaling.k8s.io/v1",
                                "VerticalPodAutoscaler",
                                name,
                                Map.of(
                                        "targetRef", Map.of("kind", "StatefulSet", "name", name),
                                        "updatePolicy", Map.of("updateMode", "Off")))),
                adding(
                        "Namespace",
                        name -> new NamespaceBuilder().withMetadata(named("extra")).build()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(ofServers(), ofPods(), ofSets(), ofOthers(), ofAdded()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> ofServers() {
        return Stream.of(
                Arguments.of(
                        server(
                                "arguments behind ours",
                                c -> c.setArgs(plus(c.getArgs(), "-c", "ssl=off", "--tls-port", "0", "--noauth"))),
                        IN_SERVER),
                Arguments.of(server("a command", c -> c.setCommand(List.of("sleep", "infinity"))), "].command."),
                Arguments.of(server("no probes", c -> c.setReadinessProbe(null)), "].readinessProbe."),
                Arguments.of(
                        server("another probe", c -> c.getStartupProbe().setExec(new ExecAction(List.of("true")))),
                        "].startupProbe."),
                Arguments.of(server("another image", c -> c.setImage("evil:1")), "'evil:1' instead of"),
                Arguments.of(
                        server("amounts", c -> c.getResources().getLimits().put("memory", new Quantity("64Gi"))),
                        "].resources."),
                Arguments.of(
                        server("PGDATA", c -> c.setEnv(plus(c.getEnv(), variable("PGOPTIONS")))), "].env"),
                Arguments.of(
                        server("linker", c -> c.setEnv(plus(c.getEnv(), variable("LD_PRELOAD")))), "].env"),
                Arguments.of(
                        server(
                                "unnamed variables",
                                c -> c.setEnvFrom(List.of(new EnvFromSourceBuilder()
                                        .withNewConfigMapRef("company", true)
                                        .build()))),
                        "].envFrom."),
                Arguments.of(server("terminal", c -> c.setTty(true)), "].tty."),
                Arguments.of(server("folder", c -> c.setWorkingDir("/nowhere")), "].workingDir."),
                Arguments.of(
                        server("message path", c -> c.setTerminationMessagePath("/data/x")),
                        "].terminationMessagePath."),
                Arguments.of(server("user", c -> c.setSecurityContext(
                        new SecurityContextBuilder().withRunAsUser(12345L).build())), "].securityContext."));
    }

    private static Stream<Arguments> ofPods() {
        Stream<Arguments> mounts = Stream.of("", "/", "//", "/.", "/x/..", "/below")
                .map(end -> Arguments.of(
                        pod("a mount at data" + end, pod -> mount(pod, data(pod).getMountPath() + end)), "mount"));
        return Stream.concat(
                mounts,
                Stream.of(
                        Arguments.of(
                                pod("a mount above data", pod -> mount(pod, data(pod).getMountPath() + "/../")),
                                "hides"),
                        Arguments.of(pod("a mount at all", pod -> mount(pod, "/")), "hides"),
                        Arguments.of(pod("a mount over programs", pod -> mount(pod, "/usr/bin")), "hides"),
                        Arguments.of(
                                pod("data in a sidecar", pod -> pod.setContainers(
                                        plus(pod.getContainers(), container("reader", data(pod))))),
                                "from the rendered volume"),
                        Arguments.of(
                                pod("data in an init container", pod -> pod.setInitContainers(
                                        plus(pod.getInitContainers(), container("wipe", data(pod))))),
                                "from the rendered volume"),
                        Arguments.of(
                                pod("data twice in the server", pod -> {
                                    Container c = pod.getContainers().get(0);
                                    VolumeMount again = new VolumeMountBuilder(data(pod))
                                            .withMountPath("/again")
                                            .build();
                                    c.setVolumeMounts(plus(c.getVolumeMounts(), again));
                                }),
                                "from the rendered volume"),
                        Arguments.of(
                                pod("claim in one more volume", pod -> pod.setVolumes(plus(
                                        pod.getVolumes(),
                                        new VolumeBuilder()
                                                .withName("again")
                                                .withPersistentVolumeClaim(pod.getVolumes().stream()
                                                        .filter(v -> v.getPersistentVolumeClaim() != null)
                                                        .findFirst()
                                                        .orElseThrow()
                                                        .getPersistentVolumeClaim())
                                                .build()))),
                                "volumes[again]"),
                        Arguments.of(
                                pod("docker socket", pod -> pod.setVolumes(plus(
                                        pod.getVolumes(),
                                        new VolumeBuilder()
                                                .withName("docker")
                                                .withNewHostPath("/var/run/docker.sock", null)
                                                .build()))),
                                "volumes[docker]"),
                        Arguments.of(
                                pod("data read-only", pod -> data(pod).setReadOnly(true)), ".readOnly."),
                        Arguments.of(pod("token", pod -> pod.setVolumes(plus(
                                        pod.getVolumes(),
                                        new VolumeBuilder()
                                                .withName("token")
                                                .withNewProjected()
                                                .addNewSource()
                                                .withNewServiceAccountToken("api", 3600L, "token", null)
                                                .endSource()
                                                .endProjected()
                                                .build()))), "volumes[token]"),
                        Arguments.of(pod("shared processes", p -> p.setShareProcessNamespace(true)), ".shareProcess"),
                        Arguments.of(pod("node", p -> p.setNodeName("node-1")), ".nodeName."),
                        Arguments.of(pod("host network", p -> p.setHostNetwork(true)), "etwork"),
                        Arguments.of(pod("no grace", p -> p.setTerminationGracePeriodSeconds(0L)), ".termination"),
                        Arguments.of(pod("deadline", p -> p.setActiveDeadlineSeconds(60L)), ".activeDeadlineSeconds."),
                        Arguments.of(pod("restarts", p -> p.setRestartPolicy("Never")), ".restartPolicy."),
                        Arguments.of(pod("name resolution", p -> p.setDnsPolicy("None")), ".dnsPolicy."),
                        Arguments.of(pod("account", p -> p.setServiceAccountName("other")), ".serviceAccountName."),
                        Arguments.of(
                                pod("volumes' group", p -> p.setSecurityContext(
                                        new PodSecurityContextBuilder().withFsGroup(1L).build())),
                                ".securityContext.")));
    }

    private static Stream<Arguments> ofSets() {
        return Stream.of(
                Arguments.of(set("replicas", s -> s.getSpec().setReplicas(2)), "spec.replicas."),
                Arguments.of(set("order", s -> s.getSpec().setPodManagementPolicy("Parallel")), "podManagementPolicy."),
                Arguments.of(set("ordinals", s -> s.getSpec().setOrdinals(new StatefulSetOrdinals(5))), "ordinals."),
                Arguments.of(
                        set(
                                "claims that go",
                                s -> s.getSpec()
                                        .setPersistentVolumeClaimRetentionPolicy(
                                                new StatefulSetPersistentVolumeClaimRetentionPolicy(
                                                        "Delete", "Delete"))),
                        "persistentVolumeClaimRetentionPolicy."),
                Arguments.of(
                        set("templates", s -> s.getSpec()
                                .setVolumeClaimTemplates(List.of(new PersistentVolumeClaimBuilder()
                                        .withMetadata(named("extra"))
                                        .build()))),
                        "volumeClaimTemplates."),
                Arguments.of(
                        set("updates by hand", s -> s.getSpec()
                                .setUpdateStrategy(new StatefulSetUpdateStrategyBuilder()
                                        .withType("OnDelete")
                                        .build())),
                        "updateStrategy"),
                Arguments.of(
                        each("owners", HasMetadata.class, r -> r.getMetadata()
                                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                                        .withName("gone")
                                        .build()))),
                        "metadata.ownerReferences."),
                Arguments.of(
                        each("finalizers", PersistentVolumeClaim.class, r -> r.getMetadata()
                                .setFinalizers(List.of("example.com/x"))),
                        "metadata.finalizers."),
                Arguments.of(
                        each("identity", HasMetadata.class, r -> r.getMetadata().setUid("u")), "metadata.uid."),
                Arguments.of(
                        each("Flux that recreates", PersistentVolumeClaim.class, r -> r.getMetadata()
                                .getAnnotations()
                                .put("kustomize.toolkit.fluxcd.io/force", "Enabled")),
                        "toolkit.fluxcd.io/force]."),
                Arguments.of(
                        set("label", s -> s.getMetadata().getLabels().put("k", "not valid! value")), "labels.k."));
    }

    private static Stream<Arguments> ofOthers() {
        return Stream.of(
                Arguments.of(service("NodePort", s -> s.getSpec().setType("NodePort")), "spec.type."),
                Arguments.of(service("LoadBalancer", s -> s.getSpec().setType("LoadBalancer")), "spec.type."),
                Arguments.of(
                        service("addresses", s -> s.getSpec().setExternalIPs(List.of("203.0.113.7"))),
                        "spec.externalIPs."),
                Arguments.of(service("headless", s -> s.getSpec().setClusterIP("None")), "spec.clusterIP."),
                Arguments.of(
                        service("elsewhere", s -> {
                            s.getSpec().setType("ExternalName");
                            s.getSpec().setExternalName("evil.example.com");
                        }),
                        "spec.externalName."),
                Arguments.of(
                        service("port of nodes", s -> s.getSpec().getPorts().get(0).setNodePort(30432)), ".nodePort."));
    }

    private static Stream<Arguments> ofAdded() {
        return Stream.of(
                Arguments.of(
                        adding(
                                "HPA",
                                name -> generic(
                                        "autoscaling/v2",
                                        "HorizontalPodAutoscaler",
                                        name,
                                        Map.of("scaleTargetRef", Map.of("kind", "StatefulSet", "name", name)))),
                        "They scale"),
                Arguments.of(
                        adding("cluster-admin", name -> new ClusterRoleBindingBuilder()
                                .withMetadata(named(name))
                                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                                .build()),
                        "cluster-admin"),
                Arguments.of(
                        adding("rights of all accounts", name -> new RoleBindingBuilder()
                                .withMetadata(named(name))
                                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
                                .addNewSubject(null, "Group", "system:serviceaccounts", null)
                                .build()),
                        "rights in the API"),
                Arguments.of(
                        adding("a second workload", name -> new JobBuilder()
                                .withMetadata(named("wipe"))
                                .withNewSpec()
                                .withNewTemplate()
                                .withMetadata(named("wipe"))
                                .withNewSpec()
                                .withContainers(container("wipe"))
                                .addNewVolume()
                                .withName("data")
                                .withNewPersistentVolumeClaim(name + "-pvc", false)
                                .endVolume()
                                .endSpec()
                                .endTemplate()
                                .endSpec()
                                .build()),
                        "in a second workload"),
                Arguments.of(
                        adding("a way in", name -> new ServiceBuilder()
                                .withMetadata(named("open"))
                                .withNewSpec()
                                .withType("LoadBalancer")
                                .addToSelector("app", name)
                                .endSpec()
                                .build()),
                        "networks outside the cluster"),
                Arguments.of(
                        adding("a quota", name -> generic("v1", "ResourceQuota", name, Map.of())), "quota:"),
                Arguments.of(adding("a path as kind", name -> generic("x/v1", "../../Evil", "x", Map.of())), "kind"),
                Arguments.of(adding("a path as name", name -> generic("x/v1", "Thing", "../x", Map.of())), "name"));
    }

    static Stream<Arguments> refusedInProduction() {
        return Stream.of(
                Arguments.of(
                        each("jobs that end at once", CronJob.class, job -> job.getSpec()
                                .getJobTemplate()
                                .getSpec()
                                .setActiveDeadlineSeconds(1L)),
                        ".activeDeadlineSeconds."),
                Arguments.of(
                        each("another time zone", CronJob.class, job -> job.getSpec().setTimeZone("Asia/Tokyo")),
                        "spec.timeZone."),
                Arguments.of(
                        each("jobs that do nothing", CronJob.class, job -> job.getSpec()
                                .getJobTemplate()
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getInitContainers()
                                .forEach(c -> c.setCommand(List.of("true")))),
                        "initContainers[dump].command."),
                Arguments.of(
                        each("jobs that never end", CronJob.class, job -> {
                            PodSpec pod =
                                    job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
                            pod.setContainers(plus(pod.getContainers(), container("proxy")));
                        }),
                        "containers[proxy]."),
                Arguments.of(
                        adding("an open network", name -> new NetworkPolicyBuilder()
                                .withMetadata(named(name + "-open"))
                                .withNewSpec()
                                .withNewPodSelector()
                                .addToMatchLabels("app", name)
                                .endPodSelector()
                                .addNewIngress()
                                .endIngress()
                                .endSpec()
                                .build()),
                        "They open the network"),
                Arguments.of(
                        adding("a bare pod", name -> new PodBuilder()
                                .withMetadata(named("bare"))
                                .withNewSpec()
                                .withContainers(container("bare"))
                                .endSpec()
                                .build()),
                        "cannot harden"));
    }

    @ParameterizedTest
    @MethodSource
    void allowed(Consumer<List<HasMetadata>> change) {
        for (String environment : List.of("development", "production")) {
            INSTANCES.forEach(instance -> assertThat(problems(environment, instance, change))
                    .as("%s of %s", instance, environment)
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource
    void refused(Consumer<List<HasMetadata>> change, String part) {
        for (String environment : List.of("development", "production")) {
            INSTANCES.forEach(instance -> assertThat(problems(environment, instance, change))
                    .as("%s of %s", instance, environment)
                    .contains(part));
        }
    }

    @ParameterizedTest
    @MethodSource
    void refusedInProduction(Consumer<List<HasMetadata>> change, String part) {
        assertThat(problems("production", "postgresql-codetalk", change)).contains(part);
    }

    private static String problems(String environment, String instance, Consumer<List<HasMetadata>> change) {
        Environment rendered = Scenario.PLATFORM.portfolio().environment(environment);
        Decoration decoration = Decoration.each(any -> Decorated.changing(resources -> {
            List<HasMetadata> list = new ArrayList<>(resources.buildItems());
            change.accept(list);
            resources.withItems(list);
        }));
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class,
                () -> Rendering.render(rendered, Decorations.NONE.and(decoration.ofInstances(instance))));
        return refusal == null ? "" : refusal.getMessage();
    }
}
