package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.DatabaseInstance;
import java.util.Map;

/**
 * The names of everything that belongs to an instance. Nothing else derives a name.
 *
 * @param instance the name of the instance
 */
public record InstanceNames(String instance) {

    private static final String CLUSTER_DOMAIN = "cluster.local";

    /** Behind our domain, which no other label of the pod can be in; with the longest name of an instance 50 of 63 characters. */
    private static final String CONSUMERS = "portfolioplatform.github.io/uses-";

    /** {@return the names of that instance} */
    public static InstanceNames of(DatabaseInstance instance) {
        return new InstanceNames(instance.name());
    }

    /** {@return the StatefulSet} */
    public String statefulSet() {
        return instance;
    }

    /** {@return the Service that clients connect to} */
    public String service() {
        return instance;
    }

    /** {@return the claim of the data volume} */
    public String claim() {
        return instance + "-pvc";
    }

    /** {@return the Secret of the credentials} */
    public String credentials() {
        return instance + "-secrets";
    }

    /** {@return the Secret of a user of production that is not the application} */
    public String credentialsOf(String user) {
        return instance + "-" + user;
    }

    /** {@return the ConfigMap of the server's configuration} */
    public String configuration() {
        return instance + "-configuration";
    }

    /** {@return the ConfigMap of what tells the server its users, and the CronJob that runs it} */
    public String access() {
        return instance + "-access";
    }

    /** {@return the Secret of the server's certificate} */
    public String certificate() {
        return instance + "-tls";
    }

    /** {@return the ServiceAccount of the server and of its jobs} */
    public String serviceAccount() {
        return instance;
    }

    /**
     * {@return the label of the pods that use the instance, one key for each instance, because a pod may use several} It belongs to the pods
     * of applications, and is what a NetworkPolicy of the instance can let in.
     */
    public Map<String, String> consumerLabel() {
        return Map.of(CONSUMERS + instance, "true");
    }

    /** {@return the host name that resolves in every namespace of the cluster} */
    public String host(String namespace) {
        return service() + "." + namespace + ".svc." + CLUSTER_DOMAIN;
    }
}
