package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a change means in the cluster.
 *
 * @param kind how much it means
 * @param pods the pods that restart, {@code redis-0}; none for resources without pods
 * @param text the impact in words, {@code rolling restart of redis-0}
 */
public record Impact(Kind kind, List<String> pods, String text) {

    /** How much a change means, from the least to the most. */
    public enum Kind {
        /** Nothing stops. */
        NO_RESTART,
        /** The resource is new. */
        CREATED,
        /** The resource is gone. */
        REMOVED,
        /** Pods restart, one after the other. */
        ROLLING_RESTART,
        /** The API server refuses the change: the resource must be deleted and made anew. */
        NEEDS_RECREATION,
        /** Data may be lost or out of reach. */
        DATA_AT_RISK
    }

    static final Impact NO_RESTART = new Impact(Kind.NO_RESTART, List.of(), "no restart");
    static final Impact CREATED = new Impact(Kind.CREATED, List.of(), "created");
    static final Impact REMOVED = new Impact(Kind.REMOVED, List.of(), "removed");
    static final Impact NEEDS_RECREATION = new Impact(Kind.NEEDS_RECREATION, List.of(), "needs recreation");

    private static final int PODS_LISTED = 3;

    /** Copies the list. */
    public Impact {
        requireNonNull(kind, "kind");
        requireNonNull(pods, "pods");
        requireNonNull(text, "text");
        pods = List.copyOf(pods);
    }

    static Impact restart(List<String> pods) {
        return new Impact(
                Kind.ROLLING_RESTART, pods, pods.isEmpty() ? "rolling restart" : "rolling restart of " + listed(pods));
    }

    static Impact noRestart(String remark) {
        return new Impact(Kind.NO_RESTART, List.of(), "no restart, " + remark);
    }

    static String listed(List<String> names) {
        return names.size() <= PODS_LISTED
                ? String.join(", ", names)
                : names.get(0) + " to " + names.get(names.size() - 1);
    }

    /** {@return this impact, with the reason in words} */
    Impact because(String reason) {
        return new Impact(kind, pods, text + ", because " + reason);
    }

    /** {@return this impact, with data at risk on top} */
    Impact withDataAtRisk() {
        return new Impact(Kind.DATA_AT_RISK, pods, "data at risk");
    }

    /** {@return {@link #text()}} */
    @Override
    public String toString() {
        return text;
    }
}
