package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.model.Tombstone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody answers for, and which of it was needed. */
final class Decisions {

    /** What an acceptance and a finding must have in common; no change stands for the removal of the instance. */
    private record Subject(String instance, Optional<String> environment, Optional<RiskyChange> change, String to) {

        static Subject of(AcceptedChange accepted) {
            return new Subject(
                    accepted.instance(), accepted.environment(), Optional.of(accepted.change()), accepted.to());
        }

        static Subject of(Tombstone tombstone) {
            return new Subject(tombstone.instance(), tombstone.environment(), Optional.empty(), "");
        }
    }

    private final Accepted accepted;
    private final Map<Subject, String> reasons = new HashMap<>();
    private final Set<Subject> needed = new HashSet<>();

    Decisions(Accepted accepted) {
        this.accepted = accepted;
        accepted.changes().forEach(change -> reasons.put(Subject.of(change), change.reason()));
        accepted.tombstones().forEach(tombstone -> reasons.put(Subject.of(tombstone), tombstone.reason()));
    }

    /** {@return why the change is accepted, in its environment or in all; empty if it is not} */
    Optional<String> reasonFor(Finding finding) {
        InstanceKey key = finding.instance();
        List<Subject> fitting = Stream.of(Optional.of(key.environment()), Optional.<String>empty())
                .map(environment -> new Subject(key.instance(), environment, finding.change(), finding.to()))
                .filter(reasons::containsKey)
                .toList();
        needed.addAll(fitting);
        return fitting.stream().findFirst().map(reasons::get);
    }

    /** {@return a hint for each that fitted nothing} */
    List<String> leftOver() {
        return Stream.concat(
                        accepted.changes().stream()
                                .filter(change -> !needed.contains(Subject.of(change)))
                                .map(change -> "The accepted change "
                                        + change.change().id() + " of " + named(change.instance(), change.environment())
                                        + " to " + change.to()),
                        accepted.tombstones().stream()
                                .filter(tombstone -> !needed.contains(Subject.of(tombstone)))
                                .map(tombstone ->
                                        "The tombstone of " + named(tombstone.instance(), tombstone.environment())))
                .map(entry -> entry + " fits no change. If it has done its work, remove it.")
                .toList();
    }

    private static String named(String instance, Optional<String> environment) {
        return environment.map(name -> name + "/" + instance).orElse(instance);
    }
}
