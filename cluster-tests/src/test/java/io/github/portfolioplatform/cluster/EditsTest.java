package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ChangeSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The random walk changes every key that a spec can have. */
class EditsTest {

    @Test
    void every_key_of_the_schema_has_an_edit() {
        assertThat(new Edits(1).missing()).as("add values to edits.yaml").isEmpty();
    }

    @Test
    void the_same_seed_makes_the_same_edits() {
        assertThat(edited(7)).isEqualTo(edited(7)).isNotEqualTo(edited(8));
    }

    /** Without a cluster: what the reader and the guard let through would be applied. */
    @Test
    void a_walk_goes_on() {
        Walk walk = new Walk(1, new Nowhere(), edit -> {});
        int keys = new Edits(1).titles().size();

        walk.run(Resource.parseAll(Resource.text("walk.yaml")).get(0).fields(), 40);

        assertThat(walk.wrong()).isEmpty();
        assertThat(walk.neverApplied()).as(walk.outcomes().toString()).hasSizeLessThan(keys - 15);
    }

    /** Takes everything. */
    private static final class Nowhere implements Walk.Destination {
        @Override
        public List<String> apply(Rendering before, Rendering after, ChangeSet changes) {
            return List.of();
        }

        @Override
        public List<String> prepare(Rendering before, Rendering after, ChangeSet changes) {
            return List.of();
        }

        @Override
        public void clear() {
            // Nothing is there.
        }

        @Override
        public String verdict(Rendering before, Rendering refused) {
            return "unasked";
        }
    }

    private static Map<String, Object> edited(long seed) {
        Edits edits = new Edits(seed);
        Map<String, Object> spec = new TreeMap<>();
        edits.titles().forEach(title -> edits.change(spec, title));
        return spec;
    }
}
