package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Impact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real cluster at the end of a walk: applies what changes, and compares what happens with what was said. */
final class WalkedCluster implements Walk.Destination {

    private static final String SERVER = "StatefulSet";
    private static final String CLAIM = "PersistentVolumeClaim";

    /** It cannot be deleted. */
    private static final String DEFAULT = "default";

    /** What the hint on claims that grow asks of the administrators of a cluster. */
    private static final String EXPANSION = "allowVolumeExpansion";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ControlPlane cluster = ControlPlane.running();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<String> unserved = new TreeSet<>();

    /** What was applied, as it was rendered, by namespace, kind and name. */
    private final Map<String, Resource> present = new TreeMap<>();

    @Override
    public List<String> apply(Rendering before, Rendering after, ChangeSet changes) {
        Map<String, Resource> now = served(after);
        Map<String, String> pods = pods(before);
        List<String> wrong = new ArrayList<>();
        provideNamespaces(now.values());
        if (changes.hints().stream().anyMatch(hint -> hint.contains(EXPANSION + ": true"))) {
            allowExpansion();
        }
        remove(present.entrySet().stream()
                .filter(entry -> !now.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        now.forEach((key, resource) -> {
            if (!resource.equals(present.get(key))) {
                check(resource, cluster.api().apply(resource), wrong);
                present.put(key, resource);
            }
        });
        if (wrong.isEmpty()) {
            compareRestarts(pods, before, after, changes, wrong);
        }
        return wrong;
    }

    /** One of the classes does not allow it at first. Without the hint it stays so, and the server refuses a claim that grows. */
    private void allowExpansion() {
        for (Resource provided : ControlPlane.provided()) {
            if (provided.kind().equals("StorageClass")) {
                Map<String, Object> fields = new TreeMap<>(provided.fields());
                fields.put(EXPANSION, true);
                cluster.api().apply(new Resource(fields)).succeeded();
            }
        }
    }

    private Map<String, Resource> served(Rendering rendering) {
        Map<String, Resource> resources = rendering.resources();
        resources.values().removeIf(resource -> {
            boolean isServed = cluster.api().serves(resource);
            if (!isServed) {
                unserved.add(resource.kind());
            }
            return !isServed;
        });
        return resources;
    }

    /** {@return the kinds that were not applied, because the definitions of their custom resources are not installed} */
    Set<String> unserved() {
        return unserved;
    }

    private static void check(Resource resource, Answer answer, List<String> wrong) {
        if (!answer.isAccepted()) {
            wrong.add("neither reader nor guard refuse " + resource.id() + ", but the API server: " + answer.message());
        } else if (!answer.warnings().isEmpty()) {
            wrong.add("the API server warns about " + resource.id() + ": " + answer.warnings());
        }
    }

    /** Namespaces stay, because the tools that apply keep them, too. */
    private void remove(Collection<Resource> resources) {
        List<Resource> removed = resources.stream()
                .filter(resource -> !resource.kind().equals("Namespace"))
                .toList();
        removed.forEach(resource -> {
            cluster.api().delete(resource);
            present.remove(resource.key());
        });
        // It stays until no pod uses it; a new one of that name would wait for that in vain.
        removed.stream().filter(resource -> resource.kind().equals(CLAIM)).forEach(this::awaitGone);
    }

    private void awaitGone(Resource resource) {
        Eventually.within(
                LIMIT,
                resource.id() + " is gone",
                () -> cluster.api().read(resource).isEmpty());
    }

    private void compareRestarts(
            Map<String, String> pods, Rendering before, Rendering after, ChangeSet changes, List<String> wrong) {
        try {
            Set.copyOf(after.namespaces().values()).forEach(name -> new Namespace(cluster, name).awaitReady());
        } catch (AssertionError notReady) {
            wrong.add("not ready: " + notReady.getMessage());
            return;
        }
        Map<String, String> now = pods(after);
        Set<String> restarted = pods.keySet().stream()
                .filter(pod -> now.containsKey(pod) && !now.get(pod).equals(pods.get(pod)))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> places = places(before, after);
        Set<String> predicted = changes.resources().stream()
                .flatMap(change ->
                        change.impact().pods().stream().map(pod -> places.get(change.environment()) + "/" + pod))
                .filter(pods::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!restarted.equals(predicted)) {
            wrong.add("said to restart: " + predicted + ", restarted: " + restarted);
        }
    }

    /** {@return the namespaces of environments; one that goes to another place restarts nothing, but starts elsewhere} */
    private static Map<String, String> places(Rendering before, Rendering after) {
        Map<String, String> places = new TreeMap<>(before.namespaces());
        places.putAll(after.namespaces());
        return places;
    }

    /** {@return the UIDs of the pods of servers, by namespace and name} */
    private Map<String, String> pods(Rendering rendering) {
        Map<String, String> pods = new TreeMap<>();
        for (String namespace : Set.copyOf(rendering.namespaces().values())) {
            new Namespace(cluster, namespace)
                    .pods().stream()
                            .filter(WalkedCluster::isOfServer)
                            .forEach(pod ->
                                    pods.put(namespace + "/" + pod.name(), String.valueOf(pod.at("metadata", "uid"))));
        }
        return pods;
    }

    /** One that was left alone, so that its server can be recreated, has no owner. */
    private static boolean isOfServer(Resource pod) {
        return pod.all("metadata", "ownerReferences").stream().noneMatch(owner -> "Job".equals(owner.at("kind")));
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
        return refusedByServer(refused).findAny().isPresent() ? "as by the API server" : "for the data";
    }

    private Stream<Resource> refusedByServer(Rendering rendering) {
        Map<String, Resource> resources = served(rendering);
        provideNamespaces(resources.values());
        return resources.values().stream()
                .filter(resource -> !resource.equals(present.get(resource.key())))
                .filter(resource -> !cluster.api().dryRun(resource).isAccepted());
    }

    @Override
    public List<String> prepare(Rendering before, Rendering after, ChangeSet changes) {
        List<String> wrong = new ArrayList<>();
        for (Resource resource : refusedByServer(after).toList()) {
            if (isAnnounced(resource, changes)) {
                makeRoom(resource);
            } else {
                wrong.add("the API server refuses " + resource.id() + ", of which diff does not tell that");
            }
        }
        return wrong;
    }

    private static boolean isAnnounced(Resource resource, ChangeSet changes) {
        return changes.resources().stream()
                .filter(change ->
                        change.kind().equals(resource.kind()) && change.name().equals(resource.name()))
                .anyMatch(change -> change.impact().kind().compareTo(Impact.Kind.NEEDS_RECREATION) >= 0);
    }

    /** Servers keep their pods, as the guard says; a claim goes with the server that uses it. */
    private void makeRoom(Resource resource) {
        if (resource.kind().equals(SERVER)) {
            cluster.api().deleteAlone(resource).succeeded();
            awaitGone(resource);
            present.remove(resource.key());
            return;
        }
        List<Resource> going = new ArrayList<>(List.of(resource));
        present.values().stream().filter(server -> uses(server, resource)).forEach(going::add);
        remove(going);
    }

    private static boolean uses(Resource server, Resource claim) {
        return server.kind().equals(SERVER)
                && server.namespace().equals(claim.namespace())
                && server.all("spec", "template", "spec", "volumes").stream()
                        .anyMatch(volume -> claim.name().equals(volume.at("persistentVolumeClaim", "claimName")));
    }

    @Override
    public void clear() {
        remove(present.values().stream()
                .filter(resource -> resource.namespace().equals(DEFAULT))
                .toList());
        namespaces.stream()
                .filter(name -> !name.equals(DEFAULT))
                .forEach(name -> new Namespace(cluster, name).delete());
        cluster.api().applyAll(ControlPlane.provided());
        namespaces.clear();
        present.clear();
    }
}
