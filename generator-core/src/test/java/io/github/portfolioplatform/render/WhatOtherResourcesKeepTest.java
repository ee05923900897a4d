package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.INSTANCES;
import static io.github.portfolioplatform.render.Changes.adding;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.each;
import static io.github.portfolioplatform.render.Changes.generic;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.problems;
import static io.github.portfolioplatform.render.Changes.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What takes something from the other resources of an instance, or adds what reaches it, is refused. */
class WhatOtherResourcesKeepTest {

    static Stream<Arguments> refused() {
        return Stream.of(ofOthers(), ofAdded()).flatMap(cases -> cases);
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
                        service(
                                "port of nodes",
                                s -> s.getSpec().getPorts().get(0).setNodePort(30432)),
                        ".nodePort."));
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
                        adding(
                                "cluster-admin",
                                name -> new ClusterRoleBindingBuilder()
                                        .withMetadata(named(name))
                                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                                        .build()),
                        "cluster-admin"),
                Arguments.of(
                        adding(
                                "rights of all accounts",
                                name -> new RoleBindingBuilder()
                                        .withMetadata(named(name))
                                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
                                        .addNewSubject(null, "Group", "system:serviceaccounts", null)
                                        .build()),
                        "rights in the API"),
                Arguments.of(
                        adding(
                                "a second workload",
                                name -> new JobBuilder()
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
                        adding(
                                "a way in",
                                name -> new ServiceBuilder()
                                        .withMetadata(named("open"))
                                        .withNewSpec()
                                        .withType("LoadBalancer")
                                        .addToSelector("app", name)
                                        .endSpec()
                                        .build()),
                        "networks outside the cluster"),
                Arguments.of(adding("a quota", name -> generic("v1", "ResourceQuota", name, Map.of())), "Set quota"),
                Arguments.of(adding("a path as kind", name -> generic("x/v1", "../../Evil", "x", Map.of())), "kind"),
                Arguments.of(adding("a path as name", name -> generic("x/v1", "Thing", "../x", Map.of())), "name"));
    }

    static Stream<Arguments> refusedInProduction() {
        return Stream.of(
                Arguments.of(
                        each(
                                "jobs that end at once",
                                CronJob.class,
                                job -> job.getSpec().getJobTemplate().getSpec().setActiveDeadlineSeconds(1L)),
                        ".activeDeadlineSeconds."),
                Arguments.of(
                        each(
                                "another time zone",
                                CronJob.class,
                                job -> job.getSpec().setTimeZone("Asia/Tokyo")),
                        "spec.timeZone."),
                Arguments.of(
                        each(
                                "jobs that do nothing",
                                CronJob.class,
                                job -> job.getSpec()
                                        .getJobTemplate()
                                        .getSpec()
                                        .getTemplate()
                                        .getSpec()
                                        .getInitContainers()
                                        .forEach(c -> c.setCommand(List.of("true")))),
                        "initContainers[dump].command."),
                Arguments.of(
                        each("jobs that never end", CronJob.class, job -> {
                            PodSpec pod = job.getSpec()
                                    .getJobTemplate()
                                    .getSpec()
                                    .getTemplate()
                                    .getSpec();
                            pod.setContainers(plus(pod.getContainers(), container("proxy")));
                        }),
                        "containers[proxy]."),
                Arguments.of(
                        adding(
                                "an open network",
                                name -> new NetworkPolicyBuilder()
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
                        adding(
                                "a bare pod",
                                name -> new PodBuilder()
                                        .withMetadata(named("bare"))
                                        .withNewSpec()
                                        .withContainers(container("bare"))
                                        .endSpec()
                                        .build()),
                        "cannot harden"));
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
}
