package io.github.portfolioplatform.render.decorated;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A field that decorators may set, with all that is in it.
 *
 * @param scope where the field is
 * @param field the field, {@code *} for any name: {@code spec.containers.*.image}; items of lists are steps of their own
 * @param extent what may be done
 * @param condition what must hold of it
 * @param limit what is allowed, as the rest of the sentence "Allowed are …"; empty if there is no condition
 */
record AllowedChange(Scope scope, String field, Extent extent, Predicate<Difference> condition, String limit) {

    /** Where a field is. */
    enum Scope {
        /** Every resource. */
        RESOURCE,
        /** The pods of servers and jobs. */
        POD,
        /** CronJobs. */
        JOB,
        /** The StatefulSet. */
        SERVER,
        /** The Service. */
        SERVICE,
        /** The Secret of development. */
        SECRET
    }

    /** What may be done to a field. */
    enum Extent {
        /** What was not rendered may be added. */
        ADD,
        /** What was rendered may be changed and removed, too. */
        CHANGE
    }

    boolean covers(Set<Scope> scopes, Difference difference) {
        return scopes.contains(scope)
                && (extent == Extent.CHANGE || difference.isAddition())
                && pathOf(difference).filter(path -> path.is(steps())).isPresent()
                && condition.test(difference);
    }

    /** Whether it is about the field of a refused difference, or about one that was added with it. */
    boolean concerns(Set<Scope> scopes, Difference difference) {
        return scopes.contains(scope)
                && pathOf(difference)
                        .filter(path -> path.is(steps())
                                || (difference.isAddition() && !path.steps().isEmpty() && path.isBeginningOf(steps())))
                        .isPresent();
    }

    private Optional<FieldPath> pathOf(Difference difference) {
        FieldPath inPod = difference.path().inPod();
        boolean isInPod = !inPod.equals(difference.path());
        return scope != Scope.POD ? Optional.of(difference.path()) : isInPod ? Optional.of(inPod) : Optional.empty();
    }

    private List<String> steps() {
        return Arrays.asList(field.split("\\."));
    }
}
