package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EphemeralVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimTemplate;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes parts of pods of production: what is read comes as files, and what is written has a limit. Modes are decimal numbers, because YAML
 * 1.1 and 1.2 disagree on octal ones.
 */
public final class PodVolumes {

    /** Where every server of production finds its certificate. */
    public static final String CERTIFICATES = "/run/tls";

    /** 0444. */
    private static final int EVERYBODY_READS = 292;
    /** 0440: the files belong to root, and to the group of the pod. PostgreSQL refuses a key that more people can read. */
    private static final int GROUP_READS = 288;

    private PodVolumes() {}

    /**
     * A key of a Secret as a file.
     *
     * @param secret the Secret
     * @param key its key
     * @param file the name of the file
     * @param optional whether the pod starts without it
     */
    public record SecretFile(String secret, String key, String file, boolean optional) {

        /** Creates a file without which the pod does not start. */
        public SecretFile(String secret, String key, String file) {
            this(secret, key, file, false);
        }
    }

    /** {@return a variable that takes its value from a key of a ConfigMap} */
    public static EnvVar configurationVariable(String name, String configMap, String key) {
        ConfigMapKeySelector selector = new ConfigMapKeySelector();
        selector.setName(configMap);
        selector.setKey(key);
        EnvVarSource source = new EnvVarSource();
        source.setConfigMapKeyRef(selector);
        EnvVar variable = new EnvVar();
        variable.setName(name);
        variable.setValueFrom(source);
        return variable;
    }

    /** {@return a variable that has the memory limit of its container, in MiB} */
    public static EnvVar memoryVariable(String name) {
        ResourceFieldSelector selector = new ResourceFieldSelector();
        selector.setResource("limits.memory");
        selector.setDivisor(new Quantity("1Mi"));
        EnvVarSource source = new EnvVarSource();
        source.setResourceFieldRef(selector);
        EnvVar variable = new EnvVar();
        variable.setName(name);
        variable.setValueFrom(source);
        return variable;
    }

    /** {@return a volume with files that are named like the keys of the ConfigMap that they show} */
    public static Volume configurationFiles(String name, String configMap, String... keys) {
        ConfigMapVolumeSource source = new ConfigMapVolumeSource();
        source.setName(configMap);
        source.setDefaultMode(EVERYBODY_READS);
        source.setItems(items(keys));
        Volume volume = volume(name);
        volume.setConfigMap(source);
        return volume;
    }

    /** {@return a volume with files that are named like the keys of the Secret that they show, for the group of the pod alone} */
    public static Volume secretFiles(String name, String secret, String... keys) {
        SecretVolumeSource source = new SecretVolumeSource();
        source.setSecretName(secret);
        source.setDefaultMode(GROUP_READS);
        source.setItems(items(keys));
        Volume volume = volume(name);
        volume.setSecret(source);
        return volume;
    }

    /** {@return a volume with files of several Secrets, for the group of the pod alone} */
    public static Volume secretFiles(String name, List<SecretFile> files) {
        Map<Projected, List<KeyToPath>> items = new LinkedHashMap<>();
        files.forEach(
                file -> items.computeIfAbsent(new Projected(file.secret(), file.optional()), any -> new ArrayList<>())
                        .add(item(file.key(), file.file())));
        ProjectedVolumeSource source = new ProjectedVolumeSource();
        source.setDefaultMode(GROUP_READS);
        source.setSources(items.entrySet().stream()
                .map(secret -> projection(secret.getKey(), secret.getValue()))
                .toList());
        Volume volume = volume(name);
        volume.setProjected(source);
        return volume;
    }

    /** {@return an empty directory on the disk of the node; who writes more than that is evicted} */
    public static Volume emptyDirectory(String name, Memory limit) {
        EmptyDirVolumeSource source = new EmptyDirVolumeSource();
        source.setSizeLimit(new Quantity(limit.toString()));
        Volume volume = volume(name);
        volume.setEmptyDir(source);
        return volume;
    }

    /** {@return an empty volume of a claim that comes and goes with the pod, of that class or that of the cluster} */
    public static Volume passingVolume(String name, Storage size, Optional<String> storageClass) {
        VolumeResourceRequirements resources = new VolumeResourceRequirements();
        resources.setRequests(Map.of("storage", new Quantity(size.toString())));
        PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
        spec.setAccessModes(List.of("ReadWriteOnce"));
        spec.setVolumeMode("Filesystem");
        storageClass.ifPresent(spec::setStorageClassName);
        spec.setResources(resources);
        PersistentVolumeClaimTemplate template = new PersistentVolumeClaimTemplate();
        template.setSpec(spec);
        EphemeralVolumeSource source = new EphemeralVolumeSource();
        source.setVolumeClaimTemplate(template);
        Volume volume = volume(name);
        volume.setEphemeral(source);
        return volume;
    }

    /** {@return an empty directory in memory, which counts as memory of the container that fills it} */
    public static Volume emptyMemory(String name, Memory limit) {
        Volume volume = emptyDirectory(name, limit);
        volume.getEmptyDir().setMedium("Memory");
        return volume;
    }

    /** The API knows whether a Secret and all its items are optional; the same Secret may come twice. */
    private record Projected(String secret, boolean optional) {}

    private static VolumeProjection projection(Projected secret, List<KeyToPath> items) {
        SecretProjection source = new SecretProjection();
        source.setName(secret.secret());
        source.setOptional(secret.optional() ? true : null);
        source.setItems(items);
        VolumeProjection projection = new VolumeProjection();
        projection.setSecret(source);
        return projection;
    }

    private static List<KeyToPath> items(String... keys) {
        List<KeyToPath> items = new ArrayList<>();
        for (String key : keys) {
            items.add(item(key, key));
        }
        return items;
    }

    private static KeyToPath item(String key, String path) {
        KeyToPath item = new KeyToPath();
        item.setKey(key);
        item.setPath(path);
        return item;
    }

    private static Volume volume(String name) {
        Volume volume = new Volume();
        volume.setName(name);
        return volume;
    }
}
