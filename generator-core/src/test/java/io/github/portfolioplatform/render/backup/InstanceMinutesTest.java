package io.github.portfolioplatform.render.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At which minute the jobs of an instance start. */
class InstanceMinutesTest {

    private static final List<String> SIXTY =
            IntStream.range(0, 60).mapToObj(number -> "redis-" + number * 7).toList();

    private static List<Integer> minutes(List<String> names) {
        InstanceMinutes minutes = InstanceMinutes.of(names);
        return names.stream().map(minutes::of).toList();
    }

    @Test
    void names_of_the_same_number_have_different_minutes() {
        assertThat(minutes(List.of("redis-billing", "redis-reports"))).doesNotHaveDuplicates();
    }

    @Test
    void sixty_instances_have_a_minute_each() {
        assertThat(new HashSet<>(minutes(SIXTY))).hasSize(60);
    }

    @Test
    void more_instances_share_minutes_evenly() {
        List<String> names = IntStream.range(0, 120)
                .mapToObj(number -> "postgresql-" + number)
                .toList();
        List<Integer> minutes = minutes(names);

        assertThat(Set.copyOf(minutes))
                .hasSize(60)
                .allSatisfy(minute ->
                        assertThat(Collections.frequency(minutes, minute)).isEqualTo(2));
    }

    @Test
    void an_instance_that_is_added_at_the_end_moves_no_other() {
        assertThat(minutes(SIXTY).subList(0, 59)).isEqualTo(minutes(SIXTY.subList(0, 59)));
    }
}
