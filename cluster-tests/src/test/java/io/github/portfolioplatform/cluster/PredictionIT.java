package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What {@code diff} says about a change, happens: the pods that it names restart and no others, what the API server refuses was refused before,
 * and what nobody refuses applies. {@code -Dcluster.steps=3000 -Dcluster.seed=7} walks further, and elsewhere.
 */
@NeedsControlPlane
class PredictionIT {

    private static final int STEPS = Integer.getInteger("cluster.steps", 300);
    private static final long SEED = Long.getLong("cluster.seed", 20_261_129L);

    /** Every edit and what became of it, while the walk goes on. */
    private static final Path LOG = Path.of("target", "walk-" + SEED + ".log");

    @Test
    void what_diff_says_happens() throws IOException {
        WalkedCluster cluster = new WalkedCluster();
        Walk walk;
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(LOG), true)) {
            walk = new Walk(SEED, cluster, log::println);
            walk.run(Resource.parse(Resource.text("walk.yaml")).fields(), STEPS);
        }

        System.out.println("Random walk of " + STEPS + " steps by seed " + SEED + ": " + walk.outcomes() + ", see "
                + LOG + "; keys of which no edit was applied: " + walk.neverApplied());
        assertThat(walk.wrong()).isEmpty();
        cluster.delete();
    }
}
