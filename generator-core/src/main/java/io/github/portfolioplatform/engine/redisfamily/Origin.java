package io.github.portfolioplatform.engine.redisfamily;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.Optional;

/**
 * Which engine of the family another one came from, and until when the two have stored their data in one form.
 *
 * @param id the name of the engine that it came from
 * @param last the last version whose data it reads
 * @param noWayBack why the engine that it came from does not read what it writes, the end of a sentence
 */
public record Origin(String id, EngineVersion last, String noWayBack) {

    /** Refuses null. */
    public Origin {
        requireNonNull(id, "id");
        requireNonNull(last, "last");
        requireNonNull(noWayBack, "noWayBack");
    }

    /** Whether a version of the engine that it came from is one whose data it reads; one that does not tell its minor version is none. */
    boolean reads(EngineVersion version) {
        boolean isExact =
                version.major() < last.major() || VersionStep.numbers(version).size() > 1;
        return isExact && !new VersionStep(version, last).goesBack();
    }

    /** Whether a version may be one whose data it reads, if only it were told exactly. */
    boolean mayRead(Optional<EngineVersion> version) {
        return version.map(known -> !new VersionStep(known, last).goesBack()).orElse(true);
    }
}
