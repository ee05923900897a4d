package io.github.portfolioplatform.render;

import static io.github.portfolioplatform.render.Changes.VICTIM;
import static io.github.portfolioplatform.render.Changes.allowed;
import static io.github.portfolioplatform.render.Changes.at;
import static io.github.portfolioplatform.render.Changes.container;
import static io.github.portfolioplatform.render.Changes.each;
import static io.github.portfolioplatform.render.Changes.mount;
import static io.github.portfolioplatform.render.Changes.plus;
import static io.github.portfolioplatform.render.Changes.pod;
import static io.github.portfolioplatform.render.Changes.refused;
import static io.github.portfolioplatform.render.Changes.server;
import static io.github.portfolioplatform.render.Changes.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.LifecycleHandlerBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the guard in rendered resources: what tools act upon, what the server reads unasked, shared objects, copies. */
class DecoratorAttacksTest {

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
}
