package io.github.portfolioplatform.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio as far as it is said; what the rules look at.
 *
 * @param name the name
 * @param instances what is the same in every environment
 * @param environments the environments, at least one
 * @param accepted the risky changes that somebody answers for
 * @param tombstones the instances that are gone on purpose
 * @param targets where backups may go
 * @param gitOps the GitOps tools that are to apply it
 */
record PortfolioDraft(
        @Nullable String name,
        List<InstanceDraft> instances,
        List<EnvironmentDraft> environments,
        List<AcceptedChange> accepted,
        List<Tombstone> tombstones,
        List<BackupTarget> targets,
        @Nullable GitOps gitOps) {

    /** All instances of all environments. */
    Stream<ResolvedDraft> resolved() {
        return environments.stream().flatMap(environment -> environment.instances().stream());
    }

    /** Whether some environment renders the passwords. */
    boolean rendersPasswords() {
        return environments.stream().anyMatch(environment -> EnvironmentDraft.rendersPasswords(environment.name()));
    }
}
