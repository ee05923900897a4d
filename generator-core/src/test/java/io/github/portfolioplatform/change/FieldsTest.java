package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field of a manifest that is missing or of another kind than wanted is empty, whether the manifest was rendered or not. */
class FieldsTest {

    private static final Fields FIELDS = new Fields(YamlDocuments.read("""
            text: a
            number: 3
            decimal: 3.7
            empty: ''
            map: {text: b, map: {text: c}}
            list: [a, 3, {text: d}, [e], {text: f}]
            """).get(0));

    @Test
    void a_value_is_found_by_its_path() {
        assertThat(FIELDS.at("map", "map", "text")).contains("c");
        assertThat(FIELDS.at("map", "text", "text")).isEmpty();
        assertThat(FIELDS.at("list", "text")).isEmpty();
        assertThat(FIELDS.at("none", "text")).isEmpty();
        assertThat(FIELDS.at()).contains(FIELDS.map());
    }

    @Test
    void a_scalar_is_a_text_and_a_map_or_list_is_none() {
        assertThat(FIELDS.text("text")).contains("a");
        assertThat(FIELDS.text("number")).contains("3");
        assertThat(FIELDS.text("empty")).contains("");
        assertThat(FIELDS.text("map")).isEmpty();
        assertThat(FIELDS.text("list")).isEmpty();
        assertThat(FIELDS.text("none")).isEmpty();
    }

    @Test
    void a_list_has_mappings_and_scalars() {
        assertThat(FIELDS.list("list"))
                .extracting(Fields::map)
                .containsExactly(Map.of("text", "d"), Map.of("text", "f"));
        assertThat(FIELDS.texts("list")).containsExactly("a", "3");
        assertThat(FIELDS.list("map")).isEmpty();
        assertThat(FIELDS.texts("text")).isEmpty();
        assertThat(FIELDS.texts("none")).isEmpty();
    }

    @Test
    void a_number_is_a_whole_one_or_else_the_default() {
        assertThat(FIELDS.number(1, "number")).isEqualTo(3);
        assertThat(FIELDS.number(1, "decimal")).isEqualTo(3);
        assertThat(FIELDS.number(1, "text")).isEqualTo(1);
        assertThat(FIELDS.number(1, "none")).isEqualTo(1);
    }

    @Test
    void what_is_in_a_mapping_are_its_fields() {
        assertThat(FIELDS.in("map", "map").map()).isEqualTo(Map.of("text", "c"));
        assertThat(FIELDS.in("text").map()).isEmpty();
        assertThat(FIELDS.in("none").map()).isEmpty();
        assertThat(Fields.of(List.of("a")).map()).isEmpty();
        assertThat(Fields.of(Map.of(5432, "a")).map()).isEqualTo(Map.of("5432", "a"));
    }
}
