package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceNamesTest {

    private final InstanceNames names = new InstanceNames("postgresql-bookmarked");

    @Test
    void every_name_begins_with_that_of_the_instance() {
        assertThat(names.statefulSet()).isEqualTo("postgresql-bookmarked");
        assertThat(names.service()).isEqualTo("postgresql-bookmarked");
        assertThat(names.claim()).isEqualTo("postgresql-bookmarked-pvc");
        assertThat(names.credentials()).isEqualTo("postgresql-bookmarked-secrets");
    }

    /** Network policies of running clusters select by it. */
    @Test
    void the_pods_that_use_an_instance_carry_a_label_of_its_own() {
        assertThat(names.consumerLabel())
                .containsExactly(Map.entry("portfolioplatform.github.io/uses-postgresql-bookmarked", "true"));
    }

    @Test
    void the_key_of_that_label_is_short_enough_for_the_longest_name() {
        String key = new InstanceNames("i".repeat(44))
                .consumerLabel()
                .keySet()
                .iterator()
                .next();

        assertThat(key.substring(key.indexOf('/') + 1)).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void the_host_is_the_service_with_namespace_and_cluster_domain() {
        assertThat(names.host("default")).isEqualTo("postgresql-bookmarked.default.svc.cluster.local");
        assertThat(names.host("databases")).isEqualTo("postgresql-bookmarked.databases.svc.cluster.local");
    }
}
