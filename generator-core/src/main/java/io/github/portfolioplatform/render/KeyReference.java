package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of a Secret or ConfigMap that a pod reads, or all of them.
 *
 * @param kind {@code Secret} or {@code ConfigMap}
 * @param name its name
 * @param key the key
 * @param optional whether the pod starts without it
 */
record KeyReference(String kind, String name, String key, boolean optional) {

    /** No key has this name. */
    static final String ALL = "*";

    /** {@return what the pod reads, as volumes and as variables} */
    static List<KeyReference> of(PodSpec pod) {
        Stream.Builder<KeyReference> found = Stream.builder();
        pod.getVolumes().forEach(volume -> of(volume, found));
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(container -> of(container, found));
        return found.build().toList();
    }

    private static void of(Volume volume, Consumer<KeyReference> found) {
        SecretVolumeSource secret = volume.getSecret();
        if (secret != null) {
            items(KeyedObject.SECRET, secret.getSecretName(), secret.getItems(), secret.getOptional(), found);
        }
        ConfigMapVolumeSource configMap = volume.getConfigMap();
        if (configMap != null) {
            items(KeyedObject.CONFIG_MAP, configMap.getName(), configMap.getItems(), configMap.getOptional(), found);
        }
        if (volume.getProjected() != null) {
            volume.getProjected().getSources().forEach(source -> of(source, found));
        }
    }

    private static void of(VolumeProjection source, Consumer<KeyReference> found) {
        SecretProjection secret = source.getSecret();
        if (secret != null) {
            items(KeyedObject.SECRET, secret.getName(), secret.getItems(), secret.getOptional(), found);
        }
        ConfigMapProjection configMap = source.getConfigMap();
        if (configMap != null) {
            items(KeyedObject.CONFIG_MAP, configMap.getName(), configMap.getItems(), configMap.getOptional(), found);
        }
    }

    private static void items(
            String kind, String name, List<KeyToPath> items, @Nullable Boolean optional, Consumer<KeyReference> found) {
        if (items.isEmpty()) {
            found.accept(of(kind, name, ALL, optional));
        }
        items.forEach(item -> found.accept(of(kind, name, item.getKey(), optional)));
    }

    private static void of(Container container, Consumer<KeyReference> found) {
        container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null)
                .forEach(source -> of(source, found));
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getSecretRef() != null) {
                found.accept(of(
                        KeyedObject.SECRET,
                        source.getSecretRef().getName(),
                        ALL,
                        source.getSecretRef().getOptional()));
            }
            if (source.getConfigMapRef() != null) {
                found.accept(of(
                        KeyedObject.CONFIG_MAP,
                        source.getConfigMapRef().getName(),
                        ALL,
                        source.getConfigMapRef().getOptional()));
            }
        }
    }

    private static void of(EnvVarSource source, Consumer<KeyReference> found) {
        SecretKeySelector secret = source.getSecretKeyRef();
        if (secret != null) {
            found.accept(of(KeyedObject.SECRET, secret.getName(), secret.getKey(), secret.getOptional()));
        }
        ConfigMapKeySelector configMap = source.getConfigMapKeyRef();
        if (configMap != null) {
            found.accept(of(KeyedObject.CONFIG_MAP, configMap.getName(), configMap.getKey(), configMap.getOptional()));
        }
    }

    private static KeyReference of(String kind, String name, String key, @Nullable Boolean optional) {
        return new KeyReference(kind, name, key, Boolean.TRUE.equals(optional));
    }
}
