package io.github.portfolioplatform.model;

import java.util.List;
import java.util.Optional;

/**
 * What is said of the security of one instance in production.
 *
 * @param audit what the server writes down
 * @param consumers who connects; those with the label of the instance's consumers in its namespace if nobody is declared
 * @param runAs whom the server runs as; empty for the user of the image
 */
public record Security(AuditLevel audit, List<Consumer> consumers, Optional<RunAs> runAs) {

    /** Copies the list. */
    public Security {
        consumers = List.copyOf(consumers);
    }
}
