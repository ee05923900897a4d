package io.github.portfolioplatform.render.decorated;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A field that decorators may set, with all that is in it.
 *
 * @param scope where the field is
 * @param field the field, {@code *} for any name: {@code spec.containers.*.image}; items of lists are steps of their own
 * @param extent what may be done
 * @param condition what must hold of it
 * @param limit the condition in words; empty if there is none
 */
record AllowedChange(Scope scope, String field, Extent extent, Predicate<Difference> condition, String limit) {

    /** Where a field is. */
    enum Scope {
        RESOURCE("every resource"),
        POD("every pod"),
        JOB("CronJob"),
        SERVER("StatefulSet"),
        SERVICE("Service"),
        SECRET("Secret of development");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** What may be done to a field. */
    enum Extent {
        /** What was not rendered may be added. */
        ADD,
        /** What was rendered may be changed and removed, too. */
        CHANGE
    }

    boolean covers(Set<Scope> scopes, Difference difference) {
        if (!scopes.contains(scope) || (extent == Extent.ADD && !difference.isAddition())) {
            return false;
        }
        FieldPath path = scope == Scope.POD ? difference.path().inPod() : difference.path();
        boolean isInPod = scope != Scope.POD || !path.equals(difference.path());
        return isInPod && path.is(steps()) && condition.test(difference);
    }

    private List<String> steps() {
        return Arrays.asList(field.split("\\."));
    }
}
