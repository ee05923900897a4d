package io.github.portfolioplatform.change;

import java.util.Optional;

/** A rendered Secret that leaves the files, and from then on is one that users provide: the one in the cluster is still read. */
final class StayingSecret {

    private StayingSecret() {}

    /** {@return whether the Secret stays in the cluster, because no GitOps tool deletes it} */
    static boolean is(InstanceChange instance, MadeSecret secret) {
        return isProvidedNow(instance, secret) && secret.maker().isProtected();
    }

    /** {@return whether the instance reads a Secret of that name, and neither a file nor an operator makes it any more} */
    static boolean isProvidedNow(InstanceChange instance, MadeSecret secret) {
        return secret.maker().isA(Resource.SECRET)
                && !instance.isGone()
                && instance.all(Pair::after).stream().noneMatch(resource -> isMade(secret.name(), resource))
                && isRead(instance, secret.name());
    }

    /** A Secret with another name is a rename, after which users do not find theirs. */
    private static boolean isMade(String secret, Resource resource) {
        return resource.isA(Resource.SECRET)
                || MadeSecret.by(resource)
                        .filter(made -> made.name().equals(secret))
                        .isPresent();
    }

    private static boolean isRead(InstanceChange instance, String secret) {
        return instance.all(Pair::after).stream()
                .anyMatch(resource -> SecretReaders.of(resource).contains(secret));
    }

    /** {@return the Secret of the removed resource, if it stays in the cluster} */
    static Optional<String> of(InstanceChange instance, Pair pair) {
        return pair.isRemoved()
                ? MadeSecret.by(pair.resource())
                        .filter(secret -> is(instance, secret))
                        .map(MadeSecret::name)
                : Optional.empty();
    }
}
