package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.concern.ExpectedSecret;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** The Secrets and ConfigMaps of a closed set: every key that is read is there, and every key that is there is read. */
final class KeyedObjects {

    private final ExternalReferences external;
    private final Posture posture;
    private final Map<String, SortedSet<String>> keys = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    KeyedObjects(ExternalReferences external, Posture posture) {
        this.external = external;
        this.posture = posture;
        external.secrets()
                .forEach(secret -> keys.put(id(KeyedObject.SECRET, secret.namespace(), secret.name()), secret.keys()));
    }

    /** {@return what is wrong with a resource that makes one of them} */
    List<String> declare(HasMetadata resource) {
        return KeyedObject.of(resource)
                .filter(made -> keys.put(id(made.kind(), resource, made.name()), made.keys()) != null)
                .filter(made -> !made.kind().equals(resource.getKind()))
                .map(made -> List.of("makes the " + made.kind() + " " + made.name() + ", which is made twice"))
                .orElse(List.of());
    }

    boolean has(String kind, HasMetadata neighbour, String name) {
        return keys.containsKey(id(kind, neighbour, name));
    }

    /** {@return what is wrong with what pods of a workload read} */
    List<String> read(HasMetadata workload, KeyReference reference) {
        String object = id(reference.kind(), workload, reference.name());
        SortedSet<String> there = keys.get(object);
        used.add(object + "/" + reference.key());
        if (reference.optional()) {
            return List.of();
        }
        if (there == null) {
            return List.of("refers to " + reference.kind() + " " + reference.name() + ", which is not rendered");
        }
        return reference.key().equals(KeyReference.ALL) || there.contains(reference.key())
                ? List.of()
                : List.of("reads the key " + reference.key() + ", which " + reference.kind() + " " + reference.name()
                        + " does not have; it has " + String.join(", ", there));
    }

    /** Something that is no pod reads all of it. */
    void readWhole(String kind, HasMetadata neighbour, String name) {
        used.add(id(kind, neighbour, name) + "/" + KeyReference.ALL);
    }

    /** {@return what is wrong with a resource that makes one of them, now that everybody has read} */
    List<String> demandUse(HasMetadata resource) {
        return KeyedObject.of(resource)
                .filter(made -> resource.getKind().equals(KeyedObject.SECRET) || Labels.areOurs(resource))
                .map(made -> unread(made, resource.getMetadata().getNamespace()))
                .orElse(List.of());
    }

    private List<String> unread(KeyedObject made, String namespace) {
        return unread(id(made.kind(), namespace, made.name()), made.keys()).stream()
                .map(key -> "has the key " + key + ", which nobody reads")
                .toList();
    }

    /** {@return the keys of a Secret from outside that nobody reads} */
    List<String> unread(ExpectedSecret secret) {
        return unread(id(KeyedObject.SECRET, secret.namespace(), secret.name()), secret.keys());
    }

    private List<String> unread(String object, SortedSet<String> keysOfObject) {
        String name = object.substring(object.indexOf('/') + 1);
        if (used.contains(object + "/" + KeyReference.ALL)
                || external.readByOthers().contains(name)) {
            return List.of();
        }
        List<String> unread = new ArrayList<>(keysOfObject);
        boolean isRead = unread.removeIf(key -> used.contains(object + "/" + key));
        return isRead && isOfUsers(object) ? List.of() : unread;
    }

    /** The Secrets of users have entries for applications beside the password that the server reads. */
    private boolean isOfUsers(String object) {
        return posture.includes(Choice.USERS) && object.startsWith(KeyedObject.SECRET);
    }

    private static String id(String kind, HasMetadata neighbour, String name) {
        return id(kind, neighbour.getMetadata().getNamespace(), name);
    }

    private static String id(String kind, String namespace, String name) {
        return kind + "/" + namespace + "/" + name;
    }
}
