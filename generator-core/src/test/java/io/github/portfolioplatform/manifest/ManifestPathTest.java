package io.github.portfolioplatform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestPathTest {

    @Test
    void a_resource_lies_in_the_folder_of_its_instance_in_that_of_its_environment() {
        ManifestPath path = ManifestPath.of("development", "redis", "service");

        assertThat(path).hasToString("development/redis/service.yaml");
        assertThat(path.top()).isEqualTo("development");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../outside.yaml",
                "development/../../outside.yaml",
                "development/./redis.yaml",
                "development//redis.yaml",
                "development/",
                "~/redis.yaml",
                "C:\\outside.yaml",
                "development\\redis.yaml",
                "C:/outside.yaml",
                ".git/config",
                "development/.hidden",
                "development/-rf",
                "development/redis.yaml\n",
                "development/re dis.yaml",
                "development/redis\u0000.yaml",
                "development./redis.yaml",
                "development/redis.yaml.",
            })
    void a_path_never_leaves_the_output_folder_nor_names_a_hidden_file(String text) {
        assertThat(ManifestPath.isValid(text)).isFalse();
        assertThatThrownBy(() -> new ManifestPath(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a path below the output folder");
    }

    @Test
    void paths_are_ordered_by_their_text() {
        ManifestPath redis = new ManifestPath("development/redis/service.yaml");
        ManifestPath cache = new ManifestPath("development/redis-cache/service.yaml");

        assertThat(new TreeSet<>(List.of(redis, cache))).containsExactly(cache, redis);
    }
}
