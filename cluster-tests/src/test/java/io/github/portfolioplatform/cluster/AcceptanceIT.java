package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that this repository has rendered, applied to a cluster in the two ways in which users apply. */
@NeedsControlPlane
class AcceptanceIT {

    static Collection<RenderedFolder> folders() {
        return RenderedFolder.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void what_is_applied_by_clients_is_accepted_kept_and_admitted(RenderedFolder folder) {
        try (AppliedFolder applied = AppliedFolder.apply(folder, Way.CLIENT_SIDE)) {
            applied.isAcceptedWithoutWarning();
            applied.isUnchangedByASecondTime();
            applied.differsInNothing();
            assertThat(applied.differencesToWhatIsKept()).isEmpty();
            applied.serversUseTheTotals();
            applied.jobsAreAdmittedAndEnd();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void what_the_server_applies_is_accepted_and_kept(RenderedFolder folder) {
        try (AppliedFolder applied = AppliedFolder.apply(folder, Way.SERVER_SIDE)) {
            applied.isAcceptedWithoutWarning();
            applied.isUnchangedByASecondTime();
            applied.differsInNothing();
            assertThat(applied.differencesToWhatIsKept()).isEmpty();
        }
    }
}
