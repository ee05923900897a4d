package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.DatabaseInstance;

/**
 * The names of everything that belongs to an instance. Nothing else derives a name.
 *
 * @param instance the name of the instance
 */
public record InstanceNames(String instance) {

    private static final String CLUSTER_DOMAIN = "cluster.local";

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

    /** {@return the host name that resolves in every namespace of the cluster} */
    public String host(String namespace) {
        return service() + "." + namespace + ".svc." + CLUSTER_DOMAIN;
    }
}
