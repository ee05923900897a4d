package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.adding;
import static io.github.portfolioplatform.render.Changes.at;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.each;
import static io.github.portfolioplatform.render.Changes.generic;
import static io.github.portfolioplatform.render.Changes.mount;
import static io.github.portfolioplatform.render.Changes.named;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.problems;
import static io.github.portfolioplatform.render.Changes.server;
import static io.github.portfolioplatform.render.Changes.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.LifecycleHandlerBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the guard: what tools act upon, what the server reads unasked, other instances, shared objects, routes, copies. */
class DecoratorAttacksTest {

    private static final String ATTACKER = "redis";
    private static final String VICTIM = "postgresql-codetalk";
    private static final String NAMESPACE = "platform-production";

    private static void refused(String environment, Named<Consumer<List<HasMetadata>>> attack, String part) {
        assertThat(problems(environment, ATTACKER, attack.getPayload()))
                .as("%s in %s", attack.getName(), environment)
                .contains(part);
    }

    private static void allowed(String environment, Named<Consumer<List<HasMetadata>>> change) {
        assertThat(problems(environment, ATTACKER, change.getPayload()))
                .as("%s in %s", change.getName(), environment)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cleanup.kyverno.io/ttl",
                "kustomize.toolkit.fluxcd.io/force",
                "argocd.argoproj.io/instance",
                "applyset.kubernetes.io/part-of",
                "janitor/ttl",
                "kapp.k14s.io/update-strategy",
                "strategy.spinnaker.io/recreate",
                "pulumi.com/replaceUnready",
                "cli-utils.sigs.k8s.io/on-remove",
                "client.lifecycle.config.k8s.io/deletion",
                "reflector.v1.k8s.emberstack.com/reflection-allowed",
                "replicator.v1.mittwald.de/replicate-to",
                "downscaler/force-downtime",
                "k8s.v1.cni.cncf.io/networks",
                "service.kubernetes.io/service-proxy-name",
                "cdi.kubevirt.io/storage.import.endpoint"
            })
    void no_label_or_annotation_that_tools_act_upon(String key) {
        refused(
                "development",
                each(
                        "label",
                        HasMetadata.class,
                        r -> r.getMetadata().getLabels().put(key, "x")),
                key);
        refused(
                "production",
                each("annotation", HasMetadata.class, r -> r.getMetadata().setAnnotations(with(r, key))),
                key);
    }

    private static Map<String, String> with(HasMetadata resource, String key) {
        Map<String, String> annotations = new TreeMap<>();
        if (resource.getMetadata().getAnnotations() != null) {
            annotations.putAll(resource.getMetadata().getAnnotations());
        }
        annotations.put(key, "x");
        return annotations;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GCONV_PATH", "HOSTALIASES", "LOCPATH", "ICU_DATA", "VALKEY_EXTRA_FLAGS", "SKIP_DROP_PRIVS",
                "DATABASE_ALREADY_EXISTS", "BASH_FUNC_psql%%", "POSIXLY_CORRECT", "PAGER", "PSQLRC", "SSLKEYLOGFILE",
                "PYTHONPATH", "MALLOC_TRACE", "RES_OPTIONS", "GOOGLE_APPLICATION_CREDENTIALS", "taken"
            })
    void no_variable_that_servers_images_or_scripts_read(String name) {
        refused(
                "production",
                server("variable", c -> c.setEnv(plus(c.getEnv(), variable(name)))),
                "Allowed are new names in upper case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "TZ", "GOMAXPROCS", "OTEL_SERVICE_NAME"})
    void other_variables(String name) {
        allowed("production", server("variable", c -> c.setEnv(plus(c.getEnv(), variable(name)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/nsswitch.conf", "/etc/profile.d", "/etc/ssl/certs", "/root", "/usr/libexec"})
    void no_mount_over_files_of_the_system(String path) {
        refused("development", pod("mount", pod -> mount(pod, path)), "Mount it elsewhere.");
    }

    private static Named<Consumer<List<HasMetadata>>> preStop(LifecycleHandler hook) {
        return server(
                "hook",
                c -> c.setLifecycle(new LifecycleBuilder().withPreStop(hook).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void hooks_of_the_server_only_wait(String environment) {
        LifecycleHandlerBuilder hook = new LifecycleHandlerBuilder();

        refused(
                environment,
                preStop(hook.withNewExec()
                        .withCommand("rm", "-rf", "/data")
                        .endExec()
                        .build()),
                "15 seconds");
        refused(
                environment,
                preStop(new LifecycleHandlerBuilder().withNewSleep(7200L).build()),
                "15 seconds");
        allowed(
                environment,
                preStop(new LifecycleHandlerBuilder().withNewSleep(5L).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void probes_do_not_kill_earlier(String environment) {
        refused(
                environment,
                server("impatient", c -> c.getLivenessProbe().setFailureThreshold(1)),
                "at least as patient");
        refused(
                environment,
                server("default", c -> c.getStartupProbe().setFailureThreshold(null)),
                "at least as patient");
        allowed(environment, server("patient", c -> c.getLivenessProbe().setPeriodSeconds(60)));
        allowed(environment, server("readiness", c -> c.getReadinessProbe().setFailureThreshold(1)));
    }

    /** Copies share what is nested in resources of other projects' kinds, and amounts. */
    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void what_copies_share_is_compared_too(String environment) {
        refused(
                environment,
                server("amount", c -> c.getResources().getLimits().get("memory").setAmount("64")),
                "].resources.limits.memory.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExternalSecret", "Certificate"})
    void nested_fields_of_other_kinds_are_compared_too(String kind) {
        Named<Consumer<List<HasMetadata>>> attack = each("nested", GenericKubernetesResource.class, resource -> {
            if (resource.getKind().equals(kind)) {
                nested(resource).put("refreshInterval", "87600h");
            }
        });

        refused("production", attack, "spec.refreshInterval.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(GenericKubernetesResource resource) {
        return (Map<String, Object>) resource.getAdditionalProperties().get("spec");
    }

    private static Named<Consumer<List<HasMetadata>>> sidecar(Volume volume) {
        return pod("sidecar", pod -> {
            pod.setVolumes(plus(pod.getVolumes(), volume));
            pod.setContainers(plus(pod.getContainers(), container("company", at("/company"))));
        });
    }

    private static VolumeBuilder volume() {
        return new VolumeBuilder().withName("company");
    }

    @Test
    void sidecars_read_no_secret_of_the_server_of_another_instance() {
        String secret = VICTIM + "-admin";
        Container reader = container("company");
        reader.setEnvFrom(List.of(
                new EnvFromSourceBuilder().withNewSecretRef(secret, true).build()));
        Volume csi = volume().withNewCsi()
                .withDriver("d")
                .withNewNodePublishSecretRef(secret)
                .endCsi()
                .build();
        String part = "They read the Secret " + secret;

        refused("production", pod("reader", pod -> pod.setContainers(plus(pod.getContainers(), reader))), part);
        refused("production", sidecar(csi), part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void no_volume_is_a_copy_of_the_claim(String environment) {
        refused(
                environment,
                sidecar(volume().withNewEphemeral()
                        .withNewVolumeClaimTemplate()
                        .withNewSpec()
                        .withNewDataSource(null, "PersistentVolumeClaim", "redis-pvc")
                        .endSpec()
                        .endVolumeClaimTemplate()
                        .endEphemeral()
                        .build()),
                "copies of claims");
        allowed(
                environment,
                sidecar(volume().withNewImage("IfNotPresent", "x:1").build()));
    }

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
                        "createNamespace: true"));
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
