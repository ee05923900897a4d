package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A StatefulSet would have to be deleted to become as rendered. */
final class StatefulSetIsRecreated implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (Pair workload : instance.kept(Resource.STATEFUL_SET)) {
            workload.fields().stream()
                    .filter(field -> field.path().startsWith("spec."))
                    .filter(field -> !Impacts.isChangeable(Resource.STATEFUL_SET, field.path()))
                    .forEach(field -> changed(workload.resource(), field, findings));
        }
    }

    private static void changed(Resource workload, FieldChange field, Findings findings) {
        String from = field.before().orElse(FieldChange.NONE);
        String to = field.after().orElse(FieldChange.NONE);
        String namespace = workload.namespace().map(name -> " -n " + name).orElse("");
        findings.add(
                RiskyChange.STATEFULSET_IS_RECREATED,
                workload,
                field.path(),
                "The API server does not change this field of the StatefulSet " + workload.name() + " from " + from
                        + " to " + to + ".",
                "Keep " + from + ". If it must change, run kubectl delete statefulset " + workload.name() + namespace
                        + " --cascade=orphan before you apply it, which leaves the pods and their data.",
                to);
    }
}
