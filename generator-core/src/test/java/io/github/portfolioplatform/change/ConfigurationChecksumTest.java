package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ResourceChange.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A checksum that changes with its configuration is the reason of a restart; one that changes alone is a change. */
class ConfigurationChecksumTest {

    private static final String CHECKSUM = "spec.template.metadata.annotations[\"checksum/configuration\"]";
    private static final Impact RESTART = Impact.restart(List.of("db-0"));
    private static final ResourceChange CONFIGURATION = change("ConfigMap", Type.CHANGED, Impact.NO_RESTART, "data.a");

    private static ResourceChange change(String kind, Type type, Impact impact, String... fields) {
        List<FieldChange> changes =
                Stream.of(fields).map(path -> new FieldChange(path, "a", "b")).toList();
        return new ResourceChange("live/db/a.yaml", "live", "db", kind, "db", type, changes, impact);
    }

    private static ResourceChange explained(ResourceChange configuration, ResourceChange server) {
        return ConfigurationChecksum.explained(List.of(configuration, server)).get(1);
    }

    @Test
    void the_reason_is_told_instead_of_the_checksum() {
        assertThat(explained(CONFIGURATION, change("StatefulSet", Type.CHANGED, RESTART, CHECKSUM)))
                .isEqualTo(change("StatefulSet", Type.CHANGED, RESTART.because("its ConfigMap changes")));
        assertThat(explained(
                        CONFIGURATION, change("StatefulSet", Type.CHANGED, RESTART, "metadata.labels.a", CHECKSUM)))
                .isEqualTo(change(
                        "StatefulSet", Type.CHANGED, RESTART.because("its ConfigMap changes"), "metadata.labels.a"));
    }

    @Test
    void a_pod_that_changes_besides_restarts_for_that_as_well() {
        assertThat(explained(
                        CONFIGURATION, change("StatefulSet", Type.CHANGED, RESTART, "spec.template.spec.a", CHECKSUM)))
                .isEqualTo(change("StatefulSet", Type.CHANGED, RESTART, "spec.template.spec.a"));
    }

    @Test
    void what_restarts_nothing_has_no_reason_to() {
        assertThat(explained(CONFIGURATION, change("StatefulSet", Type.CHANGED, Impact.NEEDS_RECREATION, CHECKSUM)))
                .isEqualTo(change("StatefulSet", Type.CHANGED, Impact.NEEDS_RECREATION));
    }

    @Test
    void without_a_changed_configuration_or_a_checksum_all_stays() {
        ResourceChange server = change("StatefulSet", Type.CHANGED, RESTART, CHECKSUM);
        ResourceChange other = change("StatefulSet", Type.CHANGED, RESTART, "spec.template.spec.a");

        assertThat(explained(change("ConfigMap", Type.ADDED, Impact.CREATED), server))
                .isEqualTo(server);
        assertThat(explained(change("Secret", Type.CHANGED, Impact.NO_RESTART, "data.a"), server))
                .isEqualTo(server);
        assertThat(explained(CONFIGURATION, other)).isSameAs(other);
    }
}
