package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.Tombstone;
import java.util.List;

/**
 * What somebody answers for.
 *
 * @param changes risky changes that are accepted
 * @param tombstones instances that are gone on purpose
 */
public record Accepted(List<AcceptedChange> changes, List<Tombstone> tombstones) {

    /** Nothing is accepted. */
    public static final Accepted NOTHING = new Accepted(List.of(), List.of());

    /** Copies the lists. */
    public Accepted {
        requireNonNull(changes, "changes");
        requireNonNull(tombstones, "tombstones");
        changes = List.copyOf(changes);
        tombstones = List.copyOf(tombstones);
    }
}
