package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;

/**
 * The instance that is rendered, and what follows from it for every concern.
 *
 * @param environment its environment
 * @param instance the instance
 * @param engine its engine
 * @param endpoint where clients reach its server
 * @param endpointOfJobs where its jobs reach its server
 * @param names the names of what belongs to it
 * @param labels its labels
 */
public record InstanceContext(
        Environment environment,
        DatabaseInstance instance,
        DatabaseEngine engine,
        Endpoint endpoint,
        Endpoint endpointOfJobs,
        InstanceNames names,
        Labels labels) {

    /** {@return the context of an instance of that engine, whose server is reached there} */
    public static InstanceContext of(
            Environment environment,
            DatabaseInstance instance,
            DatabaseEngine engine,
            Endpoint endpoint,
            Endpoint endpointOfJobs) {
        return new InstanceContext(
                environment,
                instance,
                engine,
                endpoint,
                endpointOfJobs,
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

    /** {@return the Secrets that the server, its jobs and its clients read; the first is that of the application} */
    public List<UserSecret> secrets() {
        return engine.secrets(environment, instance, endpoint);
    }

    /** {@return how backups are taken, verified and restored} */
    public DataCopies copies() {
        return engine.copies(environment, instance, endpointOfJobs);
    }

    /** {@return its server in the posture of the environment, where pods of it run} */
    public DatabaseServer server() {
        return engine.server(environment, instance);
    }

    /** {@return the user and the group of processes of the instance, whose image runs as those} */
    public RunAs runAs(RunAs image) {
        return has(Choice.PODS) ? instance.basics().security().runAs().orElse(image) : image;
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
