package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void the_host_is_the_service_with_namespace_and_cluster_domain() {
        assertThat(names.host("default")).isEqualTo("postgresql-bookmarked.default.svc.cluster.local");
        assertThat(names.host("databases")).isEqualTo("postgresql-bookmarked.databases.svc.cluster.local");
    }
}
