package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Decorated.adding;
import static io.github.portfolioplatform.render.Decorated.changing;
import static io.github.portfolioplatform.render.Decorated.problemsOf;
import static io.github.portfolioplatform.render.Decorated.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.config.Env;
import io.dekorate.kubernetes.config.MountBuilder;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddEnvVarDecorator;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.AddMountDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyImageDecorator;
import io.dekorate.kubernetes.decorator.ApplyLimitsMemoryDecorator;
import io.dekorate.kubernetes.decorator.ApplyRegistryToImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.dekorate.kubernetes.decorator.RemoveLabelDecorator;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpecBuilder;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decorators that would silently break what the portfolio says, or what holds everything together. */
class DecoratorsKeepTheModelTest {

    private static final String REDIS = "redis-sessions";

    @Test
    void what_is_refused_says_whose_decorators_did_it_and_where_to_say_it_instead() {
        PortfolioException refusal = refusalOf(new ApplyLimitsMemoryDecorator(null, "1Gi"));

        assertThat(refusal.problems().get(0)).satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("decorators-keep-the-model");
            assertThat(problem.place()).hasToString("StatefulSet redis-sessions");
            assertThat(problem.what())
                    .isEqualTo("They change spec.template.spec.containers[redis].resources.limits.memory.");
            assertThat(problem.fix())
                    .isEqualTo(
                            "Set requests and limits in the portfolio. Correct the decorators of redis-sessions, which are "
                                    + "io.dekorate.kubernetes.decorator.ApplyLimitsMemoryDecorator. README lists what decorators "
                                    + "may do; what the portfolio says is changed there, for connections, totals and guards go by it.");
        });
    }

    @Nested
    class Of_what_we_rendered {

        @ParameterizedTest
        @ValueSource(classes = {PersistentVolumeClaim.class, StatefulSet.class, Service.class, Secret.class})
        void every_resource_stays(Class<?> kind) {
            assertThat(problemsOf(changing(without(kind))))
                    .containsExactly(kind.getSimpleName() + " " + nameOf(kind) + ": They remove or rename it.");
        }

        @Test
        void every_resource_keeps_its_name() {
            assertThat(problemsOf(changing(
                            StatefulSetBuilder.class,
                            set -> set.editMetadata().withName("renamed").endMetadata())))
                    .containsExactly(
                            "StatefulSet redis-sessions: They remove or rename it.",
                            "StatefulSet renamed: They mount the claim redis-sessions-pvc in a second workload. Give theirs a claim of its own.");
        }

        @Test
        void every_resource_stays_what_it_is() {
            Decorator<?> decorator =
                    changing(without(Service.class).andThen(list -> list.addToItems(generic("v1", "Service", REDIS))));

            assertThat(problemsOf(decorator)).containsExactly("Service redis-sessions: They replace it.");
        }

        @Test
        void labels_stay() {
            assertThat(problemsOf(new RemoveLabelDecorator("app")))
                    .contains(
                            "Service redis-sessions: They remove metadata.labels.app.",
                            "StatefulSet redis-sessions: They remove spec.template.metadata.labels.app.");
            assertThat(problemsOf(new AddLabelDecorator(REDIS, "app", "other")))
                    .contains("StatefulSet redis-sessions: They change spec.template.metadata.labels.app.");
        }

        @Test
        void the_protection_from_pruning_stays() {
            assertThat(problemsOf(new AddAnnotationDecorator(
                            null, "argocd.argoproj.io/sync-options", "ServerSideApply=true")))
                    .contains("PersistentVolumeClaim redis-sessions-pvc: They change metadata.annotations"
                            + "[argocd.argoproj.io/sync-options].");
        }

        @Test
        void the_claim_stays_as_large_as_the_portfolio_says() {
            assertThat(problemsOf(changing(
                            PersistentVolumeClaimSpecBuilder.class, claim -> claim.withStorageClassName("slow"))))
                    .containsExactly("PersistentVolumeClaim redis-sessions-pvc: They add spec.storageClassName.");
        }

        @Test
        void the_password_stays_and_is_not_shown() {
            assertThat(problemsOf(changing(
                            SecretBuilder.class, secret -> secret.addToStringData("redis-password", "changed"))))
                    .containsExactly("Secret redis-sessions-secrets: They change stringData[redis-password].");
        }

        @Test
        void the_service_stays_on_its_port() {
            assertThat(problemsOf(changing(ServicePortBuilder.class, port -> port.withPort(6380))))
                    .containsExactly("Service redis-sessions: They change spec.ports[redis].port.");
        }

        @Test
        void there_is_one_pod_and_its_selector_cannot_change() {
            assertThat(problemsOf(changing(
                            StatefulSetSpecBuilder.class,
                            spec -> spec.withReplicas(3)
                                    .withServiceName("other")
                                    .editSelector()
                                    .addToMatchLabels("tier", "database")
                                    .endSelector())))
                    .containsExactly(
                            "StatefulSet redis-sessions: They add spec.selector.matchLabels.tier.",
                            "StatefulSet redis-sessions: They change spec.replicas.",
                            "StatefulSet redis-sessions: They change spec.serviceName.");
        }
    }

    @Nested
    class Of_the_server {

        @Test
        void a_sidecar_of_its_name_does_not_take_its_place() {
            assertThat(problemsOf(new AddSidecarDecorator(
                            REDIS,
                            new ContainerBuilder()
                                    .withName("redis")
                                    .withImage("evil:1")
                                    .build())))
                    .containsExactly(
                            "StatefulSet redis-sessions: They let spec.template.spec.containers[redis].image be 'evil:1' instead of "
                                    + "redis:7.4-bookworm; they may change the registry, or add a digest.");
        }

        @Test
        void another_version_is_said_in_the_portfolio() {
            assertThat(problemsOf(new ApplyImageDecorator(REDIS, "redis", "redis:8")))
                    .containsExactly(
                            "StatefulSet redis-sessions: They let spec.template.spec.containers[redis].image be 'redis:8' instead of "
                                    + "redis:7.4-bookworm; they may change the registry, or add a digest.");
        }

        @Test
        void a_registry_is_given_to_the_resource_of_a_name_or_it_is_applied_again_and_again() {
            assertThat(problemsOf(new ApplyRegistryToImageDecorator("registry.example.com:5000")))
                    .singleElement()
                    .asString()
                    .contains("'registry.example.com:5000/registry.example.com:5000/");
        }

        @Test
        void its_data_stays_where_it_is() {
            assertThat(problemsOf(new AddMountDecorator(
                            REDIS,
                            "redis",
                            new MountBuilder()
                                    .withName("redis-storage")
                                    .withPath("/elsewhere")
                                    .build())))
                    .contains(
                            "StatefulSet redis-sessions: They remove spec.template.spec.containers[redis].volumeMounts[/data].");
        }

        @Test
        void its_volumes_stay() {
            assertThat(problemsOf(changing(
                            PodSpecBuilder.class,
                            pod -> pod.editMatchingVolume(
                                            volume -> volume.getName().equals("redis-storage"))
                                    .withPersistentVolumeClaim(null)
                                    .withNewEmptyDir()
                                    .endEmptyDir()
                                    .endVolume())))
                    .contains(
                            "StatefulSet redis-sessions: They remove spec.template.spec.volumes[redis-storage].persistentVolumeClaim.");
        }

        @Test
        void its_variables_and_arguments_stay() {
            assertThat(problemsOf(new AddEnvVarDecorator(
                            REDIS, "redis", new Env("REDISCLI_AUTH", "x", null, null, null, null, null))))
                    .containsExactly(
                            "StatefulSet redis-sessions: They add spec.template.spec.containers[redis].env[REDISCLI_AUTH].value.",
                            "StatefulSet redis-sessions: They remove spec.template.spec.containers[redis].env[REDISCLI_AUTH].valueFrom.");
            assertThat(problemsOf(changing(
                            io.fabric8.kubernetes.api.model.ContainerBuilder.class,
                            container -> container.withArgs("redis-server"))))
                    .containsExactly(
                            "StatefulSet redis-sessions: They change spec.template.spec.containers[redis].args.");
        }

        @Test
        void it_stays_first() {
            assertThat(problemsOf(changing(
                            PodSpecBuilder.class,
                            pod -> pod.addToContainers(
                                    0,
                                    new io.fabric8.kubernetes.api.model.ContainerBuilder()
                                            .withName("first")
                                            .build()))))
                    .containsExactly("StatefulSet redis-sessions: They change spec.template.spec.containers.");
        }
    }

    @Nested
    class What_is_added {

        @Test
        void has_a_kind_and_a_name() {
            assertThat(problemsOf(adding(new ConfigMapBuilder().build())))
                    .containsExactly("ConfigMap without a name: They leave it without metadata.name.");
            assertThat(problemsOf(adding(generic(null, null, "x"))))
                    .containsExactly(
                            "A resource x: They leave it without apiVersion.",
                            "A resource x: They leave it without kind.");
        }

        @Test
        void is_in_the_namespace_of_the_environment() {
            assertThat(problemsOf(adding(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("x")
                            .withNamespace("elsewhere")
                            .endMetadata()
                            .build())))
                    .containsExactly(
                            "ConfigMap x: They put it into the namespace elsewhere instead of shop-development.");
        }

        @Test
        void is_there_once() {
            HasMetadata map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("x")
                    .endMetadata()
                    .build();

            assertThat(problemsOf(adding(map, map)))
                    .containsExactly(
                            "ConfigMap x: They add two resources that belong into the file config-map-x.yaml.");
        }

        @Test
        void is_no_second_resource_of_ours() {
            HasMetadata again = new io.fabric8.kubernetes.api.model.ServiceBuilder()
                    .withNewMetadata()
                    .withName(REDIS)
                    .endMetadata()
                    .withNewSpec()
                    .addToSelector("app", REDIS)
                    .endSpec()
                    .build();

            assertThat(problemsOf(adding(again)))
                    .containsExactly("Service redis-sessions: The resource is rendered twice.");
        }

        @Test
        void is_no_secret_outside_development() {
            HasMetadata secret = new SecretBuilder()
                    .withNewMetadata()
                    .withName("x")
                    .endMetadata()
                    .build();
            Decorations decorations = Decorations.NONE.and(
                    Decoration.each(instance -> adding(secret)).ofInstances(REDIS));

            Assertions.assertThatExceptionOfType(PortfolioException.class)
                    .isThrownBy(() ->
                            Rendering.render(new Scenario("gitops").portfolio().environment("production"), decorations))
                    .withMessageStartingWith(
                            "Secret x: They put a Secret into a file, which is done in development alone.");
        }

        @Test
        void is_whole() {
            assertThat(problemsOf(adding(new StatefulSetBuilder()
                            .withNewMetadata()
                            .withName("x")
                            .endMetadata()
                            .build())))
                    .containsExactly("StatefulSet x: They leave it without a whole selector and pod.");
            assertThat(problemsOf(adding(
                            new DeploymentBuilder()
                                    .withNewMetadata()
                                    .withName("x")
                                    .endMetadata()
                                    .build(),
                            new DaemonSetBuilder()
                                    .withNewMetadata()
                                    .withName("x")
                                    .endMetadata()
                                    .build())))
                    .containsExactly(
                            "DaemonSet x: They leave it without a whole selector and pod.",
                            "Deployment x: They leave it without a whole selector and pod.");
            assertThat(problemsOf(changing(
                            PodSpecBuilder.class,
                            pod -> pod.withVolumes((List<io.fabric8.kubernetes.api.model.Volume>) null))))
                    .contains("StatefulSet redis-sessions: They leave it without a whole selector and pod.");
        }
    }

    @Nested
    class The_set_stays_closed {

        @Test
        void and_what_opens_it_names_the_decorators_of_the_instance() {
            PortfolioException refusal = refusalOf(changing(
                    PodSpecBuilder.class,
                    pod -> pod.addNewVolume().withName("scratch").endVolume()));

            assertThat(refusal)
                    .hasMessage("StatefulSet redis-sessions: The resource has the volume scratch, which nobody mounts. "
                            + "Correct the decorators of redis-sessions, which are "
                            + Decorated.Resources.class.getName()
                            + ".");
        }

        @Test
        void and_what_opens_it_at_another_instance_names_them_too() {
            PortfolioException refusal = refusalOf(adding(deployment("postgresql-orders")));

            assertThat(refusal.problems())
                    .filteredOn(problem -> problem.place().toString().equals("Service postgresql-orders"))
                    .last()
                    .satisfies(problem -> assertThat(problem)
                            .hasToString("Service postgresql-orders: The resource selects the pods of 2 workloads "
                                    + "instead of one. Correct the decorators of other instances, which are "
                                    + Decorated.Resources.class.getName() + "."));
        }

        @Test
        void a_secret_that_a_sidecar_reads_is_there() {
            assertThat(problemsOf(new AddSidecarDecorator(
                            REDIS,
                            new ContainerBuilder()
                                    .withName("exporter")
                                    .withImage("exporter:1")
                                    .addNewEnvVar()
                                    .withName("TOKEN")
                                    .withSecret("exporter")
                                    .withValue("token")
                                    .endEnvVar()
                                    .build())))
                    .containsExactly(
                            "StatefulSet redis-sessions: The resource refers to Secret exporter, which is not rendered.");
        }

        @Test
        void a_service_that_is_added_leads_somewhere() {
            HasMetadata metrics = new io.fabric8.kubernetes.api.model.ServiceBuilder()
                    .withNewMetadata()
                    .withName("metrics")
                    .endMetadata()
                    .withNewSpec()
                    .addToSelector("app", REDIS)
                    .addNewPort()
                    .withPort(9121)
                    .withTargetPort(new IntOrString("metrics"))
                    .endPort()
                    .endSpec()
                    .build();

            assertThat(problemsOf(adding(metrics)))
                    .containsExactly(
                            "Service metrics: The resource leads to the port metrics, which its pods do not have.");
        }

        @Test
        void pods_that_are_added_have_labels_of_their_own() {
            assertThat(problemsOf(adding(deployment(REDIS))))
                    .contains(
                            "Service redis-sessions: The resource selects the pods of 2 workloads instead of one.",
                            "StatefulSet redis-sessions: The resource does not select exactly its own pods.");
            assertThat(Decorated.by(adding(deployment("browser"))).roles()).contains("deployment");
        }

        @Test
        void names_within_a_pod_are_there_once() {
            assertThat(problemsOf(changing(PodSpecBuilder.class, pod -> {
                        pod.addToVolumes(pod.buildVolume(0));
                        pod.addToContainers(pod.buildContainer(0));
                    })))
                    .containsExactly(
                            "StatefulSet redis-sessions: They add spec.template.spec.containers[redis#2].",
                            "StatefulSet redis-sessions: They add spec.template.spec.volumes[redis-configuration#2].");
        }
    }

    private static HasMetadata deployment(String app) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("browser")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", app)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", app)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0085", "\uFEFF"})
    void what_no_file_can_hold_is_refused(String character) {
        assertThat(refusalOf(new AddAnnotationDecorator(REDIS, "note", "a" + character)))
                .hasMessageContaining(
                        "redis-sessions: Its file cannot be written: a string holds the control character U+")
                .hasMessageEndingWith("Correct the decorators of redis-sessions, which are "
                        + "io.dekorate.kubernetes.decorator.AddAnnotationDecorator.");
    }

    @Test
    void a_key_without_a_value_is_refused() {
        GenericKubernetesResource resource = (GenericKubernetesResource) generic("example.com/v1", "Thing", "x");
        resource.setAdditionalProperties(Collections.singletonMap("spec", null));

        assertThat(problemsOf(adding(resource)))
                .containsExactly(
                        "Thing x: Its file cannot be written: a list or map holds nothing in the place of a value.");
    }

    private static String nameOf(Class<?> kind) {
        return kind == PersistentVolumeClaim.class ? REDIS + "-pvc" : kind == Secret.class ? REDIS + "-secrets" : REDIS;
    }

    private static Consumer<KubernetesListBuilder> without(Class<?> kind) {
        return list -> {
            List<HasMetadata> rest = new ArrayList<>(list.buildItems());
            rest.removeIf(kind::isInstance);
            list.withItems(rest);
        };
    }

    private static HasMetadata generic(String apiVersion, String kind, String name) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        resource.setMetadata(metadata);
        resource.setAdditionalProperties(Map.of());
        return resource;
    }
}
