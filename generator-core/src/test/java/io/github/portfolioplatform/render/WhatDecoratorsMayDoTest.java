package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.INSTANCES;
import static io.github.portfolioplatform.render.Changes.adding;
import static io.github.portfolioplatform.render.Changes.at;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.generic;
import static io.github.portfolioplatform.render.Changes.mount;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.problems;
import static io.github.portfolioplatform.render.Changes.scratch;
import static io.github.portfolioplatform.render.Changes.server;
import static io.github.portfolioplatform.render.Changes.service;
import static io.github.portfolioplatform.render.Changes.set;
import static io.github.portfolioplatform.render.Changes.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What companies do to their databases passes, in development and in production. */
class WhatDecoratorsMayDoTest {

    static Stream<Named<Consumer<List<HasMetadata>>>> allowed() {
        return Stream.of(
                pod(
                        "tolerations",
                        pod -> pod.setTolerations(List.of(new Toleration(null, "db", "Exists", null, null)))),
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
                                c.getImage().contains("@")
                                        ? c.getImage()
                                        : c.getImage() + "@sha256:" + "a".repeat(64))),
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
                set(
                        "labels of pods",
                        set -> set.getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .put("team", "x")),
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
                        name -> new NamespaceBuilder()
                                .withMetadata(named("extra"))
                                .build()));
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
}
