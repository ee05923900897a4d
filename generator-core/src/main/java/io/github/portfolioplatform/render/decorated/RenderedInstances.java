package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instances of an environment as they were rendered, before their decorators. What decorators of one instance add can reach the pods,
 * the claim and the Secrets of another, so additions are judged by all of them.
 */
public final class RenderedInstances {

    private static final String DEFAULT_ACCOUNT = "default";

    private final String namespace;
    private final Posture posture;
    private final List<Object> pods = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> claims = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> readable = new HashSet<>();

    /**
     * Creates the instances of an environment, none yet.
     *
     * @param namespace the namespace of the environment
     * @param posture the posture of the environment
     */
    public RenderedInstances(String namespace, Posture posture) {
        this.namespace = namespace;
        this.posture = posture;
    }

    /**
     * Adds an instance.
     *
     * @param resources the trees of its resources
     * @param readableSecrets the Secrets of the instance that added containers may read
     */
    public void add(List<Object> resources, Set<String> readableSecrets) {
        readable.addAll(readableSecrets);
        for (Object tree : resources) {
            names.add(Trees.text(tree, "kind") + " " + Trees.text(tree, "metadata", "name"));
            Optional.ofNullable(Trees.pod(tree)).ifPresent(pods::add);
            Trees.all(Trees.pod(tree), "claimName").forEach(claim -> claims.add(claim.toString()));
            SecretReferences.of(Trees.pod(tree)).forEach(reference -> secrets.add(reference.name()));
            madeBy(tree).forEach(secrets::add);
        }
    }

    private static Stream<String> madeBy(Object tree) {
        return Stream.of(
                        Trees.text(tree, "kind").equals("Secret") ? Trees.text(tree, "metadata", "name") : "",
                        Trees.text(tree, "spec", "target", "name"),
                        Trees.text(tree, "spec", "secretName"))
                .filter(name -> !name.isEmpty());
    }

    boolean includes(Choice choice) {
        return posture.includes(choice);
    }

    String namespace() {
        return namespace;
    }

    boolean hasClaim(Object name) {
        return claims.contains(name.toString());
    }

    boolean has(String kind, String name) {
        return names.contains(kind + " " + name);
    }

    boolean hasSecret(String name) {
        return secrets.contains(name);
    }

    /** {@return what is wrong with the Secrets that an added part reads, in sentences} Credentials of development are in its files. */
    public List<String> refusedReads(@Nullable Object added) {
        if (!includes(Choice.SECRET_SOURCE)) {
            return List.of();
        }
        return SecretReferences.of(added).stream()
                .filter(reference -> !reference.isAuthority()
                        && secrets.contains(reference.name())
                        && !readable.contains(reference.name()))
                .map(reference -> "They read the Secret " + reference.name()
                        + ", which only the server and its jobs may read. Use that of the application or of metrics.")
                .distinct()
                .toList();
    }

    /** Whether pods run with that ServiceAccount. Without one of their own they have that of the namespace. */
    boolean hasAccount(String name) {
        return pods.stream()
                .map(pod -> Trees.text(pod, "spec", "serviceAccountName"))
                .anyMatch(account -> (account.isEmpty() ? DEFAULT_ACCOUNT : account).equals(name));
    }

    /** Whether a selector of labels and expressions may select rendered pods; expressions are not evaluated. */
    boolean maySelect(@Nullable Object selector) {
        Object labels = Trees.at(selector, "matchLabels");
        return labels == null || selects(labels);
    }

    /** Whether these labels select rendered pods. */
    boolean selects(@Nullable Object labels) {
        return labels instanceof Map<?, ?> wanted
                && labelsOfPods().anyMatch(had -> had.entrySet().containsAll(wanted.entrySet()));
    }

    /** Whether a pod with these labels is selected by what selects a rendered pod. */
    boolean areSelectedAsOurs(@Nullable Object labels) {
        return labels instanceof Map<?, ?> had
                && labelsOfPods()
                        .map(ours -> ours.get("app"))
                        .filter(Objects::nonNull)
                        .anyMatch(app -> app.equals(had.get("app")));
    }

    private Stream<Map<?, ?>> labelsOfPods() {
        return pods.stream()
                .flatMap(pod -> Trees.at(pod, "metadata", "labels") instanceof Map<?, ?> labels
                        ? Stream.of(labels)
                        : Stream.empty());
    }
}
