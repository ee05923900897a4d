package io.github.portfolioplatform.render;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.access.AccessSchedule;
import io.github.portfolioplatform.render.access.ConfigurationFiles;
import io.github.portfolioplatform.render.backup.Backups;
import io.github.portfolioplatform.render.certificates.AuthorityMaps;
import io.github.portfolioplatform.render.certificates.ServerCertificate;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.limits.NamespaceLimits;
import io.github.portfolioplatform.render.network.NetworkPolicies;
import io.github.portfolioplatform.render.pods.ServerPlacement;
import io.github.portfolioplatform.render.secrets.BucketSecrets;
import io.github.portfolioplatform.render.secrets.ConsumerBindings;
import io.github.portfolioplatform.render.secrets.UserSecrets;
import java.util.ArrayList;
import java.util.List;

/** The concerns that render an environment: those of every posture, and those of each choice. */
final class Concerns {

    private final Posture posture;
    private final List<Concern> ofInstances;

    private Concerns(Posture posture, List<Concern> ofInstances) {
        this.posture = posture;
        this.ofInstances = List.copyOf(ofInstances);
    }

    static Concerns of(Environment environment) {
        List<Concern> concerns = new ArrayList<>();
        concerns.add(new ServerProcess());
        concerns.add(new DataClaim());
        concerns.add(new UserSecrets());
        concerns.add(new ClientService());
        environment.posture().choices().forEach(choice -> concerns.addAll(ofInstances(choice)));
        concerns.add(Backups.in(environment));
        return new Concerns(environment.posture(), concerns);
    }

    /** {@return what an instance consists of} Their order is the order of what they add to the pod. */
    List<Concern> ofInstances() {
        return ofInstances;
    }

    /** {@return what an environment has beside its instances, in the order of its resources} */
    List<EnvironmentConcern> ofEnvironment() {
        List<EnvironmentConcern> concerns = new ArrayList<>();
        concerns.add(new EnvironmentNamespace());
        if (posture.includes(Choice.LIMITS)) {
            concerns.add(new NamespaceLimits());
        }
        if (posture.includes(Choice.SECRET_SOURCE)) {
            concerns.add(new BucketSecrets());
        }
        if (posture.includes(Choice.TLS)) {
            concerns.add(new AuthorityMaps());
        }
        return concerns;
    }

    /**
     * What follows from users of their own and from an audit is in the Secrets, in the job and in the configuration of the server, which its
     * engine makes.
     */
    private static List<Concern> ofInstances(Choice choice) {
        return switch (choice) {
            case SECRET_SOURCE -> List.of(new ConsumerBindings());
            case TLS -> List.of(new ServerCertificate(), new ConfigurationFiles(), new AccessSchedule());
            case NETWORK -> List.of(new NetworkPolicies());
            case PODS -> List.of(new ServerPlacement());
            case USERS, AUDIT, LIMITS -> List.of();
        };
    }
}
