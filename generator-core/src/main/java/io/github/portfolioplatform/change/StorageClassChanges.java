package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A claim that exists is to come from another storage class. A class that is not named is the cluster's own, which no file tells. */
final class StorageClassChanges implements GuardRule {

    static final String FIELD = "spec.storageClassName";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (Pair claim : instance.kept(Resource.CLAIM)) {
            claim.fields().stream().filter(field -> field.path().equals(FIELD)).forEach(field -> {
                String from = field.before().orElse(FieldChange.NONE);
                String to = field.after().orElse(FieldChange.NONE);
                findings.add(
                        RiskyChange.STORAGE_CLASS_CHANGES,
                        claim.resource(),
                        FIELD,
                        "The storage class of " + claim.resource().name() + " changes from " + from + " to " + to
                                + "; a claim that exists keeps its class.",
                        "Keep " + from + "; to move the data, add an instance with " + to + " beside it and copy.",
                        to);
            });
        }
    }
}
