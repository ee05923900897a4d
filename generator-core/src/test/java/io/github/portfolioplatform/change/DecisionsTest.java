package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.model.Tombstone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry in the spec accepts exactly the change that it names. */
class DecisionsTest {

    private static final AcceptedChange ACCEPTED = AcceptedChange.of(
                    RiskyChange.STORAGE_SHRINKS, "db", "1Gi", "empty so far")
            .in("live");
    private static final AcceptedChange EVERYWHERE =
            AcceptedChange.of(RiskyChange.STORAGE_SHRINKS, "db", "1Gi", "empty everywhere");
    private static final Tombstone TOMBSTONE = Tombstone.of("old", "moved").in("live");

    private static Finding finding(String environment, String instance, RiskyChange change, String to) {
        return new Finding(
                Optional.ofNullable(change), new InstanceKey(environment, instance), "a.yaml", "spec", "A.", "B.", to);
    }

    private static Finding shrinks() {
        return finding("live", "db", RiskyChange.STORAGE_SHRINKS, "1Gi");
    }

    private static Decisions decisions(AcceptedChange... accepted) {
        return new Decisions(new Accepted(List.of(accepted), List.of(TOMBSTONE)));
    }

    @Test
    void an_entry_accepts_its_change_with_its_reason() {
        assertThat(decisions(ACCEPTED).reasonFor(shrinks())).contains("empty so far");
        assertThat(decisions(EVERYWHERE).reasonFor(shrinks())).contains("empty everywhere");
        assertThat(decisions(EVERYWHERE, ACCEPTED).reasonFor(shrinks())).contains("empty so far");
        assertThat(decisions().reasonFor(finding("live", "old", null, ""))).contains("moved");
    }

    @ParameterizedTest
    @CsvSource({
        "test, db, STORAGE_SHRINKS, 1Gi",
        "live, da, STORAGE_SHRINKS, 1Gi",
        "live, db, VERSION_JUMPS, 1Gi",
        "live, db, STORAGE_SHRINKS, 2Gi",
        "live, db, , 1Gi",
        "live, db, , ''",
        "test, old, , ''",
        "live, old, STORAGE_SHRINKS, ''",
    })
    void no_other_change_is_accepted(String environment, String instance, RiskyChange change, String to) {
        assertThat(decisions(ACCEPTED).reasonFor(finding(environment, instance, change, to)))
                .isEmpty();
    }

    @Test
    void an_entry_that_fits_nothing_is_left_over() {
        Decisions decisions = decisions(ACCEPTED, EVERYWHERE);

        assertThat(decisions.leftOver())
                .containsExactly(
                        "The accepted change storage-shrinks of live/db to 1Gi fits no change. If it has done its work, remove it.",
                        "The accepted change storage-shrinks of db to 1Gi fits no change. If it has done its work, remove it.",
                        "The tombstone of live/old fits no change. If it has done its work, remove it.");

        decisions.reasonFor(shrinks());
        decisions.reasonFor(finding("live", "old", null, ""));
        assertThat(decisions.leftOver()).isEmpty();
    }
}
