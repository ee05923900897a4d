package io.github.portfolioplatform.render.backup;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.RunAs;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instance of whose data copies are taken.
 *
 * @param environment its environment
 * @param instance the instance
 * @param backup what it says of its backups
 * @param copies what its engine says of copies
 * @param port the port of its server
 * @param server whom its server runs as
 * @param labels the labels of its objects
 */
public record BackedUpInstance(
        Environment environment,
        DatabaseInstance instance,
        Backup backup,
        DataCopies copies,
        int port,
        RunAs server,
        SortedMap<String, String> labels) {

    /** Selectors hold this label alone: Polaris wants a policy and its pods to share exactly one. */
    private static final String SELECTED = "app";

    /** Copies the labels. */
    public BackedUpInstance {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** What is done with copies. */
    enum Task {
        /** Takes one and stores it. */
        BACKUP,
        /** Restores the newest into a server that is thrown away. */
        VERIFY,
        /** Puts one back. */
        RESTORE
    }

    InstanceNames names() {
        return InstanceNames.of(environment, instance);
    }

    String name(Task task) {
        return switch (task) {
            case BACKUP -> names().backup();
            case VERIFY -> names().verification();
            case RESTORE -> names().restoration();
        };
    }

    Map<String, String> podsOfServer() {
        return Map.of(SELECTED, instance.name());
    }

    Map<String, String> pods(Task task) {
        return Map.of(SELECTED, name(task));
    }

    /** Each task is a workload of its own, whose instance is called like itself: it is not the server that a selector looks for. */
    SortedMap<String, String> labels(Task task) {
        SortedMap<String, String> ofTask = new TreeMap<>(labels);
        ofTask.putAll(pods(task));
        ofTask.put("app.kubernetes.io/instance", name(task));
        ofTask.put("app.kubernetes.io/component", "backup");
        ofTask.put("tier", "backup");
        return ofTask;
    }

    ObjectMeta metadata(Task task) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name(task));
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(labels(task));
        return metadata;
    }

    boolean isSecured() {
        return environment.production().isPresent();
    }
}
