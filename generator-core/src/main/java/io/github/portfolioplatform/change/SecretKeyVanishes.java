package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.List;
import java.util.Optional;

/**
 * A key of a Secret is gone, or the Secret is: who reads it does not start any more. Who makes it does not matter. A Secret that only pods of
 * the instance read goes with the last of them: pods that still run keep the files that they have mounted until they are replaced.
 */
final class SecretKeyVanishes implements GuardRule {

    /** A password that was replaced is there for one rotation. Pods start without it. */
    private static final String PREVIOUS = "-previous";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        if (instance.isGone() || isSaidAlready(instance)) {
            return;
        }
        List<MadeSecret> after = SecretSourceChange.made(instance, Pair::after);
        boolean areProvided = SecretSourceChange.of(instance)
                .filter(change -> change.after().kind() == SecretOrigin.Kind.PROVIDED)
                .isPresent();
        SecretSourceChange.made(instance, Pair::before).stream()
                .filter(secret -> !areProvided || isMade(after, secret))
                .forEach(secret -> check(instance, secret, after, findings));
    }

    /** Whoever leaves production loses all Secrets but one; whoever enters it with Secrets that are brought, sees to them. */
    private static boolean isSaidAlready(InstanceChange instance) {
        return instance.servers().stream()
                .anyMatch(server -> server.leavesProduction()
                        || (server.entersProduction()
                                && instance.pairs().stream()
                                        .flatMap(pair -> pair.after().stream())
                                        .allMatch(resource ->
                                                MadeSecret.by(resource).isEmpty())));
    }

    private static boolean isMade(List<MadeSecret> made, MadeSecret secret) {
        return made.stream().anyMatch(other -> other.name().equals(secret.name()));
    }

    private static void check(InstanceChange instance, MadeSecret secret, List<MadeSecret> after, Findings findings) {
        List<MadeSecret> kept =
                after.stream().filter(made -> made.name().equals(secret.name())).toList();
        Optional<MadeSecret> first = kept.stream().findFirst();
        if (first.isEmpty()) {
            if (!SecretReaders.areGone(instance, secret) && !StayingSecret.is(instance, secret)) {
                gone(instance, secret, findings);
            }
            return;
        }
        secret.keys().stream()
                .filter(key -> !key.endsWith(PREVIOUS))
                .filter(key -> kept.stream().noneMatch(made -> made.has(key)))
                .filter(key -> instance.servers().stream().noneMatch(server -> server.hasFileNoLonger(secret, key)))
                .sorted()
                .forEach(key -> findings.add(
                        RiskyChange.SECRET_KEY_VANISHES,
                        first.get().maker(),
                        first.get().field(),
                        "The key " + key + " of the Secret " + secret.name()
                                + " is gone: a pod that reads it does not start any more.",
                        "Keep the name of the key.",
                        key));
    }

    private static void gone(InstanceChange instance, MadeSecret secret, Findings findings) {
        findings.add(
                RiskyChange.SECRET_KEY_VANISHES,
                secret.maker(),
                "metadata.name",
                "The Secret " + secret.name() + " is gone: a pod that reads it does not start any more.",
                StayingSecret.isProvidedNow(instance, secret)
                        ? "Render the former spec with this version and apply that first: the Secret then carries"
                                + " Prune=false, and no GitOps tool deletes it."
                        : "Keep the name of the Secret.",
                secret.name());
    }
}
