package io.github.portfolioplatform.change;

import java.util.function.BiConsumer;

/** What people should know of objects that leave the files or lose their protection: what stays in the cluster, and what tools delete. */
final class PlaceHints {

    private static final String NAMESPACE =
            "Namespaces are gone, and what removes one from the cluster deletes everything in it: ";
    private static final String PROTECTED_NAMESPACE =
            "Namespaces are no longer rendered. They stay in the cluster with everything in them, because no GitOps tool deletes what"
                    + " has Prune=false: ";
    private static final String SECRET =
            "Secrets are no longer rendered. They stay in the cluster, because no GitOps tool deletes what has Prune=false, and you"
                    + " provide them from now on: ";
    private static final String PRUNING =
            "With pruning: allowed, GitOps tools delete claims, and the data in them, as soon as their files are gone, whoever removed"
                    + " the files: ";

    private final BiConsumer<String, String> add;

    /**
     * Creates hints.
     *
     * @param add takes a sentence and what it is true of
     */
    PlaceHints(BiConsumer<String, String> add) {
        this.add = add;
    }

    void look(InstanceChange instance) {
        for (Pair pair : instance.pairs()) {
            Resource resource = pair.resource();
            if (pair.isRemoved() && resource.isA(Resource.NAMESPACE)) {
                add.accept(resource.isProtected() ? PROTECTED_NAMESPACE : NAMESPACE, resource.name());
            }
            StayingSecret.of(instance, pair).ifPresent(secret -> add.accept(SECRET, instance.key() + " " + secret));
            if (resource.holdsData() && losesProtection(pair)) {
                add.accept(PRUNING, resource.owner().environment());
            }
        }
    }

    private static boolean losesProtection(Pair pair) {
        return pair.before().filter(Resource::isProtected).isPresent()
                && pair.after().filter(after -> !after.isProtected()).isPresent();
    }
}
