package io.github.portfolioplatform.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a spec accepts, applies: compared with the code of Kubernetes itself. {@code -Dvalues.number=1000000 -Dvalues.seed=7} tries others and
 * more of them.
 */
@Tag("thorough")
class ValuesIT {

    private static final int NUMBER = Integer.getInteger("values.number", 100_000);
    private static final long SEED = Long.getLong("values.seed", 20_261_129L);
    private static final int SHOWN = 40;

    @BeforeAll
    static void there_is_an_oracle() {
        if (!Oracle.isInstalled()) {
            String reason = "the oracles are not installed, see .ci/install-oracles";
            assertThat(System.getenv("SERVER_TESTS_REQUIRED")).as(reason).isNotEqualTo("yes");
            System.out.println(
                    "Not proven: that Kubernetes takes " + NUMBER + " values of each kind, for " + reason + ".");
            assumeTrue(false, reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_spec_accepts_others_accept_too(Kind kind) {
        List<Judged> judged = Judged.byOracle(kind, new Values(kind, SEED).some(NUMBER));

        Map<String, Long> figures =
                judged.stream().collect(Collectors.groupingBy(ValuesIT::outcome, TreeMap::new, Collectors.counting()));
        System.out.println("Values of " + kind + " by seed " + SEED + ": " + figures);
        assertThat(judged.stream().filter(value -> value.problem().isPresent()).map(Judged::toString))
                .as("seed " + SEED)
                .satisfies(wrong -> assertThat(wrong.stream().limit(SHOWN)).isEmpty());
    }

    private static String outcome(Judged value) {
        return (value.isAccepted() ? "spec +" : "spec -") + (value.verdict().isAccepted() ? " oracle +" : " oracle -");
    }

    @Test
    void the_list_in_the_repository_has_the_verdicts_of_this_oracle() throws IOException {
        String now = PreparedValues.written();
        if (System.getProperty("portfolio.golden.update") != null) {
            Files.writeString(PreparedValues.FILE, now);
        }
        assertThat(PreparedValues.FILE)
                .as("-Dportfolio.golden.update=true writes it")
                .hasContent(now);
    }
}
