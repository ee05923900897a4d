package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SecretSource;
import java.util.Map;
import java.util.Optional;

/**
 * The names of everything that belongs to an instance. Nothing else derives a name.
 *
 * @param instance the name of the instance
 * @param existingSecrets what the Secrets of its users are called, with {@code {user}} in it, where they exist already
 * @param existingCertificate what the Secret of its certificate is called where it exists already
 */
public record InstanceNames(String instance, Optional<String> existingSecrets, Optional<String> existingCertificate) {

    private static final String CLUSTER_DOMAIN = "cluster.local";

    /** Behind our domain, which no other label of the pod can be in; with the longest name of an instance 49 of 63 characters. */
    private static final String CONSUMERS = "portfolioplatform.github.io/uses-";

    /** Creates the names of an instance that has nothing yet. */
    public InstanceNames(String instance) {
        this(instance, Optional.empty(), Optional.empty());
    }

    /** {@return the names of that instance where it has nothing yet} */
    public static InstanceNames of(DatabaseInstance instance) {
        return new InstanceNames(instance.name());
    }

    /** {@return the names of that instance in that environment, which may have Secrets already} */
    public static InstanceNames of(Environment environment, DatabaseInstance instance) {
        return environment
                .production()
                .map(production -> new InstanceNames(
                        instance.name(),
                        existing(production.secrets()).map(name -> environment.filled(name, instance.name())),
                        existing(production.certificates()).map(name -> environment.filled(name, instance.name()))))
                .orElseGet(() -> of(instance));
    }

    private static Optional<String> existing(SecretSource source) {
        return source instanceof SecretSource.Existing existing ? Optional.of(existing.name()) : Optional.empty();
    }

    private static Optional<String> existing(CertificateSource source) {
        return source instanceof CertificateSource.Existing existing ? Optional.of(existing.name()) : Optional.empty();
    }

    /** {@return the StatefulSet} */
    public String statefulSet() {
        return instance;
    }

    /** {@return the pod of the StatefulSet, of which there is one} */
    public String pod() {
        return statefulSet() + "-0";
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
        return existingSecretOf("app").orElse(instance + "-secrets");
    }

    /** {@return the Secret of a user of production that is not the application} */
    public String credentialsOf(String user) {
        return existingSecretOf(user).orElse(instance + "-" + user);
    }

    private Optional<String> existingSecretOf(String user) {
        return existingSecrets.map(name -> name.replace("{user}", user));
    }

    /** {@return the ConfigMap of the server's configuration} */
    public String configuration() {
        return instance + "-configuration";
    }

    /** {@return the ConfigMap of what tells the server its users, and the CronJob that runs it} */
    public String access() {
        return instance + "-access";
    }

    /** {@return the ConfigMap of the scripts of backups, and the CronJob that takes them} */
    public String backup() {
        return instance + "-backup";
    }

    /** {@return the CronJob that proves the newest copy} */
    public String verification() {
        return instance + "-verify";
    }

    /** {@return the CronJob that puts a copy back when a person starts it} */
    public String restoration() {
        return instance + "-restore";
    }

    /** {@return the Secret of the server's certificate} */
    public String certificate() {
        return existingCertificate.orElse(instance + "-tls");
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
