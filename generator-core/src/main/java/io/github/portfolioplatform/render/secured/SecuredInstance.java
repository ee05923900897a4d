package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecretSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instance of production, as all that surrounds its server sees it.
 *
 * @param environment its environment, which is one of production
 * @param instance the instance
 * @param server what its engine says
 * @param port the port that clients connect to
 * @param labels the labels of its objects and of the server's pod
 * @param otherClients the labels of other pods of ours that connect
 */
public record SecuredInstance(
        Environment environment,
        DatabaseInstance instance,
        SecuredServer server,
        int port,
        SortedMap<String, String> labels,
        List<Map<String, String>> otherClients) {

    /** Selectors hold this label alone: Polaris wants a policy and its pods to share exactly one. */
    private static final String SELECTED = "app";

    /** Copies the labels. */
    public SecuredInstance {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        otherClients = List.copyOf(otherClients);
    }

    Production production() {
        return environment.production().orElseThrow();
    }

    InstanceNames names() {
        return InstanceNames.of(environment, instance);
    }

    /** Whom its processes run as. */
    public RunAs runAs() {
        return instance.basics().security().runAs().orElseGet(server::runAs);
    }

    Map<String, String> podsOfServer() {
        return Map.of(SELECTED, instance.name());
    }

    Map<String, String> podsOfJob() {
        return Map.of(SELECTED, names().access());
    }

    /** The job is a workload of its own, whose instance is called like itself: it is not the server that a selector looks for. */
    SortedMap<String, String> labelsOfJob() {
        SortedMap<String, String> ofJob = new TreeMap<>(labels);
        ofJob.putAll(podsOfJob());
        ofJob.put("app.kubernetes.io/instance", names().access());
        ofJob.put("app.kubernetes.io/component", "access");
        ofJob.put("tier", "access");
        return ofJob;
    }

    ObjectMeta metadata(String name) {
        return metadata(name, labels);
    }

    ObjectMeta metadataOfJob(String name) {
        return metadata(name, labelsOfJob());
    }

    private ObjectMeta metadata(String name, SortedMap<String, String> labelled) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(new TreeMap<>(labelled));
        return metadata;
    }

    /** The entry of the instance in a store. */
    String filled(String pattern) {
        return SecretSource.filled(pattern, environment, instance);
    }
}
