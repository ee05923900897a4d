package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.adding;
import static io.github.portfolioplatform.render.Changes.allowed;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.generic;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.set;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server would refuse of a resource that a decorator adds is refused before it is written. */
class AddedSyntaxTest {

    private static final String LONG = "x".repeat(150 * 1024);

    static Stream<Arguments> refused() {
        return Stream.of(ofMetadata(), ofNames(), ofPods()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> ofMetadata() {
        return Stream.of(
                Arguments.of(map("label", of -> of.setLabels(Map.of("k", "not valid! value"))), "value of the label k"),
                Arguments.of(map("key of a label", of -> of.setLabels(Map.of("not a key", "v"))), "of the labels"),
                Arguments.of(map("domain", of -> of.setLabels(Map.of("Example_com/k", "v"))), "of the labels"),
                Arguments.of(map("annotation", of -> of.setAnnotations(Map.of("a/b/c", "v"))), "of the annotations"),
                Arguments.of(map("size", of -> of.setAnnotations(Map.of("a", LONG, "b", LONG))), "256 KiB"),
                Arguments.of(map("generation", of -> of.setGeneration(5L)), "the API server sets"),
                Arguments.of(map("age", of -> of.setCreationTimestamp("2026-01-01T00:00:00Z")), "API server sets"),
                Arguments.of(
                        set(
                                "size of the pods",
                                set -> set.getSpec()
                                        .getTemplate()
                                        .getMetadata()
                                        .setAnnotations(Map.of("a", LONG, "b", LONG))),
                        "256 KiB"));
    }

    private static Stream<Arguments> ofNames() {
        return Stream.of(
                Arguments.of(map("name", of -> of.setName("Company_Name")), "its name"),
                Arguments.of(map("dots", of -> of.setName("company..name")), "its name"),
                Arguments.of(
                        adding("version", any -> generic("not valid!/v1", "Thing", "company", Map.of())),
                        "the apiVersion"),
                Arguments.of(
                        adding("kind", any -> generic("v1", "../../Evil", "company", Map.of())),
                        "They give it the kind"));
    }

    private static Stream<Arguments> ofPods() {
        return Stream.of(
                Arguments.of(pod("end", pod -> pod.getSpec().setRestartPolicy("Never")), "restartPolicy"),
                Arguments.of(pod("deadline", pod -> pod.getSpec().setActiveDeadlineSeconds(4L)), "activeDeadline"),
                Arguments.of(pod("names", pod -> pod.getSpec().setDnsPolicy("None")), "dnsPolicy None"),
                Arguments.of(
                        pod("label of pods", pod -> pod.getMetadata().setLabels(Map.of("job", "x", "k", "not valid!"))),
                        "value of the label k"),
                Arguments.of(
                        pod(
                                "debugger",
                                pod -> pod.getSpec()
                                        .setEphemeralContainers(List.of(new EphemeralContainerBuilder()
                                                .withName("e")
                                                .withImage("x:1")
                                                .build()))),
                        "ephemeralContainers"),
                Arguments.of(
                        adding(
                                "a job without an end",
                                any -> new JobBuilder()
                                        .withMetadata(named("company"))
                                        .withNewSpec()
                                        .withNewTemplate()
                                        .withNewMetadata()
                                        .endMetadata()
                                        .withNewSpec()
                                        .addToContainers(container("x"))
                                        .endSpec()
                                        .endTemplate()
                                        .endSpec()
                                        .build()),
                        "OnFailure or Never"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Consumer<List<HasMetadata>> change, String part) {
        for (String environment : List.of("development", "production")) {
            Changes.refused(environment, named("change", change), part);
        }
    }

    static Stream<Consumer<List<HasMetadata>>> harmless() {
        return Stream.of(
                        map("label", of -> of.setLabels(Map.of("example.com/team", "", "k", "V_1.a-b"))),
                        map("annotation", of -> of.setAnnotations(Map.of("Example.com/Owner", LONG))),
                        map("name", of -> of.setName("0.company.example")),
                        adding(
                                "role",
                                any -> new RoleBuilder()
                                        .withMetadata(named("company:reader"))
                                        .build()))
                .map(Named::getPayload);
    }

    @ParameterizedTest
    @MethodSource
    void harmless(Consumer<List<HasMetadata>> change) {
        for (String environment : List.of("development", "production")) {
            allowed(environment, named("harmless", change));
        }
    }

    private static Named<Consumer<List<HasMetadata>>> map(String name, Consumer<ObjectMeta> change) {
        return adding(name, any -> {
            ConfigMap map =
                    new ConfigMapBuilder().withMetadata(named("company")).build();
            change.accept(map.getMetadata());
            return map;
        });
    }

    private static Named<Consumer<List<HasMetadata>>> pod(String name, Consumer<PodTemplateSpec> change) {
        return adding(name, any -> {
            Deployment deployment = new DeploymentBuilder()
                    .withMetadata(named("company"))
                    .withNewSpec()
                    .withNewSelector()
                    .addToMatchLabels("job", "x")
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .addToLabels("job", "x")
                    .endMetadata()
                    .withNewSpec()
                    .addToContainers(container("x"))
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build();
            change.accept(deployment.getSpec().getTemplate());
            return deployment;
        });
    }
}
