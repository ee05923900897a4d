package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance is the second folder of a path, and its environment the first. */
class InstanceKeyTest {

    @ParameterizedTest
    @CsvSource({
        "live/db/claim.yaml, live, live/db",
        "live/db/deep/claim.yaml, live, live/db",
        "live/claim.yaml, live, ",
        "claim.yaml, '', ",
    })
    void a_file_in_two_folders_belongs_to_an_instance(String path, String environment, String instance) {
        assertThat(InstanceKey.ofFolder(path).map(InstanceKey::toString)).isEqualTo(Optional.ofNullable(instance));
        assertThat(InstanceKey.environmentOf(path)).isEqualTo(environment);
    }

    @Test
    void what_lies_in_no_environment_has_its_name_alone() {
        assertThat(new InstanceKey("", "db")).hasToString("db");
    }

    @Test
    void instances_are_ordered_by_environment_and_then_by_name() {
        assertThat(Stream.of(new InstanceKey("b", "a"), new InstanceKey("a", "b"), new InstanceKey("a", "a"))
                        .sorted())
                .extracting(InstanceKey::toString)
                .containsExactly("a/a", "a/b", "b/a");
    }
}
