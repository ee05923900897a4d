package io.github.portfolioplatform.render.access;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.WorkloadContribution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ConfigMaps of the engine's files: the configuration of the server, a change of which restarts it, and the scripts that set its users.
 * None holds a secret. A server that has no such files has no such ConfigMap.
 */
public final class ConfigurationFiles implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        DatabaseServer server = context.server();
        if (server.configuration().isEmpty()) {
            return Contribution.NONE;
        }
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        resources.put(
                ResourceRole.CONFIGURATION.file(),
                configMap(context.metadata(context.names().configuration()), server.configuration()));
        if (!server.access().isEmpty()) {
            resources.put(
                    ResourceRole.ACCESS.file(), configMap(context.accessJob().metadata(), server.access()));
        }
        return Contribution.of(resources)
                .with(WorkloadContribution.ofAnnotation("checksum/configuration", Checksum.of(server.configuration())));
    }

    private static ConfigMap configMap(ObjectMeta metadata, SortedMap<String, String> files) {
        ConfigMap configMap = new ConfigMap();
        configMap.setMetadata(metadata);
        configMap.setData(new TreeMap<>(files));
        return configMap;
    }
}
