package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.VICTIM;
import static io.github.portfolioplatform.render.Changes.adding;
import static io.github.portfolioplatform.render.Changes.allowed;
import static io.github.portfolioplatform.render.Changes.generic;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.refused;
import static io.github.portfolioplatform.render.Changes.server;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways around the guard beside rendered resources: other instances, routes, rights, copies, and namespaces. */
class AddedResourceAttacksTest {

    private static final String NAMESPACE = "platform-production";

    static Stream<Arguments> in_every_environment() {
        Map<String, Object> claim = Map.of("name", "d", "persistentVolumeClaim", Map.of("claimName", VICTIM + "-pvc"));
        return Stream.of(
                Arguments.of(scaling("autoscaling/v2", "HorizontalPodAutoscaler"), "They scale"),
                Arguments.of(scaling("keda.sh/v1alpha1", "ScaledObject"), "They scale"),
                Arguments.of(
                        resource("gateway.networking.k8s.io/v1", "TCPRoute", Map.of("backendRefs", List.of(name()))),
                        "They lead a route"),
                Arguments.of(
                        resource("traefik.io/v1", "IngressRouteTCP", Map.of("services", List.of(name()))), "a route"),
                Arguments.of(resource("networking.k8s.io/v1", "Ingress", Map.of("service", name())), "a route"),
                Arguments.of(
                        resource("networking.istio.io/v1", "VirtualService", Map.of("host", VICTIM + "." + NAMESPACE)),
                        "a route"),
                Arguments.of(
                        resource(
                                "gateway.networking.k8s.io/v1beta1",
                                "ReferenceGrant",
                                Map.of("to", List.of(Map.of("group", "", "kind", "Service", "name", VICTIM)))),
                        "They let routes of other namespaces"),
                Arguments.of(
                        resource(
                                "gateway.networking.k8s.io/v1beta1",
                                "ReferenceGrant",
                                Map.of("to", List.of(Map.of("group", "", "kind", "Secret")))),
                        "They let routes of other namespaces"),
                Arguments.of(
                        adding("export", any -> generic("multicluster.x-k8s.io/v1", "ServiceExport", VICTIM, Map.of())),
                        "a route"),
                Arguments.of(
                        resource(
                                "argoproj.io/v1",
                                "Rollout",
                                Map.of(
                                        "template",
                                        Map.of(
                                                "spec",
                                                Map.of(
                                                        "containers",
                                                        List.of(Map.of("name", "x")),
                                                        "volumes",
                                                        List.of(claim))))),
                        "in a second workload"),
                Arguments.of(
                        resource(
                                "apps/v1",
                                "Deployment",
                                Map.of(
                                        "template",
                                        Map.of(
                                                "metadata", Map.of("labels", Map.of("app", VICTIM)),
                                                "spec", Map.of("containers", List.of(Map.of("name", "x")))))),
                        "label app of an instance"),
                Arguments.of(
                        resource("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", Map.of()),
                        "admits"),
                Arguments.of(adding("list", any -> list()), "Add its items."),
                Arguments.of(adding("balancer", any -> service(true)), "networks outside the cluster"),
                Arguments.of(adding("tailnet", any -> service(false)), "networks outside the cluster"),
                Arguments.of(
                        adding(
                                "sealed",
                                any -> generic("bitnami.com/v1", "SealedSecret", VICTIM + "-secrets", Map.of())),
                        "a second time"));
    }

    @ParameterizedTest
    @MethodSource
    void in_every_environment(Consumer<List<HasMetadata>> attack, String part) {
        refused("development", named("attack", attack), part);
        refused("production", named("attack", attack), part);
    }

