package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a company wants of its pods beyond what databases need, as far as it is said at one level. Immutable; every method returns another
 * one.
 *
 * <pre>{@code
 * Customization company = Customization.NONE
 *         .annotation("example.com/owner", "databases@example.com")
 *         .imageRegistry("registry.example.com")
 *         .imagePullSecret("registry-credentials")
 *         .nodeSelector("example.com/disk", "ssd")
 *         .hostAlias("ldap.example.com", "10.0.0.7");
 * }</pre>
 *
 * @param annotations annotations of all objects and pods
 * @param imageRegistry the registry that all images are pulled from instead of their own, or null
 * @param imagePullSecrets the Secrets that hold the credentials of the registry, which somebody brings
 * @param nodeSelector the labels of the nodes that the pods may run on
 * @param hostAliases the addresses that the pods know hosts by, by the names of the hosts
 * @param sidecars containers that run beside the server
 * @param initContainers containers that run before it, one after the other
 */
@CheckReturnValue
public record Customization(
        SortedMap<String, String> annotations,
        @Nullable String imageRegistry,
        SortedSet<String> imagePullSecrets,
        SortedMap<String, String> nodeSelector,
        SortedMap<String, String> hostAliases,
        List<ExtraContainer> sidecars,
        List<ExtraContainer> initContainers) {

    /** Nothing is said. */
    public static final Customization NONE = new Customization(
            Collections.emptySortedMap(),
            null,
            Collections.emptySortedSet(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            List.of());

    /** Copies the collections. */
    public Customization {
        requireNonNull(annotations, "annotations");
        requireNonNull(imagePullSecrets, "imagePullSecrets");
        requireNonNull(nodeSelector, "nodeSelector");
        requireNonNull(hostAliases, "hostAliases");
        requireNonNull(sidecars, "sidecars");
        requireNonNull(initContainers, "initContainers");
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        imagePullSecrets = Collections.unmodifiableSortedSet(new TreeSet<>(imagePullSecrets));
        nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
        hostAliases = Collections.unmodifiableSortedMap(new TreeMap<>(hostAliases));
        sidecars = List.copyOf(sidecars);
        initContainers = List.copyOf(initContainers);
    }

    /** {@return whether nothing is said} */
    public boolean isNone() {
        return equals(NONE);
    }

    /** {@return the same with that annotation beside the others} */
    public Customization annotation(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return new Customization(
                both(annotations, Map.of(key, value)),
                imageRegistry,
                imagePullSecrets,
                nodeSelector,
                hostAliases,
                sidecars,
                initContainers);
    }

    /** {@return the same with that registry, a host and port or a path below one} */
    public Customization imageRegistry(String registry) {
        requireNonNull(registry, "registry");
        return new Customization(
                annotations, registry, imagePullSecrets, nodeSelector, hostAliases, sidecars, initContainers);
    }

    /** {@return the same with that Secret beside the others} */
    public Customization imagePullSecret(String secret) {
        requireNonNull(secret, "secret");
        return new Customization(
                annotations,
                imageRegistry,
                both(imagePullSecrets, Set.of(secret)),
                nodeSelector,
                hostAliases,
                sidecars,
                initContainers);
    }

    /** {@return the same with that label of nodes beside the others} */
    public Customization nodeSelector(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return new Customization(
                annotations,
                imageRegistry,
                imagePullSecrets,
                both(nodeSelector, Map.of(key, value)),
                hostAliases,
                sidecars,
                initContainers);
    }

    /** {@return the same with the address of that host beside the others} */
    public Customization hostAlias(String host, String address) {
        requireNonNull(host, "host");
        requireNonNull(address, "address");
        return new Customization(
                annotations,
                imageRegistry,
                imagePullSecrets,
                nodeSelector,
                both(hostAliases, Map.of(host, address)),
                sidecars,
                initContainers);
    }

    /** {@return the same with that sidecar behind the others, or in the place of the one that has its name} */
    public Customization sidecar(ExtraContainer container) {
        requireNonNull(container, "container");
        return new Customization(
                annotations,
                imageRegistry,
                imagePullSecrets,
                nodeSelector,
                hostAliases,
                both(sidecars, List.of(container)),
                initContainers);
    }

    /** {@return the same with that init container behind the others, or in the place of the one that has its name} */
    public Customization initContainer(ExtraContainer container) {
        requireNonNull(container, "container");
        return new Customization(
                annotations,
                imageRegistry,
                imagePullSecrets,
                nodeSelector,
                hostAliases,
                sidecars,
                both(initContainers, List.of(container)));
    }

    /** {@return what a pod claims whose server claims that: sidecars claim it beside the server, init containers before it} */
    Allocation addedTo(Allocation server) {
        return new Allocation(
                server.storage(),
                addedTo(server.requests(), ExtraContainer::requests),
                addedTo(server.limits(), ExtraContainer::limits));
    }

    private Resources addedTo(Resources server, Function<ExtraContainer, ResourceSettings> ofContainer) {
        return new Resources(
                claimed(
                        server.memory(),
                        container -> ofContainer.apply(container).memory(),
                        Memory::plus),
                claimed(server.cpu(), container -> ofContainer.apply(container).cpu(), Cpu::plus));
    }

    /**
     * {@return the sum of what the server and the sidecars claim, or what the largest init container claims if that is more}
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers">Kubernetes:
     *     resource sharing within containers</a>
     */
    <T extends Comparable<T>> T claimed(
            T ofServer, Function<ExtraContainer, @Nullable T> amount, BinaryOperator<T> plus) {
        T sum = ofServer;
        for (ExtraContainer sidecar : sidecars) {
            T more = amount.apply(sidecar);
            sum = more == null ? sum : plus.apply(sum, more);
        }
        for (ExtraContainer initContainer : initContainers) {
            T before = amount.apply(initContainer);
            sum = before == null || before.compareTo(sum) <= 0 ? sum : before;
        }
        return sum;
    }

    /** {@return these and those of {@code defaults}; of the same key, host or name, these} */
    Customization over(Customization defaults) {
        if (defaults.isNone()) {
            return this;
        }
        return new Customization(
                both(defaults.annotations, annotations),
                imageRegistry != null ? imageRegistry : defaults.imageRegistry,
                both(defaults.imagePullSecrets, imagePullSecrets),
                both(defaults.nodeSelector, nodeSelector),
                both(defaults.hostAliases, hostAliases),
                both(defaults.sidecars, sidecars),
                both(defaults.initContainers, initContainers));
    }

    private static SortedMap<String, String> both(SortedMap<String, String> some, Map<String, String> nearer) {
        SortedMap<String, String> all = new TreeMap<>(some);
        all.putAll(nearer);
        return all;
    }

    private static SortedSet<String> both(SortedSet<String> some, Set<String> others) {
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<ExtraContainer> both(List<ExtraContainer> some, List<ExtraContainer> nearer) {
        Map<String, ExtraContainer> all = new LinkedHashMap<>();
        some.forEach(container -> all.put(container.name(), container));
        nearer.forEach(container -> all.put(container.name(), container));
        return List.copyOf(all.values());
    }
}
