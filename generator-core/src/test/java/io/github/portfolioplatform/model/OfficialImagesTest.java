package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image is official by its path, so that its tag is believed; what only ends in the same name is not. */
class OfficialImagesTest {

    private static List<String> officialOf(String repository) {
        return DatabaseEngines.all().stream()
                .flatMap(engine -> OfficialImages.of(engine.images(), repository).stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, docker.io/library/postgres",
        "library/redis, docker.io/library/redis",
        "docker.io/library/mongo, docker.io/library/mongo",
        "docker.io/postgres, docker.io/library/postgres",
        "localhost:5000/postgres, docker.io/library/postgres",
        "registry.example.com/redis, docker.io/library/redis",
        "public.ecr.aws/docker/library/postgres, docker.io/library/postgres",
        "registry.example.com:5000/hub/library/mongo, docker.io/library/mongo",
        "valkey/valkey, docker.io/valkey/valkey",
        "registry.example.com/hub/valkey/valkey, docker.io/valkey/valkey",
    })
    void an_official_image_and_its_mirrors(String repository, String official) {
        assertThat(officialOf(repository)).containsExactly(official);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cimg/postgres",
                "bitnami/redis",
                "hub/library/postgres",
                "registry.example.com/team/redis",
                "registry.example.com/mylibrary/postgres",
                "registry.example.com/postgres/postgres",
                "timescale/timescaledb",
                "valkey",
                "valkey/valkey-bundle",
                "registry.example.com/valkey",
                "postgresql",
                "mongodb",
                "library/library/postgres"
            })
    void what_is_none(String repository) {
        assertThat(officialOf(repository)).isEmpty();
    }
}
