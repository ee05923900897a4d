package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guard gives to paste is found, and what is wrong with it would be. */
class PastedTest {

    private final Map<String, Object> start =
            Resource.parseAll(Resource.text("walk.yaml")).get(0).fields();

    @Test
    void an_entry_for_each_refusal_is_pasted_once() {
        Map<String, Object> smaller = withoutInstance(1);
        map(map(smaller.get("engines")).get("mongodb")).put("storage", "1Gi");
        List<Problem> refusals = refusals(smaller);

        Map<String, Object> pasted = Pasted.into(smaller, refusals);

        assertThat(Pasted.arePossible(refusals)).isTrue();
        assertThat(refusals(pasted)).isEmpty();
        assertThat(Pasted.into(pasted, refusals)).isEqualTo(pasted);
        assertThat(Pasted.count(pasted)).isEqualTo(refusals.size());
        assertThat(pasted).containsKeys("accept", "tombstones");
    }

    @Test
    void a_refusal_without_an_entry_is_not_accepted() {
        List<Problem> refusals = new ArrayList<>(refusals(withoutInstance(1)));
        refusals.set(0, new Problem("x", refusals.get(0).place(), "It cannot be read.", "Write it again."));

        assertThat(Pasted.arePossible(refusals)).isFalse();
    }

    private Map<String, Object> withoutInstance(int index) {
        Map<String, Object> spec = Edits.copy(start);
        ((List<?>) spec.get("instances")).remove(index);
        return spec;
    }

    private List<Problem> refusals(Map<String, Object> spec) {
        ChangeSet changes = Rendering.of(spec).changesSince(Rendering.of(start));
        return changes.refusals();
    }

    @SuppressWarnings("unchecked") // YAML of specs has texts as keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
