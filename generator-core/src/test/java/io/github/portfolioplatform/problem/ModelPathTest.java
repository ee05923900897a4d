package io.github.portfolioplatform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPathTest {

    private static final ModelPath MEMORY =
            ModelPath.ROOT.field("instances").item(2).field("limits").field("memory");

    @Test
    void it_is_written_as_people_write_it() {
        assertThat(MEMORY).hasToString("instances[2].limits.memory");
        assertThat(ModelPath.ROOT.field("name")).hasToString("name");
        assertThat(ModelPath.ROOT).hasToString("portfolio");
    }

    @Test
    void a_list_in_a_list_has_two_indices() {
        assertThat(ModelPath.ROOT.field("a").item(0).item(1)).hasToString("a[0][1]");
    }

    @Test
    void the_parent_holds_the_value() {
        assertThat(MEMORY.parent())
                .contains(ModelPath.ROOT.field("instances").item(2).field("limits"));
        assertThat(ModelPath.ROOT.parent()).isEmpty();
    }

    @Test
    void a_path_goes_on() {
        assertThat(ModelPath.ROOT.field("instances").append(List.of("[2]", "limits", "memory")))
                .isEqualTo(MEMORY);
    }

    @Test
    void a_path_does_not_change_with_the_list_that_it_was_made_of() {
        List<String> segments = new ArrayList<>(List.of("name"));
        ModelPath path = new ModelPath(segments);

        segments.add("x");

        assertThat(path).hasToString("name");
    }
}
