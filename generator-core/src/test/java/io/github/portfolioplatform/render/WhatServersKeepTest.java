package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.INSTANCES;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.data;
import static io.github.portfolioplatform.render.Changes.each;
import static io.github.portfolioplatform.render.Changes.mount;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.problems;
import static io.github.portfolioplatform.render.Changes.server;
import static io.github.portfolioplatform.render.Changes.set;
import static io.github.portfolioplatform.render.Changes.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetOrdinals;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategyBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What takes something from servers, their pods, and their data is refused, in development and in production. */
class WhatServersKeepTest {

    private static final String IN_SERVER = "spec.template.spec.containers[";

    static Stream<Arguments> refused() {
        return Stream.of(ofServers(), ofPods(), ofSets()).flatMap(cases -> cases);
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
                Arguments.of(server("PGDATA", c -> c.setEnv(plus(c.getEnv(), variable("PGOPTIONS")))), "].env"),
                Arguments.of(server("linker", c -> c.setEnv(plus(c.getEnv(), variable("LD_PRELOAD")))), "].env"),
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
                Arguments.of(
                        server(
                                "user",
                                c -> c.setSecurityContext(new SecurityContextBuilder()
                                        .withRunAsUser(12345L)
                                        .build())),
                        "].securityContext."));
    }

    private static Stream<Arguments> ofPods() {
        Stream<Arguments> mounts = Stream.of("", "/", "//", "/.", "/x/..", "/below")
                .map(end -> Arguments.of(
                        pod("a mount at data" + end, pod -> mount(pod, data(pod).getMountPath() + end)), "mount"));
        return Stream.concat(
                mounts,
                Stream.of(
                        Arguments.of(
                                pod(
                                        "a mount above data",
                                        pod -> mount(pod, data(pod).getMountPath() + "/../")),
                                "hides"),
                        Arguments.of(pod("a mount at all", pod -> mount(pod, "/")), "hides"),
                        Arguments.of(pod("a mount over programs", pod -> mount(pod, "/usr/bin")), "hides"),
                        Arguments.of(
                                pod(
                                        "data in a sidecar",
                                        pod -> pod.setContainers(
                                                plus(pod.getContainers(), container("reader", data(pod))))),
                                "from the rendered volume"),
                        Arguments.of(
                                pod(
                                        "data in an init container",
                                        pod -> pod.setInitContainers(
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
                                pod(
                                        "claim in one more volume",
                                        pod -> pod.setVolumes(plus(
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
                                pod(
                                        "docker socket",
                                        pod -> pod.setVolumes(plus(
                                                pod.getVolumes(),
                                                new VolumeBuilder()
                                                        .withName("docker")
                                                        .withNewHostPath("/var/run/docker.sock", null)
                                                        .build()))),
                                "volumes[docker]"),
                        Arguments.of(pod("data read-only", pod -> data(pod).setReadOnly(true)), ".readOnly."),
                        Arguments.of(
                                pod(
                                        "token",
                                        pod -> pod.setVolumes(plus(
                                                pod.getVolumes(),
                                                new VolumeBuilder()
                                                        .withName("token")
                                                        .withNewProjected()
                                                        .addNewSource()
                                                        .withNewServiceAccountToken("api", 3600L, "token", null)
                                                        .endSource()
                                                        .endProjected()
                                                        .build()))),
                                "volumes[token]"),
                        Arguments.of(pod("shared processes", p -> p.setShareProcessNamespace(true)), ".shareProcess"),
                        Arguments.of(pod("node", p -> p.setNodeName("node-1")), ".nodeName."),
                        Arguments.of(pod("host network", p -> p.setHostNetwork(true)), "etwork"),
                        Arguments.of(pod("no grace", p -> p.setTerminationGracePeriodSeconds(0L)), ".termination"),
                        Arguments.of(pod("deadline", p -> p.setActiveDeadlineSeconds(60L)), ".activeDeadlineSeconds."),
                        Arguments.of(pod("restarts", p -> p.setRestartPolicy("Never")), ".restartPolicy."),
                        Arguments.of(pod("name resolution", p -> p.setDnsPolicy("None")), ".dnsPolicy."),
                        Arguments.of(pod("account", p -> p.setServiceAccountName("other")), ".serviceAccountName."),
                        Arguments.of(
                                pod(
                                        "volumes' group",
                                        p -> p.setSecurityContext(new PodSecurityContextBuilder()
                                                .withFsGroup(1L)
                                                .build())),
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
                        set(
                                "templates",
                                s -> s.getSpec()
                                        .setVolumeClaimTemplates(List.of(new PersistentVolumeClaimBuilder()
                                                .withMetadata(named("extra"))
                                                .build()))),
                        "volumeClaimTemplates."),
                Arguments.of(
                        set(
                                "updates by hand",
                                s -> s.getSpec()
                                        .setUpdateStrategy(new StatefulSetUpdateStrategyBuilder()
                                                .withType("OnDelete")
                                                .build())),
                        "updateStrategy"),
                Arguments.of(
                        each(
                                "owners",
                                HasMetadata.class,
                                r -> r.getMetadata()
                                        .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                                                .withName("gone")
                                                .build()))),
                        "metadata.ownerReferences."),
                Arguments.of(
                        each(
                                "finalizers",
                                PersistentVolumeClaim.class,
                                r -> r.getMetadata().setFinalizers(List.of("example.com/x"))),
                        "metadata.finalizers."),
                Arguments.of(
                        each("identity", HasMetadata.class, r -> r.getMetadata().setUid("u")), "metadata.uid."),
                Arguments.of(
                        each(
                                "Flux that recreates",
                                PersistentVolumeClaim.class,
                                r -> r.getMetadata()
                                        .getAnnotations()
                                        .put("kustomize.toolkit.fluxcd.io/force", "Enabled")),
                        "toolkit.fluxcd.io/force]."),
                Arguments.of(set("label", s -> s.getMetadata().getLabels().put("k", "not valid! value")), "labels.k."));
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
}
