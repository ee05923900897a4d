package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.change.ChangeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A real cluster at the end of a walk: applies what changes, and compares what happens with what was said. */
final class WalkedCluster implements Walk.Destination {

    private static final String SERVER = "StatefulSet";

    private final ControlPlane cluster = ControlPlane.running();
    private final Set<String> namespaces = new HashSet<>();

    @Override
    public List<String> apply(Rendering before, Rendering after, ChangeSet changes) {
        Map<String, Resource> old = before.resources();
        Map<String, Resource> now = after.resources();
        Map<String, String> pods = pods(before);
        List<String> wrong = new ArrayList<>();
        provideNamespaces(now.values());
        remove(old, now);
        now.forEach((key, resource) -> {
            if (!resource.equals(old.get(key))) {
                check(resource, cluster.api().apply(resource), wrong);
            }
        });
        if (wrong.isEmpty()) {
            compareRestarts(pods, after, changes, wrong);
        }
        return wrong;
    }

    private static void check(Resource resource, Answer answer, List<String> wrong) {
        if (!answer.isAccepted()) {
            wrong.add("neither reader nor guard refuse " + resource.id() + ", but the API server: " + answer.message());
        } else if (!answer.warnings().isEmpty()) {
            wrong.add("the API server warns about " + resource.id() + ": " + answer.warnings());
        }
    }

    /** Namespaces and claims stay, because the tools that apply keep them, too; a claim that nothing uses is of no interest here. */
    private void remove(Map<String, Resource> old, Map<String, Resource> now) {
        old.forEach((key, resource) -> {
            if (!now.containsKey(key) && !resource.kind().equals("Namespace")) {
                cluster.api().delete(resource.apiVersion(), resource.kind(), resource.namespace(), resource.name());
            }
        });
    }

    private void compareRestarts(Map<String, String> before, Rendering after, ChangeSet changes, List<String> wrong) {
        try {
            after.namespaces().values().forEach(name -> new Namespace(cluster, name).awaitReady());
        } catch (AssertionError notReady) {
            wrong.add("not ready: " + notReady.getMessage());
            return;
        }
        Map<String, String> now = pods(after);
        Set<String> restarted = new TreeSet<>();
        before.forEach((pod, uid) -> {
            if (now.containsKey(pod) && !now.get(pod).equals(uid)) {
                restarted.add(pod);
            }
        });
        Set<String> predicted = changes.resources().stream()
                .flatMap(change -> change.impact().pods().stream().map(pod -> change.environment() + "/" + pod))
                .filter(before::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!restarted.equals(predicted)) {
            wrong.add("said to restart: " + predicted + ", restarted: " + restarted);
        }
    }

    /** {@return the UIDs of the pods of servers, by environment and name} */
    private Map<String, String> pods(Rendering rendering) {
        Map<String, String> pods = new TreeMap<>();
        rendering
                .namespaces()
                .forEach((environment, namespace) -> new Namespace(cluster, namespace)
                        .pods().stream()
                                .filter(pod -> pod.all("metadata", "ownerReferences").stream()
                                        .anyMatch(owner -> SERVER.equals(owner.at("kind"))))
                                .forEach(pod -> pods.put(
                                        environment + "/" + pod.name(), String.valueOf(pod.at("metadata", "uid")))));
        return pods;
    }

    private void provideNamespaces(Collection<Resource> resources) {
        resources.stream()
                .map(resource -> resource.kind().equals("Namespace") ? resource.name() : resource.namespace())
                .filter(name -> !name.isEmpty() && namespaces.add(name))
                .forEach(cluster::namespace);
    }

    /** Whether the server would have taken all of it: then it is the data that the guard protects. */
    @Override
    public String verdict(Rendering before, Rendering refused) {
        Map<String, Resource> old = before.resources();
        Collection<Resource> changed = refused.resources().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        provideNamespaces(changed);
        return changed.stream()
                        .allMatch(resource -> cluster.api().dryRun(resource).isAccepted())
                ? "for the data"
                : "as by the API server";
    }

    /** Deletes all that the walk has left. */
    void delete() {
        namespaces.stream()
                .filter(name -> !name.equals("default"))
                .forEach(name -> cluster.api().delete("v1", "Namespace", "", name));
    }
}
