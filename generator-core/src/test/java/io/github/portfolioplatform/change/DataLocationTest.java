package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that goes with its pod is not missed by another volume; all other data is. */
class DataLocationTest {

    private static final String SERVER = "development/postgresql-codetalk/statefulset.yaml";
    private static final String CLAIM =
            "        persistentVolumeClaim:\n          claimName: postgresql-codetalk-pvc\n";
    private static final Tree PLATFORM = Tree.platform();

    @ParameterizedTest
    @CsvSource({"postgresql-codetalk-pvc, true", "hostPath, true", "nfs, true", "emptyDir, false", "Pod, false"})
    void only_a_folder_of_the_pod_goes_with_it(String volume, boolean outlives) {
        assertThat(new DataLocation(volume, "/pgdata").outlivesThePod()).isEqualTo(outlives);
        assertThat(new DataLocation(volume, "/pgdata")).hasToString(volume + ":/pgdata");
    }

    private static Tree on(String volume) {
        return PLATFORM.replace(SERVER, CLAIM, "        " + volume + "\n");
    }

    @Test
    void a_scratch_volume_becomes_a_claim_without_a_question() {
        assertThat(on("emptyDir: {}").changesTo(PLATFORM).refusals()).isEmpty();
    }

    @Test
    void a_folder_of_the_node_does_not_become_a_claim() {
        assertThat(on("hostPath: {path: /srv/data}").changesTo(PLATFORM).refusals())
                .singleElement()
                .asString()
                .contains("looks for its data at postgresql-codetalk-pvc:/pgdata, but it lies at hostPath:/pgdata");
    }

    @ParameterizedTest
    @CsvSource({"emptyDir: {}, emptyDir", "'hostPath: {path: /srv/data}', hostPath", "'nfs: {server: a, path: /b}', nfs"
    })
    void a_claim_does_not_become_another_volume(String volume, String location) {
        List<Problem> refusals = PLATFORM.changesTo(on(volume)).refusals();

        assertThat(refusals).extracting(Problem::id).containsExactly("data-path-moves");
        assertThat(refusals.get(0).toString())
                .contains(
                        "looks for its data at " + location
                                + ":/pgdata, but it lies at postgresql-codetalk-pvc:/pgdata",
                        "to: " + location + ":/pgdata, reason: …}");
    }
}
