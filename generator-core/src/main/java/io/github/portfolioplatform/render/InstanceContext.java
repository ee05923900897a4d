package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.render.backup.BackedUpInstance;
import io.github.portfolioplatform.render.backup.Backups;
import io.github.portfolioplatform.render.secured.SecuredInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instance that is rendered, and what follows from it for every concern. */
record InstanceContext(
        Environment environment, DatabaseInstance instance, DatabaseServer server, InstanceNames names, Labels labels) {

    InstanceContext(Environment environment, DatabaseInstance instance) {
        this(
                environment,
                instance,
                DatabaseServers.of(instance),
                InstanceNames.of(instance),
                new Labels(environment.portfolio(), instance));
    }

    /** The instance as production sees it. */
    SecuredInstance secured(SecuredServer secured) {
        List<Map<String, String>> clients =
                backedUp(secured).map(Backups::clients).orElse(List.of());
        return new SecuredInstance(environment, instance, secured, server.port(), labels.ofObjects(), clients);
    }

    /** The instance as its backups see it in production; empty if there are none. */
    Optional<BackedUpInstance> backedUp(SecuredServer secured) {
        RunAs ids = instance.basics().security().runAs().orElseGet(secured::runAs);
        return instance.basics().backup().map(backup -> backedUp(backup, secured.copies(), ids));
    }

    /** The instance as its backups see it in development; empty if there are none. */
    Optional<BackedUpInstance> backedUp() {
        return instance.basics().backup().map(backup -> {
            DataCopies copies = server.copies();
            return backedUp(backup, copies, copies.image());
        });
    }

    private BackedUpInstance backedUp(Backup backup, DataCopies copies, RunAs ids) {
        return new BackedUpInstance(environment, instance, backup, copies, server.port(), ids, labels.ofObjects());
    }

    /** The name of the server's container and client port, and the start of its volumes' names. */
    String engine() {
        return instance.engine().id();
    }

    ObjectMeta metadata(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(labels.ofObjects());
        return metadata;
    }

    /** Of what holds data, or what servers with data read to start: no tool may delete it because a file is gone, unless the environment says so. */
    ObjectMeta metadataOfData(String name) {
        ObjectMeta metadata = metadata(name);
        if (!environment.allowsPruning()) {
            metadata.setAnnotations(PruneProtection.ANNOTATIONS);
        }
        return metadata;
    }

    RenderedResource resource(String role, HasMetadata resource) {
        return new RenderedResource(Optional.of(instance.name()), role, resource);
    }
}
