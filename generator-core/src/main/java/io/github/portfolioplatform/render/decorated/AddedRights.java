package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Added role bindings that give rights in the API of the cluster to the pods of instances, or all rights to anyone. */
final class AddedRights {

    private static final String USER_OF_ACCOUNT = "system:serviceaccount:";
    private static final Set<String> ALL_ACCOUNTS =
            Set.of("system:serviceaccounts", "system:authenticated", "system:unauthenticated");

    private final RenderedInstances rendered;

    AddedRights(RenderedInstances rendered) {
        this.rendered = rendered;
    }

    List<String> refusals(String kind, Object tree) {
        if (!kind.endsWith("RoleBinding")) {
            return List.of();
        }
        List<String> refusals = new ArrayList<>();
        if (Trees.text(tree, "roleRef", "name").equals("cluster-admin")) {
            refusals.add("They bind the role cluster-admin. Bind a Role with the rights that are needed.");
        }
        Trees.list(tree, "subjects").stream()
                .filter(this::isOurs)
                .forEach(subject -> refusals.add("They give rights in the API to the pods of an instance, by "
                        + Trees.text(subject, "name") + ". Bind a ServiceAccount of their own."));
        return refusals;
    }

    /** An account is also a user, and a member of the groups of all accounts. */
    private boolean isOurs(Object subject) {
        String name = Trees.text(subject, "name");
        String own = USER_OF_ACCOUNT + rendered.namespace() + ":";
        String namespace = Trees.text(subject, "namespace");
        if (Trees.text(subject, "kind").equals("ServiceAccount")) {
            return (namespace.isEmpty() || namespace.equals(rendered.namespace())) && rendered.hasAccount(name);
        }
        return ALL_ACCOUNTS.contains(name)
                || name.equals("system:serviceaccounts:" + rendered.namespace())
                || (name.startsWith(own) && rendered.hasAccount(name.substring(own.length())));
    }
}