    static Stream<Arguments> in_production() {
        return Stream.of(
                Arguments.of(adding("policy", any -> policy(VICTIM)), "They open the network"),
                Arguments.of(binding("User", "system:serviceaccount:" + NAMESPACE + ":" + VICTIM), "rights in the API"),
                Arguments.of(binding("ServiceAccount", VICTIM), "rights in the API"),
                Arguments.of(binding("Group", "system:unauthenticated"), "rights in the API"),
                Arguments.of(
                        resource(
                                "external-secrets.io/v1",
                                "PushSecret",
                                Map.of("selector", Map.of("secret", Map.of("name", VICTIM + "-admin")))),
                        "They read the Secret"),
                Arguments.of(
                        resource(
                                "monitoring.coreos.com/v1",
                                "ServiceMonitor",
                                Map.of("password", Map.of("name", VICTIM + "-admin", "key", "password"))),
                        "They read the Secret"),
                Arguments.of(
                        adding(
                                "clone",
                                any -> new PersistentVolumeClaimBuilder()
                                        .withMetadata(named("clone"))
                                        .withNewSpec()
                                        .withNewDataSource(null, "PersistentVolumeClaim", VICTIM + "-pvc")
                                        .endSpec()
                                        .build()),
                        "They copy the claim"),
                Arguments.of(
                        adding(
                                "namespace",
                                any -> new NamespaceBuilder()
                                        .withMetadata(named(NAMESPACE))
                                        .build()),
                        "Set createNamespace"));
    }

    @ParameterizedTest
    @MethodSource
    void in_production(Consumer<List<HasMetadata>> attack, String part) {
        refused("production", named("attack", attack), part);
    }

    static Stream<Consumer<List<HasMetadata>>> harmless() {
        return Stream.of(
                        resource(
                                "cilium.io/v2",
                                "CiliumNetworkPolicy",
                                Map.of("endpointSelector", Map.of("matchLabels", Map.of("app", "exporter")))),
                        resource(
                                "snapshot.storage.k8s.io/v1",
                                "VolumeSnapshot",
                                Map.of("source", Map.of("persistentVolumeClaimName", "redis-pvc"))),
                        resource(
                                "monitoring.coreos.com/v1",
                                "ServiceMonitor",
                                Map.of("ca", Map.of("secret", Map.of("name", "redis-tls", "key", "ca.crt")))),
                        adding(
                                "another Namespace's account",
                                any -> new RoleBindingBuilder()
                                        .withMetadata(named("scraper"))
                                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
                                        .addNewSubject(null, "ServiceAccount", VICTIM, "monitoring")
                                        .build()),
                        server(
                                "a hook by command",
                                c -> c.setLifecycle(new LifecycleBuilder()
                                        .withNewPreStop()
                                        .withNewExec()
                                        .withCommand("sleep", "5")
                                        .endExec()
                                        .endPreStop()
                                        .build())))
                .map(Named::getPayload);
    }

    @ParameterizedTest
    @MethodSource
    void harmless(Consumer<List<HasMetadata>> change) {
        allowed("development", named("harmless", change));
        allowed("production", named("harmless", change));
    }

    private static Map<String, Object> name() {
        return Map.of("name", VICTIM);
    }

    private static Named<Consumer<List<HasMetadata>>> resource(String version, String kind, Map<String, Object> spec) {
        return adding(kind, any -> generic(version, kind, "company", spec));
    }

    private static Named<Consumer<List<HasMetadata>>> scaling(String version, String kind) {
        return resource(version, kind, Map.of("scaleTargetRef", Map.of("kind", "StatefulSet", "name", VICTIM)));
    }

    private static HasMetadata list() {
        GenericKubernetesResource list = (GenericKubernetesResource) generic("v1", "List", "company", Map.of());
        list.setAdditionalProperties(new LinkedHashMap<>(Map.of("items", List.of(Map.of("kind", "Service")))));
        return list;
    }

    private static HasMetadata service(boolean isBalancer) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("company")
                .addToAnnotations(isBalancer ? "owner" : "tailscale.com/expose", "true")
                .endMetadata()
                .withNewSpec()
                .withType(isBalancer ? "LoadBalancer" : "ClusterIP")
                .addToSelector("app", VICTIM)
                .endSpec()
                .build();
    }

    private static HasMetadata policy(String app) {
        return new NetworkPolicyBuilder()
                .withMetadata(named("company"))
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels("app", app)
                .endPodSelector()
                .addNewIngress()
                .endIngress()
                .endSpec()
                .build();
    }

    private static Named<Consumer<List<HasMetadata>>> binding(String kind, String subject) {
        return adding(
                kind,
                any -> new RoleBindingBuilder()
                        .withMetadata(named("company"))
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
                        .addNewSubject(null, kind, subject, null)
                        .build());
    }
}
