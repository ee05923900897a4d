package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A walk keeps what a destination finds wrong, and begins there again with the last spec that was right. */
class WalkTest {

    private static final int STEPS = 12;

    private final Map<String, Object> start =
            Resource.parseAll(Resource.text("walk.yaml")).get(3).fields();

    @Test
    void what_is_wrong_is_kept_and_not_gone_on_from() {
        Broken broken = new Broken();
        Walk walk = new Walk(1, broken, edit -> {});

        walk.run(start, STEPS);

        assertThat(walk.wrong())
                .isNotEmpty()
                .allSatisfy(wrong ->
                        assertThat(wrong).contains("seed 1, step", "of this change", "before: {", "after:  {"));
        assertThat(walk.outcomes())
                .containsEntry("predicted wrong", walk.wrong().size());
        assertThat(broken.cleared).isEqualTo(1 + walk.wrong().size());
        assertThat(broken.bases)
                .allSatisfy(base -> assertThat(base.keySet())
                        .isEqualTo(Rendering.of(start).files().keySet()));
    }

    /** An entry may stand there before the change, or come with it. */
    @Test
    void what_an_entry_lets_through_is_known() {
        Map<String, Object> smaller = Edits.copy(start);
        smaller.put(
                "accept",
                List.of(Map.of("instance", "rd", "change", "storage-class-changes", "to", "fast", "reason", "copied")));
        smaller.put("engines", Map.of("redis", Map.of("storageClass", "fast")));
        Rendering before = Rendering.of(start);

        assertThat(Rendering.of(smaller).changesSince(before).refusals()).isEmpty();
        assertThat(Rendering.of(smaller).isRefusedWithoutEntries(before)).isTrue();
        assertThat(before.isRefusedWithoutEntries(before)).isFalse();
    }

    /** Takes what begins, and no change. */
    private static final class Broken implements Walk.Destination {
        private final List<Map<String, byte[]>> bases = new ArrayList<>();
        private int cleared;

        @Override
        public List<String> apply(Rendering before, Rendering after, ChangeSet changes) {
            if (before.files().isEmpty()) {
                return List.of();
            }
            bases.add(before.files());
            return List.of("of this change");
        }

        @Override
        public List<String> prepare(Rendering before, Rendering after, ChangeSet changes) {
            return List.of();
        }

        @Override
        public String verdict(Rendering before, Rendering refused) {
            return "unasked";
        }

        @Override
        public void clear() {
            cleared++;
        }
    }
}
