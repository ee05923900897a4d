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
record Instead(Pattern field, String instead) {

    private static final List<Instead> ALL = List.of(
            of("spec\\.(initC|c)ontainers\\[.*]\\.resources.*", "Set requests and limits in the portfolio."),
            of("spec\\.resources.*", "Set storage in the portfolio."),
            of("spec\\.storageClassName", "Set storageClass in the portfolio."),
            of("spec\\.(schedule|suspend|timeZone|concurrencyPolicy)", "Set the schedule of backup in the portfolio."),
            of("spec\\..*(runAsUser|runAsGroup|fsGroup)", "Set runAs in the portfolio."),
            of(
                    "spec\\.(replicas|ordinals|podManagementPolicy).*",
                    "An instance is one server; add instances in the portfolio."),
            of(
                    "spec\\.(type|externalIPs|externalName|loadBalancer.*|externalTrafficPolicy|clusterIP|publish.*)",
                    "Declare consumers in the portfolio."));

    private static Instead of(String field, String instead) {
        return new Instead(Pattern.compile(field), instead);
    }

    /** {@return what to do about a refused difference, a sentence; empty if only removing the change helps} */
    static Optional<String> on(Set<Scope> scopes, Difference difference) {
        String path = difference.path().inPod().toString();
        return AllowedChanges.limitOf(scopes, difference)
                .map(limit -> "Allowed are " + limit + ".")
                .or(() -> ALL.stream()
                        .filter(advice -> advice.field.matcher(path).matches())
                        .map(Instead::instead)
                        .findFirst());
    }
}
