package io.github.portfolioplatform.change;

import java.util.List;

/** What must not happen to the data of an instance unless somebody answers for it. */
interface GuardRule {

    /** All rules. Their order does not matter: findings are sorted by place. */
    List<GuardRule> ALL = List.of(
            new StorageShrinks(),
            new StorageClassChanges(),
            new ClaimIsRecreated(),
            new StatefulSetIsRecreated(),
            new VersionJumps(),
            new ImageFamilyChanges(),
            new DataPathMoves(),
            new PersistenceChanges(),
            new SecretKeyVanishes(),
            new SecretSourceChanges(),
            new DatabaseIsRenamed(),
            new NamespaceChanges(),
            new ProfileChanges(),
            new RunAsChanges());

    void check(InstanceChange instance, Findings findings);
}
