package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Engine;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of image names as people and tools write them, and which repositories hold the same images. */
class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "postgres, postgres, , , postgres",
        "postgres:18.6-trixie, postgres, 18.6-trixie, , postgres",
        "library/redis:7, library/redis, 7, , redis",
        "docker.io/library/mongo:8.0.29-noble, docker.io/library/mongo, 8.0.29-noble, , mongo",
        "localhost:5000/postgres, localhost:5000/postgres, , , postgres",
        "localhost:5000/postgres:14, localhost:5000/postgres, 14, , postgres",
        "registry.example.com:5000/hub/valkey/valkey:9.1, registry.example.com:5000/hub/valkey/valkey, 9.1, , valkey",
        "postgres@sha256:5f70bf18, postgres, , sha256:5f70bf18, postgres",
        "postgres:17@sha256:5f70bf18, postgres, 17, sha256:5f70bf18, postgres",
        "localhost:5000/redis@sha256:5f70bf18, localhost:5000/redis, , sha256:5f70bf18, redis",
        "ghcr.io/cloudnative-pg/postgresql:18-trixie, ghcr.io/cloudnative-pg/postgresql, 18-trixie, , postgresql",
        ":17, '', 17, , ''",
        "@sha256:5f70bf18, '', , sha256:5f70bf18, ''",
    })
    void a_name_has_a_repository_and_perhaps_a_tag_and_a_digest(
            String text, String repository, String tag, String digest, String name) {
        ImageName image = new ImageName(text);

        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.tag()).isEqualTo(Optional.ofNullable(tag));
        assertThat(image.digest()).isEqualTo(Optional.ofNullable(digest));
        assertThat(image.name()).isEqualTo(name);
        assertThat(image).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:18.6-trixie, 18.6",
        "mongo:7.0.40-jammy, 7.0.40",
        "redis:7-alpine, 7",
        "redis:v7.2, 7.2",
        "postgres:17@sha256:5f70bf18, 17",
        "postgres:latest, ",
        "postgres:bookworm, ",
        "postgres, ",
        "postgres@sha256:5f70bf18, ",
    })
    void the_version_is_the_start_of_the_tag(String image, String version) {
        assertThat(new ImageName(image).version().map(Object::toString)).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:17, postgresql",
        "bitnami/postgresql:17.6.0-debian-12-r0, postgresql",
        "ghcr.io/cloudnative-pg/postgresql:18.6, postgresql",
        "mongo:8, mongodb",
        "bitnami/mongodb:8.0, mongodb",
        "registry.example.com:5000/team/redis, redis",
        "valkey/valkey:9.1, valkey",
        "pgvector/pgvector:pg18, ",
        "oliver006/redis_exporter:v1.89.0, ",
        "quay.io/prometheuscommunity/postgres-exporter:v0.20.1, ",
        "postgres/exporter:1, ",
    })
    void the_engine_is_the_one_whose_name_or_image_stands_last(String image, String engine) {
        assertThat(new ImageName(image).engine().map(Engine::id)).isEqualTo(Optional.ofNullable(engine));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:17, docker.io/library/postgres, true",
        "registry.example.com/hub/library/redis:8, docker.io/library/redis, true",
        "registry.example.com/hub/valkey/valkey:9.1, docker.io/valkey/valkey, false",
        "registry.example.com/team/postgres:17, , true",
        "bitnami/redis:8.2, , true",
        "bitnami/postgresql:17.6.0, , false",
        "timescale/timescaledb:2.17.2-pg17, , false",
        "percona/percona-server-mongodb:7.0.24-13, , false",
    })
    void an_image_may_have_the_name_of_an_official_one_without_being_one(
            String image, String official, boolean isNamedOfficially) {
        assertThat(new ImageName(image).official()).isEqualTo(Optional.ofNullable(official));
        assertThat(new ImageName(image).isNamedOfficially()).isEqualTo(isNamedOfficially);
    }

    @ParameterizedTest
    @CsvSource({
        "pgvector/pgvector:pg17, pgvector/pgvector:pg18",
        "pgvector/pgvector:pg17, ghcr.io/pgvector/pgvector:pg17",
        "bitnami/postgresql:17, registry.example.com/hub/bitnami/postgresql:17",
        "docker.io/bitnami/postgresql:17, registry.example.com:5000/bitnami/postgresql:17",
        "registry.example.com/db:1, mirror.example.org:5000/db:1",
        "docker.io/library/postgres:17, registry.example.com/hub/library/postgres:17",
    })
    void a_mirror_keeps_the_path_and_may_put_something_before_it(String one, String other) {
        assertThat(new ImageName(one).isMirrorOf(new ImageName(other))).isTrue();
        assertThat(new ImageName(other).isMirrorOf(new ImageName(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:17, redis:17",
        "postgres:17, registry.example.com/team/postgres:17",
        "registry.example.com/db:1, mirror.example.org/team/db:1",
        "bitnami/postgresql:17, bitnamilegacy/postgresql:17",
        "bitnami/postgresql:17, registry.example.com/mybitnami/postgresql:17",
        "bitnami/postgresql:17, bitnami/postgresql/postgresql:17",
        "timescale/timescaledb:2.17.2-pg17, timescale/timescaledb-ha:pg17",
        "valkey/valkey:8, redis:8",
        "percona/percona-server-mongodb:7.0, mongo:7.0",
    })
    void another_path_is_no_mirror(String one, String other) {
        assertThat(new ImageName(one).isMirrorOf(new ImageName(other))).isFalse();
        assertThat(new ImageName(other).isMirrorOf(new ImageName(one))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "/", "@", ":17", "registry.example.com/"})
    void what_is_no_name_is_no_image_of_an_engine(String text) {
        ImageName image = new ImageName(text);

        assertThat(image.engine()).isEmpty();
        assertThat(image.official()).isEmpty();
    }
}
