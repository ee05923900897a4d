package io.github.portfolioplatform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void a_place_in_a_file_is_one_that_editors_jump_to() {
        assertThat(new Place.InFile("portfolio.yaml", 14, 16)).hasToString("portfolio.yaml:14:16");
    }

    @Test
    void a_place_in_the_model_is_its_path() {
        assertThat(new Place.InModel(ModelPath.ROOT.field("name"))).hasToString("name");
    }

    @Test
    void a_place_in_a_resource_is_its_kind_and_name() {
        assertThat(new Place.InResource("StatefulSet", "redis")).hasToString("StatefulSet redis");
    }

    @Test
    void places_in_files_are_ordered_by_file_line_and_column_as_numbers() {
        List<Place> ordered = List.of(
                new Place.InFile("a.yaml", 100, 1),
                new Place.InFile("b.yaml", 2, 9),
                new Place.InFile("b.yaml", 2, 10),
                new Place.InFile("b.yaml", 10, 1));

        assertThat(Stream.of(3, 1, 2, 0).map(ordered::get).sorted()).isEqualTo(ordered);
    }

    @Test
    void other_places_are_ordered_by_their_text() {
        Place model = new Place.InModel(ModelPath.ROOT.field("name"));
        Place resource = new Place.InResource("Service", "redis");
        Place file = new Place.InFile("portfolio.yaml", 1, 1);

        assertThat(Stream.of(file, model, resource).sorted()).containsExactly(resource, model, file);
    }
}
