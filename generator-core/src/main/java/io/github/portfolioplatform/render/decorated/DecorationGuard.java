package io.github.portfolioplatform.render.decorated;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.render.decorated.AllowedChange.Scope;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares rendered resources with what decorators made of them, and refuses every difference that {@link AllowedChanges} does not list. */
public final class DecorationGuard {

    /** Fields that the hardening of restricted pods checks after all decorators, with its own messages. */
    private static final Pattern HARDENED =
            Pattern.compile("spec\\.(hostNetwork|hostPID|hostIPC|automountServiceAccountToken)"
                    + "|spec\\.((initC|c)ontainers\\[[^]]*]\\.)?securityContext"
                    + "\\.(privileged|allowPrivilegeEscalation|readOnlyRootFilesystem|runAsNonRoot)");

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final Posture posture;

    /**
     * Creates a guard.
     *
     * @param posture the posture of the environment
     */
    public DecorationGuard(Posture posture) {
        this.posture = posture;
    }

    /**
     * {@return what the decorators changed and must not}
     *
     * @param built the tree of the rendered resource, from before the decorators: they may have changed the resource itself, too
     * @param decorated what the decorators made of it
     */
    public List<Refusal> refusals(Object built, HasMetadata decorated) {
        try {
            return refusals(decorated.getKind(), built, yaml.tree(decorated));
        } catch (IllegalArgumentException unwritable) {
            return List.of(Refusal.of("Its file cannot be written: " + unwritable.getMessage() + "."));
        }
    }

    /** {@return the containers and volumes that the decorators added to the pod of a resource} */
    public List<Object> addedParts(Object built, HasMetadata decorated) {
        try {
            return PodAdditions.parts(built, yaml.tree(decorated));
        } catch (IllegalArgumentException unwritable) {
            // The comparison reports it.
            return List.of();
        }
    }

    List<Refusal> refusals(String kind, Object before, Object after) {
        Set<Scope> scopes = scopes(kind);
        List<Refusal> refusals = new ArrayList<>();
        TreeComparison.refused(before, after, difference -> isAllowed(difference, scopes))
                .forEach(difference -> refusals.add(refusal(difference, scopes)));
        ObjectSyntax.largeAnnotations(after).forEach(what -> refusals.add(Refusal.of(what)));
        PodAdditions.refusals(before, after).forEach(what -> refusals.add(Refusal.of(what)));
        return refusals;
    }

    private boolean isAllowed(Difference difference, Set<Scope> scopes) {
        return (posture.includes(Choice.PODS)
                        && difference.isAddition()
                        && HARDENED.matcher(difference.path().inPod().toString())
                                .matches())
                || AllowedChanges.ALL.stream().anyMatch(allowed -> allowed.covers(scopes, difference));
    }

    private static Refusal refusal(Difference difference, Set<Scope> scopes) {
        return difference.path().last().equals("image") && difference.before() != null
                ? Refusal.of("They let " + difference.path() + " be "
                        + Problem.quoted(String.valueOf(difference.after())) + " instead of " + difference.before()
                        + "; they may change the registry, or add a digest.")
                : new Refusal(difference.text(), Instead.on(scopes, difference).orElse(""));
    }

    private static Set<Scope> scopes(String kind) {
        Set<Scope> scopes = EnumSet.of(Scope.RESOURCE);
        switch (kind) {
            case "StatefulSet" -> scopes.addAll(Set.of(Scope.SERVER, Scope.POD));
            case "CronJob" -> scopes.addAll(Set.of(Scope.JOB, Scope.POD));
            case "Service" -> scopes.add(Scope.SERVICE);
            case "Secret" -> scopes.add(Scope.SECRET);
            default -> {
                // Labels and annotations alone.
            }
        }
        return scopes;
    }
}
