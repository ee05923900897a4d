package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@code diff} says about a change, happens: the pods that it names restart and no others, what the API server refuses was refused before,
 * and what is not refused applies. What the guard refuses is accepted by what its message gives to paste, and then the same holds.
 * {@code -Dcluster.steps=3000 -Dcluster.seed=7} walks further, and elsewhere.
 */
@NeedsControlPlane
class PredictionIT {

    /** Of all walks together. */
    private static final int STEPS = Integer.getInteger("cluster.steps", 300);

    private static final long SEED = Long.getLong("cluster.seed", 20_261_129L);

    /** Where walks begin; the documents of {@code walk.yaml}. */
    private static final List<Resource> STARTS = Resource.parseAll(Resource.text("walk.yaml"));

    /** Every edit and what became of it, while the walk goes on. */
    private static final Path LOG = Path.of("target", "walk-" + SEED + ".log");

    @Test
    void what_diff_says_happens() throws IOException {
        WalkedCluster cluster = new WalkedCluster();
        Walk walk;
        long start = System.nanoTime();
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(LOG), true)) {
            walk = new Walk(SEED, cluster, log::println);
            for (Resource spec : STARTS) {
                walk.run(spec.fields(), STEPS / STARTS.size());
            }
        }
        cluster.clear();

        System.out.println(
                "Random walks of " + STEPS + " steps from " + STARTS.size() + " specs by seed " + SEED + " in "
                        + (System.nanoTime() - start) / 1_000_000_000 + " s: " + walk.outcomes() + ", see " + LOG
                        + "; keys of which no edit was applied: " + walk.neverApplied());
        for (String kind : cluster.unserved()) {
            System.out.println("Not proven: what the API server says of " + kind
                    + ", because .ci/install-control-plane could not get the definition");
        }
        assertThat(walk.wrong()).isEmpty();
    }
}
