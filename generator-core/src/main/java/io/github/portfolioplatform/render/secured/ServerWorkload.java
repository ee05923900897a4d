package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server's workload has in production beside its container. */
public final class ServerWorkload {

    private static final int REVISIONS = 3;

    private ServerWorkload() {}

    /** Adds it to a StatefulSet that was made a moment ago. */
    public static void complete(StatefulSet set, SecuredInstance instance) {
        set.getSpec().setRevisionHistoryLimit(REVISIONS);
        ObjectMeta metadata = set.getSpec().getTemplate().getMetadata();
        metadata.setAnnotations(new TreeMap<>(
                Map.of("checksum/configuration", Checksum.of(instance.server().configuration()))));
        PodSpec pod = set.getSpec().getTemplate().getSpec();
        pod.setServiceAccountName(instance.names().serviceAccount());
        instance.production().priorityClass().ifPresent(pod::setPriorityClassName);
        pod.setTopologySpreadConstraints(List.of(spread(instance)));
    }

    /** All databases of the namespace, so that one node that fails takes as few of them along as it can. */
    private static TopologySpreadConstraint spread(SecuredInstance instance) {
        LabelSelector databases = new LabelSelector();
        databases.setMatchLabels(Map.of("tier", instance.labels().get("tier")));
        TopologySpreadConstraint spread = new TopologySpreadConstraint();
        spread.setLabelSelector(databases);
        spread.setMaxSkew(1);
        spread.setTopologyKey("kubernetes.io/hostname");
        spread.setWhenUnsatisfiable("ScheduleAnyway");
        return spread;
    }
}
