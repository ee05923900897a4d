package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "postgres:14, postgres, postgres, 14",
        "redis:7-alpine, redis, redis, 7-alpine",
        "library/mongo:6.0.24, library/mongo, mongo, 6.0.24",
        "registry.example.com/team/redis:7.2, registry.example.com/team/redis, redis, 7.2",
        "localhost:5000/postgres:14, localhost:5000/postgres, postgres, 14",
        "Registry.Example.com/a__b/c.d-e--f:T_a.g-1, Registry.Example.com/a__b/c.d-e--f, c.d-e--f, T_a.g-1"
    })
    void reads_repository_name_and_tag(String text, String repository, String name, String tag) {
        ImageReference image = ImageReference.parse(text);

        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.name()).isEqualTo(name);
        assertThat(image.tag()).hasValue(tag);
    }

    @Test
    void reads_a_digest_beside_a_tag() {
        ImageReference image = ImageReference.parse("redis:7.2@" + DIGEST);

        assertThat(image.tag()).hasValue("7.2");
        assertThat(image.digest()).hasValue(DIGEST);
    }

    @Test
    void accepts_a_digest_instead_of_a_tag() {
        assertThat(ImageReference.parse("redis@" + DIGEST).tag()).isEmpty();
    }

    @Test
    void accepts_latest_where_a_digest_fixes_the_content() {
        assertThat(ImageReference.parse("redis:latest@" + DIGEST).digest()).hasValue(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:14",
                "localhost:5000/a/redis:7.2-alpine",
                "mongo:6@" + "sha256:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void prints_what_was_read(String text) {
        assertThat(ImageReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres", "postgres:latest", "localhost:5000/postgres", "registry.example.com/postgres:latest"
            })
    void refuses_an_image_that_names_no_version(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ImageReference.parse(text))
                .withMessageContaining("names no version")
                .withMessageEndingWith("Write a tag that names the version, as postgres:14 does.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "postgres:",
                ":14",
                "Postgres:14",
                "postgres :14",
                "postgres:14 ",
                "postgres:14\n",
                "/postgres:14",
                "postgres//x:14",
                "postgres/:14",
                "postgres:-14",
                "postgres:14@sha256:abc",
                "postgres:14@md5:0123",
                "https://registry.example.com/postgres:14",
                "post gres:14",
                "postgres:14:15",
                "_postgres:14",
                "a---.b:1"
            })
    void refuses_what_no_container_runtime_reads(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ImageReference.parse(text))
                .withMessageContaining("is not an image reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-registry.example.com/postgres:14",
                "registry-.example.com/postgres:14",
                "a..b/postgres:14",
                ".example.com/postgres:14"
            })
    void refuses_a_registry_that_is_no_host(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> ImageReference.parse(text));
    }

    @Test
    void accepts_a_tag_of_at_most_128_characters() {
        assertThat(ImageReference.parse("redis:" + "7".repeat(128)).tag()).hasValue("7".repeat(128));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ImageReference.parse("redis:" + "7".repeat(129)));
    }

    @Test
    void accepts_a_text_of_at_most_512_characters() {
        assertThat(ImageReference.parse("r".repeat(510) + ":7")).hasToString("r".repeat(510) + ":7");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ImageReference.parse("r".repeat(511) + ":7"));
    }

    @Test
    void refuses_a_very_long_text_quickly() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ImageReference.parse("a-".repeat(500_000) + "!"))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource({
        "redis:7, registry.example.com/redis:7",
        "bitnami/redis:7, registry.example.com/bitnami/redis:7",
        "docker.io/library/redis:7, registry.example.com/library/redis:7",
        "localhost/redis:7, registry.example.com/redis:7",
        "localhost:5000/redis:7, registry.example.com/redis:7",
        "quay.io/a/b/c/redis:7, registry.example.com/a/b/c/redis:7",
    })
    void another_registry_has_the_same_path(String image, String mirrored) {
        assertThat(ImageReference.parse(image).pulledFrom("registry.example.com"))
                .hasToString(mirrored);
    }
}
