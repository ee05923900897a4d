package io.github.portfolioplatform.backend.statefulset;

import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.access.AccessSchedule;
import io.github.portfolioplatform.render.access.ConfigurationFiles;
import io.github.portfolioplatform.render.certificates.ServerCertificate;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.network.NetworkPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A StatefulSet of one pod, made of the parts that the server of the engine asks for. */
public final class StatefulSetBackend implements Backend {

    /** The backend. */
    public static final StatefulSetBackend INSTANCE = new StatefulSetBackend();

    private StatefulSetBackend() {}

    @Override
    public List<Concern> concerns(Posture posture) {
        List<Concern> concerns = new ArrayList<>(List.of(new ServerProcess(), new DataClaim(), new ClientService()));
        posture.choices().forEach(choice -> concerns.addAll(concerns(choice)));
        return concerns;
    }

    /** What follows from users of their own and from an audit is in the configuration and in the job of the server, which its engine makes. */
    private static List<Concern> concerns(Choice choice) {
        return switch (choice) {
            case TLS -> List.of(new ServerCertificate(), new ConfigurationFiles(), new AccessSchedule());
            case NETWORK -> List.of(new NetworkPolicies());
            case PODS -> List.of(new ServerPlacement());
            case SECRET_SOURCE, USERS, AUDIT, LIMITS -> List.of();
        };
    }

    @Override
    public Contribution workload(InstanceContext context, Contribution contributed) {
        return Contribution.of(
                ResourceRole.STATEFUL_SET, ServerStatefulSet.of(context, contributed.pod(), contributed.workload()));
    }

    @Override
    public Optional<PodCommands> pod(Environment environment, DatabaseInstance instance) {
        InstanceNames names = InstanceNames.of(environment, instance);
        return Optional.of(new PodCommands(
                names,
                names.pod(),
                "statefulset/" + names.statefulSet(),
                instance.engine().id(),
                environment.namespace()));
    }
}
