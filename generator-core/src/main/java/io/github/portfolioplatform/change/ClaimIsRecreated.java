package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.Set;

/** A claim would have to be deleted to become as rendered, or is gone although its instance is not. */
final class ClaimIsRecreated implements GuardRule {

    /** Rules of their own speak of these. */
    private static final Set<String> OTHERS = Set.of(StorageClassChanges.FIELD, "metadata.namespace");

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (Pair claim : instance.kept(Resource.CLAIM)) {
            claim.fields().stream()
                    .filter(field -> !Impacts.isChangeable(Resource.CLAIM, field.path()))
                    .filter(field -> !OTHERS.contains(field.path()))
                    .forEach(field -> changed(claim.resource(), field, findings));
        }
        for (Pair claim : instance.vanished(Resource.CLAIM)) {
            findings.add(
                    RiskyChange.CLAIM_IS_RECREATED,
                    claim.resource(),
                    "metadata.name",
                    "The claim " + claim.resource().name() + " is gone, but " + instance.name()
                            + " is not; what removes the claim from the cluster deletes its data.",
                    "Keep the claim.",
                    FieldChange.NONE);
        }
    }

    private static void changed(Resource claim, FieldChange field, Findings findings) {
        String from = field.before().orElse(FieldChange.NONE);
        String to = field.after().orElse(FieldChange.NONE);
        findings.add(
                RiskyChange.CLAIM_IS_RECREATED,
                claim,
                field.path(),
                "The API server does not change this field of the claim " + claim.name() + " from " + from + " to " + to
                        + "; a claim that is deleted and made anew is empty.",
                "Keep " + from + ".",
                to);
    }
}
