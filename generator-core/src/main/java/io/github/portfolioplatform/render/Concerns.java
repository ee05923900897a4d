package io.github.portfolioplatform.render;

import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.backup.Backups;
import io.github.portfolioplatform.render.certificates.AuthorityMaps;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.limits.NamespaceLimits;
import io.github.portfolioplatform.render.secrets.BucketSecrets;
import io.github.portfolioplatform.render.secrets.ConsumerBindings;
import io.github.portfolioplatform.render.secrets.UserSecrets;
import java.util.ArrayList;
import java.util.List;

/** The concerns that render an environment in its posture: those of every backend here, the others from the backend of an instance. */
final class Concerns {

    private final Posture posture;
    private final Backups backups;

    private Concerns(Posture posture, Backups backups) {
        this.posture = posture;
        this.backups = backups;
    }

    static Concerns of(Environment environment) {
        return new Concerns(environment.posture(), Backups.in(environment));
    }

    /** {@return what an instance with that backend consists of} Their order is the order of what they add to the pod. */
    List<Concern> ofInstance(Backend backend) {
        List<Concern> concerns = new ArrayList<>();
        concerns.add(new UserSecrets());
        if (posture.includes(Choice.SECRET_SOURCE)) {
            concerns.add(new ConsumerBindings());
        }
        concerns.addAll(backend.concerns(posture));
        concerns.add(backups);
        return concerns;
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
}
