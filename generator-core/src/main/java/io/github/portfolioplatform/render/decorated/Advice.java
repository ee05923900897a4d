package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.render.decorated.AllowedChange.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to write in the portfolio instead of a refused change.
 *
 * @param field the path of the field, in the pod for fields of pods
 * @param instead a sentence
 */
record Advice(Pattern field, String instead) {

    private static final List<Advice> ALL = List.of(
            of("spec\\.(initC|c)ontainers\\[.*]\\.resources.*", "Write requests: and limits: in the portfolio."),
            of("spec\\.resources.*", "Write storage: in the portfolio."),
            of("spec\\.storageClassName", "Write storageClass: in the portfolio."),
            of("spec\\.(schedule|suspend|timeZone|concurrencyPolicy)", "Write backup: {schedule: …} in the portfolio."),
            of("spec\\..*(runAsUser|runAsGroup|fsGroup)", "Write runAs: in the portfolio."),
            of(
                    "spec\\.(replicas|ordinals|podManagementPolicy).*",
                    "An instance is one server; add instances in the portfolio."),
            of(
                    "spec\\.(type|externalIPs|externalName|loadBalancer.*|externalTrafficPolicy|clusterIP|publish.*)",
                    "Write consumers: in the portfolio."));

    private static Advice of(String field, String instead) {
        return new Advice(Pattern.compile(field), instead);
    }

    /** {@return what to do about a refused difference, a sentence; empty if only removing the change helps} */
    static Optional<String> on(Set<Scope> scopes, Difference difference) {
        String path = difference.path().inPod().toString();
        return AllowedChanges.limitOf(scopes, difference)
                .map(limit -> "Allowed are " + limit + ".")
                .or(() -> ALL.stream()
                        .filter(advice -> advice.field.matcher(path).matches())
                        .map(Advice::instead)
                        .findFirst());
    }
}
