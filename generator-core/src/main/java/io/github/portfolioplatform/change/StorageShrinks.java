package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A claim becomes smaller. */
final class StorageShrinks implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (Pair claim : instance.kept(Resource.CLAIM)) {
            ClaimSize.of(claim)
                    .filter(ClaimSize::shrinks)
                    .ifPresent(size -> findings.add(
                            RiskyChange.STORAGE_SHRINKS,
                            claim.resource(),
                            ClaimSize.FIELD,
                            "The claim of " + instance.name() + " shrinks from " + size.from() + " to " + size.to()
                                    + ", which no volume can.",
                            "Keep " + size.from() + ", or move the data to a new instance with " + size.to() + ".",
                            size.to()));
        }
    }
}
