package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

/**
 * A second application that uses an instance, against the rule that each application has its own.
 *
 * @param application the application that uses the instance without owning it
 * @param reason why it has none of its own, for the reviewer
 */
public record SharedUse(String application, String reason) {

    /** Refuses null. */
    public SharedUse {
        requireNonNull(application, "application");
        requireNonNull(reason, "reason");
    }
}
