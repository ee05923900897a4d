package io.github.portfolioplatform.change;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.SortedMap;

/** The changes between two renderings. */
public final class ChangeSet {

    private ChangeSet() {}

    /**
     * {@return what changes}
     *
     * @param folder how messages call the output folder, {@code k8s}
     * @param before the files as they were
     * @param after the files as they are rendered now, by path
     * @param accepted what somebody answers for
     */
    public static ChangeSet between(
            String folder, Baseline before, SortedMap<String, byte[]> after, Accepted accepted) {
        return new ChangeSet();
    }

    /** {@return the risky changes that nobody accepted, ordered by place} */
    public List<Problem> refusals() {
        return List.of();
    }

    /** {@return what a person should know of changes that are not refused, a sentence each} */
    public List<String> hints() {
        return List.of();
    }
}
