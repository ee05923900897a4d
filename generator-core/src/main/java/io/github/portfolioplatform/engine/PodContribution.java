package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one concern adds to the pod of an instance. Contributions are merged in the order of their concerns; two that contradict each
 * other are a defect.
 *
 * @param arguments arguments of the server, behind the entrypoint of its image
 * @param environment environment variables of the server
 * @param volumes volumes of the pod
 * @param mounts where the server sees them
 * @param probes how the kubelet asks the server for its state
 * @param gracePeriodSeconds how long the server may take to stop
 * @param sysctls parameters of the kernel for the network of the pod, of those that Kubernetes calls safe
 */
public record PodContribution(
        List<String> arguments,
        List<EnvVar> environment,
        List<Volume> volumes,
        List<VolumeMount> mounts,
        Optional<Probes> probes,
        Optional<Long> gracePeriodSeconds,
        SortedMap<String, String> sysctls) {

    /** Nothing is added. */
    public static final PodContribution NONE =
            new PodContribution(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    /** Copies the lists. */
    public PodContribution {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        volumes = List.copyOf(volumes);
        mounts = List.copyOf(mounts);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
    }

    /** Creates a contribution that leaves the parameters of the kernel alone. */
    public PodContribution(
            List<String> arguments,
            List<EnvVar> environment,
            List<Volume> volumes,
            List<VolumeMount> mounts,
            Optional<Probes> probes,
            Optional<Long> gracePeriodSeconds) {
        this(arguments, environment, volumes, mounts, probes, gracePeriodSeconds, new TreeMap<>());
    }

    /** {@return a contribution of arguments} */
    public static PodContribution ofArguments(List<String> arguments) {
        return new PodContribution(arguments, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** {@return a contribution of variables} */
    public static PodContribution ofVariables(List<EnvVar> environment) {
        return new PodContribution(List.of(), environment, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** {@return a contribution of how the server is asked for its state, and how long it may take to stop} */
    public static PodContribution ofLife(Probes probes, long gracePeriodSeconds) {
        return new PodContribution(
                List.of(), List.of(), List.of(), List.of(), Optional.of(probes), Optional.of(gracePeriodSeconds));
    }

    /** {@return a contribution of parameters of the kernel} */
    public static PodContribution ofSysctls(SortedMap<String, String> sysctls) {
        return new PodContribution(
                List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), sysctls);
    }

    /** {@return a contribution of a volume and the places where the server sees it} */
    public static PodContribution ofVolume(Volume volume, VolumeMount... mounts) {
        return new PodContribution(
                List.of(), List.of(), List.of(volume), List.of(mounts), Optional.empty(), Optional.empty());
    }

    /**
     * Merges two contributions.
     *
     * @throws IllegalStateException if both say the same thing: a variable, a volume, a mount path, the probes, the grace period or a
     *     parameter of the kernel
     */
    public PodContribution plus(PodContribution other) {
        return new PodContribution(
                Stream.concat(arguments.stream(), other.arguments.stream()).toList(),
                merged("variable", environment, other.environment, EnvVar::getName),
                merged("volume", volumes, other.volumes, Volume::getName),
                merged("mount path", mounts, other.mounts, VolumeMount::getMountPath),
                either("probes", probes, other.probes),
                either("grace period", gracePeriodSeconds, other.gracePeriodSeconds),
                merged(sysctls, other.sysctls));
    }

    private static SortedMap<String, String> merged(SortedMap<String, String> one, SortedMap<String, String> other) {
        SortedMap<String, String> all = new TreeMap<>(one);
        other.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw contradiction("sysctl " + name);
            }
        });
        return all;
    }

    private static <T> List<T> merged(String what, List<T> one, List<T> other, Function<T, String> identity) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        Set<String> seen = new HashSet<>();
        for (T part : all) {
            if (!seen.add(identity.apply(part))) {
                throw contradiction(what + " " + identity.apply(part));
            }
        }
        return all;
    }

    private static <T> Optional<T> either(String what, Optional<T> one, Optional<T> other) {
        if (one.isPresent() && other.isPresent()) {
            throw contradiction(what);
        }
        return one.or(() -> other);
    }

    private static IllegalStateException contradiction(String what) {
        return new IllegalStateException("two concerns contribute the " + what);
    }
}
