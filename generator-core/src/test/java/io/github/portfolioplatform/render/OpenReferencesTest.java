package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Decorated.adding;
import static io.github.portfolioplatform.render.Decorated.changing;
import static io.github.portfolioplatform.render.Decorated.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A decorator leaves no reference open, in development and in plain environments as little as in production. */
class OpenReferencesTest {

    private static HasMetadata job(Consumer<PodSpecBuilder> change) {
        PodSpecBuilder pod = new PodSpecBuilder()
                .withRestartPolicy("Never")
                .addToContainers(new ContainerBuilder()
                        .withName("job")
                        .withImage("job:1")
                        .build());
        change.accept(pod);
        return new CronJobBuilder()
                .withNewMetadata()
                .withName("reports")
                .endMetadata()
                .withNewSpec()
                .withSchedule("0 3 * * *")
                .withNewJobTemplate()
                .withNewSpec()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("job", "reports")
                .endMetadata()
                .withSpec(pod.build())
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }

    private static Decorator<?> container(Consumer<ContainerBuilder> change) {
        return changing(ContainerBuilder.class, change);
    }

    private static HasMetadata binding(String role, String account) {
        return new RoleBindingBuilder()
                .withNewMetadata()
                .withName("reports")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                .addNewSubject(null, "ServiceAccount", account, null)
                .build();
    }

    private static HasMetadata deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("reports")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("job", "reports")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("job", "reports")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("reports")
                .withImage("reports:1")
                .addNewEnvFrom()
                .withNewConfigMapRef("nowhere", null)
                .endEnvFrom()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static HasMetadata service(String type) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("reports")
                .endMetadata()
                .withNewSpec()
                .withType(type)
                .withExternalName(type == null ? null : "reports.example.com")
                .addToSelector("app", "nowhere")
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }

    static Stream<Arguments> open() {
        return Stream.of(
                Arguments.of(
                        "a variable",
                        container(server -> server.addNewEnv()
                                .withName("COMPANY")
                                .withNewValueFrom()
                                .withNewConfigMapKeyRef("key", "nowhere", null)
                                .endValueFrom()
                                .endEnv())),
                Arguments.of(
                        "all variables",
                        container(server -> server.addNewEnvFrom()
                                .withNewConfigMapRef("nowhere", null)
                                .endEnvFrom())),
                Arguments.of("variables of a Deployment", adding(deployment())),
                Arguments.of("an account of a job", adding(job(pod -> pod.withServiceAccountName("nowhere")))),
                Arguments.of(
                        "a volume of a job",
                        adding(job(pod -> pod.addToVolumes(new VolumeBuilder()
                                .withName("files")
                                .withNewConfigMap()
                                .withName("nowhere")
                                .endConfigMap()
                                .build())))),
                Arguments.of(
                        "a Secret of a job",
                        adding(job(pod -> pod.addToVolumes(new VolumeBuilder()
                                .withName("files")
                                .withNewSecret()
                                .withSecretName("nowhere")
                                .endSecret()
                                .build())))),
                Arguments.of(
                        "a claim of a job",
                        adding(job(pod -> pod.addToVolumes(new VolumeBuilder()
                                .withName("files")
                                .withNewPersistentVolumeClaim("nowhere", false)
                                .build())))),
                Arguments.of("a role", adding(binding("nowhere", "default"))),
                Arguments.of("pods of a Service", adding(service(null))),
                Arguments.of("pods of an ExternalName", adding(service("ExternalName"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("open")
    void is_refused(String what, Decorator<?> decorator) {
        assertThat(problemsOf(decorator)).as(what).isNotEmpty();
    }
}
