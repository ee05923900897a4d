package io.github.portfolioplatform.backend.statefulset;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.WorkloadContribution;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service account of the server and its jobs, which has no rights, and where the pod of the server runs. */
final class ServerPlacement implements Concern {

    private static final int REVISIONS = 3;

    @Override
    public Contribution of(InstanceContext context) {
        return Contribution.of(ResourceRole.SERVICE_ACCOUNT, account(context))
                .with(new WorkloadContribution(
                        Optional.of(REVISIONS),
                        Collections.emptySortedMap(),
                        Optional.of(context.names().serviceAccount()),
                        context.production().priorityClass(),
                        List.of(spread(context)),
                        Optional.empty()));
    }

    private static ServiceAccount account(InstanceContext context) {
        ServiceAccount account = new ServiceAccount();
        account.setMetadata(context.metadata(context.names().serviceAccount()));
        account.setAutomountServiceAccountToken(false);
        return account;
    }

    /** All databases of the namespace, so that a node that fails takes down as few of them as possible. */
    private static TopologySpreadConstraint spread(InstanceContext context) {
        LabelSelector databases = new LabelSelector();
        databases.setMatchLabels(Map.of("tier", context.labels().ofObjects().get("tier")));
        TopologySpreadConstraint spread = new TopologySpreadConstraint();
        spread.setLabelSelector(databases);
        spread.setMaxSkew(1);
        spread.setTopologyKey("kubernetes.io/hostname");
        spread.setWhenUnsatisfiable("ScheduleAnyway");
        return spread;
    }
}
