package io.github.portfolioplatform.change;

import java.util.List;

/**
 * The annotation that restarts the pods of a server when its configuration changes. A reader sees the configuration itself change, so the
 * checksum is no change of its own; that pods restart, and why, is told.
 */
final class ConfigurationChecksum {

    private static final String FIELD = "spec.template.metadata.annotations[\"checksum/configuration\"]";
    private static final String TEMPLATE = "spec.template.";

    private ConfigurationChecksum() {}

    /** {@return the changes of an instance, without those of a checksum whose ConfigMap is among them} */
    static List<ResourceChange> explained(List<ResourceChange> changes) {
        boolean configurationChanges = changes.stream()
                .anyMatch(change ->
                        change.kind().equals(Resource.CONFIG_MAP) && change.type() == ResourceChange.Type.CHANGED);
        return configurationChanges
                ? changes.stream().map(ConfigurationChecksum::explained).toList()
                : changes;
    }

    private static ResourceChange explained(ResourceChange change) {
        List<FieldChange> others = change.fields().stream()
                .filter(field -> !field.path().equals(FIELD))
                .toList();
        if (others.size() == change.fields().size()) {
            return change;
        }
        boolean onlyReason = others.stream().noneMatch(field -> field.path().startsWith(TEMPLATE))
                && change.impact().kind() == Impact.Kind.ROLLING_RESTART;
        return new ResourceChange(
                change.path(),
                change.environment(),
                change.instance(),
                change.kind(),
                change.name(),
                change.type(),
                others,
                onlyReason ? change.impact().because("its ConfigMap changes") : change.impact());
    }
}
