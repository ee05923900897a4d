package io.github.portfolioplatform.render.decorated;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.render.decorated.AllowedChange.Scope;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares rendered resources with what decorators made of them, and refuses every difference that {@link AllowedChanges} does not list. */
public final class DecorationGuard {

    /** What production judges by its hardening, behind all decorators, in words of its own. */
    private static final Pattern HARDENED =
            Pattern.compile("spec\\.(hostNetwork|hostPID|hostIPC|automountServiceAccountToken)"
                    + "|spec\\.((initC|c)ontainers\\[[^]]*]\\.)?securityContext"
                    + "\\.(privileged|allowPrivilegeEscalation|readOnlyRootFilesystem|runAsNonRoot)");

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final boolean secured;
    private final Optional<Set<String>> readable;

    /**
     * Creates a guard.
     *
     * @param readable in an environment of production, the Secrets of the instance that what is added may read; empty in others
     */
    public DecorationGuard(Optional<Set<String>> readable) {
        this.readable = readable.map(Set::copyOf);
        this.secured = readable.isPresent();
    }

    /** {@return what the decorators changed and must not, in sentences without values} */
    public List<String> refusals(HasMetadata built, HasMetadata decorated) {
        if (built.getClass() != decorated.getClass()) {
            return List.of("They replace it.");
        }
        try {
            return refusals(built.getKind(), yaml.tree(built), yaml.tree(decorated));
        } catch (IllegalArgumentException unwritable) {
            return List.of("Its file cannot be written: " + unwritable.getMessage() + ".");
        }
    }

    List<String> refusals(String kind, Object before, Object after) {
        Set<Scope> scopes = scopes(kind);
        List<String> refusals = new ArrayList<>();
        TreeComparison.refused(before, after, difference -> isAllowed(difference, scopes))
                .forEach(difference -> refusals.add(text(difference)));
        refusals.addAll(PodAdditions.refusals(before, after, readable));
        return refusals;
    }

    private boolean isAllowed(Difference difference, Set<Scope> scopes) {
        return (secured
                        && difference.isAddition()
                        && HARDENED.matcher(difference.path().inPod().toString()).matches())
                || AllowedChanges.ALL.stream().anyMatch(allowed -> allowed.covers(scopes, difference));
    }

    private static String text(Difference difference) {
        return difference.path().last().equals("image") && difference.before() != null
                ? "They let " + difference.path() + " be " + Problem.quoted(String.valueOf(difference.after()))
                        + " instead of " + difference.before() + "; they may change the registry, or add a digest."
                : difference.text();
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
