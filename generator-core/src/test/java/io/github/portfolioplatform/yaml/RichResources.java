package io.github.portfolioplatform.yaml;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Resources of many kinds in which as many different fields as possible are set. */
final class RichResources {

    private RichResources() {}

    static Stream<HasMetadata> all() {
        return Stream.of(
                statefulSet(),
                deployment(),
                daemonSet(),
                configMap(),
                secret(),
                claim(),
                service(),
                namespace(),
                serviceAccount(),
                resourceQuota(),
                limitRange(),
                customResource());
    }

    private static ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withName("redis")
                .withNamespace("databases")
                .withLabels(Map.of("app", "redis", "tier", "database"))
                .withAnnotations(Map.of("example.com/a", "true"))
                .withFinalizers("example.com/protect")
                .withGeneration(3L)
                .addNewOwnerReference()
                .withKind("ConfigMap")
                .withName("owner")
                .withController(false)
                .endOwnerReference()
                .build();
    }

    private static PodSpec pod() {
        return new PodSpecBuilder()
                .withServiceAccountName("redis")
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds(60L)
                .withNodeSelector(Map.of("disk", "ssd"))
                .addNewToleration("NoSchedule", "dedicated", "Equal", null, "databases")
                .addNewToleration("NoExecute", "unreachable", "Exists", 30L, null)
                .withNewSecurityContext()
                .withFsGroup(999L)
                .withRunAsNonRoot(true)
                .withNewSeccompProfile(null, "RuntimeDefault")
                .withSupplementalGroups(1L, 2L)
                .addNewSysctl("net.core.somaxconn", "512")
                .endSecurityContext()
                .withNewAffinity()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey("kubernetes.io/arch")
                .withOperator("In")
                .withValues("amd64", "arm64")
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .withNewPodAntiAffinity()
                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                .withWeight(100)
                .withNewPodAffinityTerm()
                .withTopologyKey("kubernetes.io/hostname")
                .withNewLabelSelector()
                .withMatchLabels(Map.of("app", "redis"))
                .endLabelSelector()
                .endPodAffinityTerm()
                .endPreferredDuringSchedulingIgnoredDuringExecution()
                .endPodAntiAffinity()
                .endAffinity()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("zone")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .endTopologySpreadConstraint()
                .addNewImagePullSecret("pull")
                .addToInitContainers(new ContainerBuilder()
                        .withName("init")
                        .withImage("busybox:1")
                        .withRestartPolicy("Always")
                        .build())
                .addToContainers(container("redis"), container("exporter"))
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim("redis-pvc", false)
                .endVolume()
                .addNewVolume()
                .withName("config")
                .withNewConfigMap()
                .withName("redis")
                .withDefaultMode(0444)
                .addNewItem()
                .withKey("redis.conf")
                .withMode(0400)
                .withPath("redis.conf")
                .endItem()
                .endConfigMap()
                .endVolume()
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(Quantity.parse("64Mi"))
                .endEmptyDir()
                .endVolume()
                .addNewVolume()
                .withName("projected")
                .withNewProjected()
                .addNewSource()
                .withNewServiceAccountToken()
                .withExpirationSeconds(600L)
                .withPath("token")
                .endServiceAccountToken()
                .endSource()
                .endProjected()
                .endVolume()
                .addNewHostAlias()
                .withIp("10.0.0.1")
                .withHostnames("db.internal")
                .endHostAlias()
                .build();
    }

    private static Container container(String name) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("redis:7-alpine")
                .withCommand("redis-server")
                .withArgs("--appendonly", "yes")
                .addNewEnv()
                .withName("REDIS_PASSWORD")
                .withNewValueFrom()
                .withNewSecretKeyRef("redis-password", "redis-secrets", false)
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("POD_IP")
                .withNewValueFrom()
                .withNewFieldRef("v1", "status.podIP")
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("MEMORY")
                .withNewValueFrom()
                .withNewResourceFieldRef()
                .withResource("limits.memory")
                .withDivisor(Quantity.parse("1Mi"))
                .endResourceFieldRef()
                .endValueFrom()
                .endEnv()
                .addNewPort(6379, null, null, "redis", "TCP")
                .withNewLivenessProbe()
                .withNewExec()
                .withCommand("redis-cli", "ping")
                .endExec()
                .withPeriodSeconds(10)
                .endLivenessProbe()
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withNewPort("redis")
                .endTcpSocket()
                .endReadinessProbe()
                .withNewStartupProbe()
                .withNewHttpGet()
                .withPath("/healthz")
                .withNewPort(8080)
                .addNewHttpHeader("Accept", "text/plain")
                .endHttpGet()
                .withFailureThreshold(30)
                .endStartupProbe()
                .withNewLifecycle()
                .withNewPreStop()
                .withNewSleep(5L)
                .endPreStop()
                .withNewPostStart()
                .withNewExec()
                .withCommand("true")
                .endExec()
                .endPostStart()
                .endLifecycle()
                .withNewResources()
                .withRequests(Map.of("memory", Quantity.parse("128Mi"), "cpu", Quantity.parse("100m")))
                .withLimits(Map.of("memory", Quantity.parse("1.5Gi"), "cpu", Quantity.parse("2")))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withAdd("CHOWN")
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("data")
                .withMountPath("/data")
                .withSubPath("redis")
                .withReadOnly(false)
                .endVolumeMount()
                .build();
    }

    private static HasMetadata statefulSet() {
        return new StatefulSetBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(1)
                .withServiceName("redis")
                .withPodManagementPolicy("OrderedReady")
                .withRevisionHistoryLimit(10)
                .withNewSelector()
                .withMatchLabels(Map.of("app", "redis"))
                .addNewMatchExpression()
                .withKey("tier")
                .withOperator("Exists")
                .endMatchExpression()
                .endSelector()
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withPartition(0)
                .withNewMaxUnavailable("25%")
                .endRollingUpdate()
                .endUpdateStrategy()
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
                .withNewTemplate()
                .withMetadata(metadata())
                .withSpec(pod())
                .endTemplate()
                .addNewVolumeClaimTemplate()
                .withNewMetadata()
                .withName("wal")
                .endMetadata()
                .endVolumeClaimTemplate()
                .endSpec()
                .withNewStatus()
                .withReplicas(1)
                .endStatus()
                .build();
    }

    private static HasMetadata deployment() {
        return new DeploymentBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withReplicas(0)
                .withPaused(true)
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withNewMaxSurge("25%")
                .withNewMaxUnavailable(0)
                .endRollingUpdate()
                .endStrategy()
                .withNewTemplate()
                .withMetadata(metadata())
                .withSpec(pod())
                .endTemplate()
                .endSpec()
                .build();
    }

    private static HasMetadata daemonSet() {
        return new DaemonSetBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withMinReadySeconds(5)
                .withNewTemplate()
                .withMetadata(metadata())
                .withSpec(pod())
                .endTemplate()
                .endSpec()
                .build();
    }

    private static HasMetadata configMap() {
        return new ConfigMapBuilder()
                .withMetadata(metadata())
                .withData(Map.of("redis.conf", "appendonly yes\nsave 900 1\n", "on", "yes", "empty", ""))
                .withBinaryData(Map.of("blob", "AAEC"))
                .withImmutable(true)
                .build();
    }

    private static HasMetadata secret() {
        return new SecretBuilder()
                .withMetadata(metadata())
                .withType("Opaque")
                .withStringData(Map.of("redis-password", "p: #w", "number", "123"))
                .withData(Map.of("other", "b3RoZXI="))
                .build();
    }

    private static HasMetadata claim() {
        return new PersistentVolumeClaimBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName("")
                .withVolumeMode("Filesystem")
                .withNewDataSourceRef("snapshot.storage.k8s.io", "VolumeSnapshot", "last", null)
                .withNewResources()
                .withRequests(Map.of("storage", Quantity.parse("2Gi")))
                .endResources()
                .endSpec()
                .build();
    }

    private static HasMetadata service() {
        return new ServiceBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withType("ClusterIP")
                .withClusterIP("None")
                .withIpFamilies("IPv4")
                .withPublishNotReadyAddresses(true)
                .withSelector(Map.of("app", "redis"))
                .addNewPort()
                .withName("number")
                .withPort(6379)
                .withNewTargetPort(6379)
                .endPort()
                .addNewPort()
                .withName("text")
                .withPort(6380)
                .withNewTargetPort("redis")
                .endPort()
                .endSpec()
                .build();
    }

    private static HasMetadata namespace() {
        return new NamespaceBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withFinalizers("kubernetes")
                .endSpec()
                .build();
    }

    private static HasMetadata serviceAccount() {
        return new ServiceAccountBuilder()
                .withMetadata(metadata())
                .withAutomountServiceAccountToken(false)
                .addNewImagePullSecret("pull")
                .build();
    }

    private static HasMetadata resourceQuota() {
        return new ResourceQuotaBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .withHard(Map.of("limits.cpu", Quantity.parse("2750m"), "requests.storage", Quantity.parse("11Gi")))
                .withScopes("NotTerminating")
                .endSpec()
                .build();
    }

    private static HasMetadata limitRange() {
        return new LimitRangeBuilder()
                .withMetadata(metadata())
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .withDefault(Map.of("memory", Quantity.parse("512Mi")))
                .withMaxLimitRequestRatio(Map.of("cpu", Quantity.parse("4")))
                .endLimit()
                .endSpec()
                .build();
    }

    private static HasMetadata customResource() {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("postgresql.cnpg.io/v1")
                .withKind("Cluster")
                .withMetadata(metadata())
                .addToAdditionalProperties(
                        "spec", Map.of("instances", 3, "storage", Map.of("size", "2Gi"), "tags", List.of("a", true)))
                .build();
    }
}
