package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.config.HostAlias;
import io.dekorate.kubernetes.config.NodeSelector;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddHostAliasesDecorator;
import io.dekorate.kubernetes.decorator.AddImagePullSecretDecorator;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.AddNodeSelectorDecorator;
import io.dekorate.kubernetes.decorator.AddServiceAccountResourceDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyRegistryToImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decorators make of an instance. */
class DecoratedManifestsTest {

    private static final String REDIS = "redis-sessions";

    @Test
    void labels_and_annotations_are_on_every_resource_and_on_the_pod() {
        Decorated decorated = Decorated.by(new AddLabelDecorator(null, "example.com/cost-centre", "4711"));

        for (String role : List.of("claim", "credentials", "service", "statefulset")) {
            assertThat(decorated.document(role).map("metadata.labels"))
                    .containsEntry("example.com/cost-centre", "4711");
        }
        assertThat(decorated.document("statefulset").map("spec.template.metadata.labels"))
                .containsEntry("example.com/cost-centre", "4711");
        assertThat(Decorated.by(new AddAnnotationDecorator(null, "owner", "data"))
                        .document("claim")
                        .map("metadata.annotations"))
                .containsEntry("owner", "data")
                .containsEntry("kustomize.toolkit.fluxcd.io/prune", "disabled");
    }

    @Test
    void the_image_comes_from_a_registry_of_the_company() {
        Decorated decorated = Decorated.by(new ApplyRegistryToImageDecorator(REDIS, null, "registry.example.com:5000"));

        assertThat(decorated.document("statefulset").at("spec.template.spec.containers[0].image"))
                .isEqualTo("registry.example.com:5000/redis:7.4-bookworm");
    }

    @Test
    void pods_are_told_where_to_run_and_what_to_pull_with() {
        assertThat(Decorated.by(new AddNodeSelectorDecorator(REDIS, new NodeSelector("disk", "ssd")))
                        .document("statefulset")
                        .map("spec.template.spec.nodeSelector"))
                .isEqualTo(Map.of("disk", "ssd"));
        assertThat(Decorated.by(new AddImagePullSecretDecorator(REDIS, "registry"))
                        .document("statefulset")
                        .at("spec.template.spec.imagePullSecrets"))
                .isEqualTo(List.of(Map.of("name", "registry")));
        assertThat(Decorated.by(new AddHostAliasesDecorator(REDIS, new HostAlias("10.0.0.1", "ldap.example.com")))
                        .document("statefulset")
                        .at("spec.template.spec.hostAliases"))
                .isEqualTo(List.of(Map.of("ip", "10.0.0.1", "hostnames", List.of("ldap.example.com"))));
    }

    @Test
    void a_sidecar_stands_behind_the_server() {
        Decorated decorated = Decorated.by(new AddSidecarDecorator(
                REDIS,
                new ContainerBuilder()
                        .withName("exporter")
                        .withImage("exporter:1.2")
                        .build()));

        assertThat(decorated.document("statefulset").documents("spec.template.spec.containers"))
                .extracting(container -> container.text("name"))
                .containsExactly("redis", "exporter");
    }

    @Test
    void flux_updates_the_image_of_the_server_alone() {
        String statefulSet = Decorated.by(new AddSidecarDecorator(
                        REDIS,
                        new ContainerBuilder()
                                .withName("exporter")
                                .withImage("exporter:1.2")
                                .build()))
                .text("statefulset");

        assertThat(statefulSet)
                .contains("image: redis:7.4-bookworm # {\"$imagepolicy\": \"flux-system:redis-sessions\"}\n")
                .contains("image: exporter:1.2\n");
    }

    @Test
    void decorators_are_applied_in_the_order_that_they_declare() {
        Decorator<?> server =
                Decorated.changing(PodSpecBuilder.class, pod -> pod.addToNodeSelector("order", "resources after pods"));
        Decorator<PodSpecBuilder> first = new Decorator<>() {
            @Override
            public void visit(PodSpecBuilder pod) {
                pod.addToNodeSelector("order", "pods after resources");
            }

            @Override
            @SuppressWarnings({"rawtypes", "unchecked"})
            public Class<? extends Decorator>[] before() {
                return new Class[] {Decorated.Resources.class};
            }
        };
        Decorations decorations =
                Decorations.NONE.and(Decoration.each(instance -> server)).and(Decoration.each(instance -> first));

        assertThat(statefulSet(Rendering.render(shop("development"), decorations), REDIS)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getNodeSelector())
                .isEqualTo(Map.of("order", "resources after pods"));
    }

    @Test
    void other_instances_stay_as_they_are() {
        Decorated decorated = Decorated.by(new AddLabelDecorator(null, "example.com/cost-centre", "4711"));

        assertThat(decorated.texts())
                .allSatisfy((path, text) -> assertThat(text.contains("cost-centre"))
                        .isEqualTo(path.text().contains(REDIS) && !path.text().endsWith("kustomization.yaml")));
    }

    @Test
    void a_decorator_that_changes_nothing_changes_no_byte() {
        assertThat(Decorated.by(Decorated.changing(resources -> {})).texts())
                .isEqualTo(Decorated.by(Decorated.changing(ObjectMetaBuilder.class, metadata -> {}))
                        .texts())
                .isEqualTo(PortfolioGenerator.of(new Scenario("gitops").portfolio())
                        .render()
                        .texts());
    }

