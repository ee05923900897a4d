package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;

/** A key of a Secret is gone, or the Secret is: who reads it does not start any more. */
final class SecretKeyVanishes implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (Pair secret : instance.kept(Resource.SECRET)) {
            Resource after = secret.after().orElseThrow();
            Fields values = after.fields().in(SecretValues.FIELD);
            secret.before().orElseThrow().fields().in(SecretValues.FIELD).map().keySet().stream()
                    .filter(key -> !values.map().containsKey(key))
                    .sorted()
                    .forEach(key -> findings.add(
                            RiskyChange.SECRET_KEY_VANISHES,
                            after,
                            SecretValues.FIELD,
                            "The key " + key + " of the Secret " + after.name()
                                    + " is gone: a pod that reads it does not start any more.",
                            "Keep the name of the key.",
                            key));
        }
        for (Pair secret : instance.vanished(Resource.SECRET)) {
            String name = secret.resource().name();
            findings.add(
                    RiskyChange.SECRET_KEY_VANISHES,
                    secret.resource(),
                    "metadata.name",
                    "The Secret " + name + " is gone: a pod that reads it does not start any more.",
                    "Keep the name of the Secret.",
                    name);
        }
    }
}
