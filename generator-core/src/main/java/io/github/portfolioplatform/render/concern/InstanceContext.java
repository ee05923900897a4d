package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecretSource;

/**
 * The instance that is rendered, and what follows from it for every concern.
 *
 * @param environment its environment
 * @param instance the instance
 * @param server its server in the posture of the environment
 * @param names the names of what belongs to it
 * @param labels its labels
 */
public record InstanceContext(
        Environment environment, DatabaseInstance instance, DatabaseServer server, InstanceNames names, Labels labels) {

    /** {@return the context of an instance with that server} */
    public static InstanceContext of(Environment environment, DatabaseInstance instance, DatabaseServer server) {
        return new InstanceContext(
                environment,
                instance,
                server,
                InstanceNames.of(environment, instance),
                new Labels(environment.portfolio(), instance));
    }

    /** {@return whether the posture of the environment includes the choice} */
    public boolean has(Choice choice) {
        return environment.posture().includes(choice);
    }

    /** {@return where the choices of the posture get secrets, certificates and so on} */
    public Production production() {
        return environment.production().orElseThrow();
    }

    /** {@return the name of the server's container and client port, and the start of its volumes' names} */
    public String engine() {
        return instance.engine().id();
    }

    /** {@return the user and the group of the server's processes} */
    public RunAs runAs() {
        return has(Choice.PODS) ? instance.basics().security().runAs().orElseGet(server::runAs) : server.runAs();
    }

    /** {@return the job that keeps the users of the server up to date} */
    public JobIdentity accessJob() {
        return new JobIdentity(this, names.access(), "access");
    }

    /** {@return the metadata of a resource of the instance} */
    public ObjectMeta metadata(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(labels.ofObjects());
        return metadata;
    }

    /**
     * {@return the metadata of a resource that holds data, or that servers with data read to start} No tool may delete it because a file is
     * gone, unless the environment allows it.
     */
    public ObjectMeta metadataOfData(String name) {
        ObjectMeta metadata = metadata(name);
        if (!environment.allowsPruning()) {
            metadata.setAnnotations(PruneProtection.ANNOTATIONS);
        }
        return metadata;
    }

    /** {@return the entry of the instance in a store} */
    public String filled(String pattern) {
        return environment.filled(pattern, instance.name());
    }
}