    @Test
    void what_is_added_belongs_to_the_instance_and_is_listed_in_the_order_in_which_it_is_applied() {
        Decorated decorated = Decorated.by(Decorated.adding(
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("settings")
                        .endMetadata()
                        .build(),
                new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(REDIS)
                        .endMetadata()
                        .build(),
                generic("monitoring.coreos.com/v1", "ServiceMonitor", REDIS)));

        assertThat(decorated.document("service-account").at("metadata.namespace"))
                .isEqualTo("shop-development");
        assertThat(decorated.document("service-monitor").at("metadata.namespace"))
                .isEqualTo("shop-development");
        assertThat(decorated.document("kustomization").texts("resources"))
                .containsExactly(
                        "service-account.yaml",
                        "credentials.yaml",
                        "config-map.yaml",
                        "claim.yaml",
                        "service.yaml",
                        "statefulset.yaml",
                        "service-monitor.yaml");
    }

    @Test
    void dekorate_adds_the_service_account_that_it_is_asked_for() {
        assertThat(Decorated.by(new AddServiceAccountResourceDecorator(REDIS)).roles())
                .containsExactlyInAnyOrder(
                        "claim", "credentials", "kustomization", "service", "service-account", "statefulset");
    }

    @Test
    void several_resources_of_a_kind_are_told_apart_by_their_names() {
        assertThat(Decorated.by(Decorated.adding(configMap("one"), configMap("other.two")))
                        .roles())
                .contains("config-map-one", "config-map-other.two");
        assertThat(Decorated.by(Decorated.adding(new ServiceBuilder()
                                .withNewMetadata()
                                .withName("redis-metrics")
                                .endMetadata()
                                .withNewSpec()
                                .addToSelector("app", REDIS)
                                .addNewPort()
                                .withPort(6379)
                                .endPort()
                                .endSpec()
                                .build()))
                        .roles())
                .contains("service", "service-redis-metrics");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPRoute, http-route",
        "IPAddressPool, ip-address-pool",
        "SealedSecret, sealed-credentials",
        "Kustomization, kustomization-redis-sessions",
        "Claim, claim-redis-sessions",
        "S3Bucket, s3-bucket"
    })
    void the_file_is_called_like_the_kind_but_never_like_a_secret_or_one_of_ours(String kind, String role) {
        assertThat(Decorated.by(Decorated.adding(generic("example.com/v1", kind, REDIS)))
                        .roles())
                .contains(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClusterIssuer", "PriorityClass", "CustomResourceDefinition"})
    void what_belongs_to_the_whole_cluster_is_given_no_namespace(String kind) {
        String role = kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();

        assertThat(Decorated.by(Decorated.adding(generic("example.com/v1", kind, REDIS)))
                        .document(role)
                        .map("metadata"))
                .doesNotContainKey("namespace");
    }

    @Test
    void a_class_says_itself_whether_it_belongs_to_the_whole_cluster() {
        assertThat(Decorated.by(Decorated.adding(new PersistentVolumeBuilder()
                                .withNewMetadata()
                                .withName("disk")
                                .endMetadata()
                                .build()))
                        .document("persistent-volume")
                        .map("metadata"))
                .doesNotContainKey("namespace");
    }

    @Test
    void a_secret_of_a_decorator_is_resolved_like_ours() {
        Decorator<?> decorator = Decorated.changing(resources -> resources
                .addToItems(new SecretBuilder()
                        .withNewMetadata()
                        .withName("exporter")
                        .endMetadata()
                        .addToData("token", "c2VjcmV0")
                        .build())
                .accept(
                        io.fabric8.kubernetes.api.model.ContainerBuilder.class,
                        container -> container
                                .addNewEnv()
                                .withName("TOKEN")
                                .withNewValueFrom()
                                .withNewSecretKeyRef("token", "exporter", false)
                                .endValueFrom()
                                .endEnv()));
        Decorations decorations =
                Decorations.NONE.and(Decoration.each(instance -> decorator).ofInstances(REDIS));

        assertThat(Rendering.render(shop("development"), decorations))
                .extracting(rendered -> rendered.file().name())
                .contains("credentials-exporter");
    }

    @Test
    void a_secret_that_a_pod_can_do_without_may_be_brought_by_somebody() {
        Decorator<?> decorator = Decorated.changing(
                io.fabric8.kubernetes.api.model.ContainerBuilder.class,
                container -> container
                        .addNewEnv()
                        .withName("TOKEN")
                        .withNewValueFrom()
                        .withNewSecretKeyRef("token", "exporter", true)
                        .endValueFrom()
                        .endEnv());

        assertThat(Decorated.by(decorator).text("statefulset")).contains("optional: true");
    }

    @Test
    void the_list_that_was_built_is_never_touched() {
        List<RenderedResource> plain = Rendering.render(shop("development"));
        Rendering.render(
                shop("development"),
                Decorations.NONE.and(Decoration.each(instance -> new AddLabelDecorator(null, "a", "b"))));

        assertThat(Rendering.render(shop("development"))).isEqualTo(plain);
    }

    private static Environment shop(String environment) {
        return new Scenario("gitops").portfolio().environment(environment);
    }

    private static StatefulSet statefulSet(List<RenderedResource> resources, String instance) {
        return resources.stream()
                .filter(rendered -> rendered.instance().orElse("").equals(instance))
                .map(RenderedResource::resource)
                .filter(StatefulSet.class::isInstance)
                .map(StatefulSet.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static HasMetadata configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    private static HasMetadata generic(String apiVersion, String kind, String name) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        resource.setMetadata(new ObjectMetaBuilder().withName(name).build());
        resource.setAdditionalProperties(Map.of("spec", Map.of("enabled", true)));
        return resource;
    }
}
