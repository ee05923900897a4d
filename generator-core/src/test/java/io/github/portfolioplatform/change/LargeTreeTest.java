package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand instances in three environments: time grows with the tree, and only files that differ are read. */
@Tag("thorough")
class LargeTreeTest {

    /** Takes note of the files that are read. */
    private record Watched(Tree tree, SortedSet<String> read) implements Baseline {

        @Override
        public SortedSet<String> paths() {
            return tree.paths();
        }

        @Override
        public boolean holds(String path, byte[] content) {
            return tree.holds(path, content);
        }

        @Override
        public byte[] read(String path) {
            read.add(path);
            return tree.read(path);
        }
    }

    private static Tree large() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<String, byte[]> redis =
                Tree.platform().only("development/redis/").files();
        for (String environment : new String[] {"development", "staging", "production"}) {
            for (int i = 0; i < 1000; i++) {
                String folder = environment + "/redis-" + i + "/";
                redis.forEach(
                        (path, bytes) -> files.put(folder + path.substring("development/redis/".length()), bytes));
            }
        }
        return new Tree(Collections.unmodifiableSortedMap(files));
    }

    @Test
    void only_what_differs_is_read() {
        Tree tree = large();
        Watched before = new Watched(tree, new TreeSet<>());
        Tree after = tree.replace("staging/redis-7/claim.yaml", "1Gi", "2Gi");

        ChangeSet changes = ChangeSet.between("k8s", before, after.files(), Accepted.NOTHING, Scenario.GOALS);

        assertThat(before.read()).containsExactly("staging/redis-7/claim.yaml");
        assertThat(changes.resources()).hasSize(1);
    }

    @Test
    void a_change_of_every_instance_takes_seconds() {
        Tree before = large().only("staging/");
        SortedMap<String, byte[]> files = new TreeMap<>();
        before.paths().forEach(path -> files.put(path.replace("/redis-", "/cache-"), before.read(path)));

        // Of the processor: how long it takes by the clock depends on what else runs.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        ChangeSet changes = before.changesTo(new Tree(files));
        Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);

        assertThat(taken).isLessThan(Duration.ofSeconds(60));
        assertThat(changes.resources()).isEmpty();
    }
}
