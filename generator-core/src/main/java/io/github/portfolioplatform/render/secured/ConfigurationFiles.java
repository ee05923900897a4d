package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ConfigMaps of the files that the engine says: the server's configuration, and what tells it its users. None holds a secret. */
final class ConfigurationFiles {

    private ConfigurationFiles() {}

    static ConfigMap ofServer(SecuredInstance instance) {
        return configMap(
                instance.metadata(instance.names().configuration()),
                instance.server().configuration());
    }

    static ConfigMap ofAccess(SecuredInstance instance) {
        return configMap(
                instance.metadataOfJob(instance.names().access()),
                instance.server().access());
    }

    private static ConfigMap configMap(ObjectMeta metadata, SortedMap<String, String> files) {
        ConfigMap configMap = new ConfigMap();
        configMap.setMetadata(metadata);
        configMap.setData(new TreeMap<>(files));
        return configMap;
    }
}
