package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system of an image, by tags as their publishers write them. */
class ImageSystemTest {

    @ParameterizedTest
    @CsvSource({
        "18.6-trixie, Debian, trixie",
        "17-bookworm, Debian, bookworm",
        "14.24-bullseye, Debian, bullseye",
        "12-buster, Debian, buster",
        "9.6-stretch, Debian, stretch",
        "3.4-jessie, Debian, jessie",
        "19-forky, Debian, forky",
        "17-3.5-bookworm, Debian, bookworm",
        "0.8.1-pg18-trixie, Debian, trixie",
        "18.6-standard-trixie, Debian, trixie",
        "bookworm, Debian, bookworm",
        "16_bookworm_3.4, Debian, bookworm",
        "7.2-bookworm-slim, Debian, bookworm",
        "7.2-slim-bookworm, Debian, bookworm",
        "7.2-slim, Debian, ",
        "3.6-xenial, Ubuntu, xenial",
        "4.2-bionic, Ubuntu, bionic",
        "4.4-focal, Ubuntu, focal",
        "7.0.40-jammy, Ubuntu, jammy",
        "8.0.29-noble, Ubuntu, noble",
        "9.0-resolute, Ubuntu, resolute",
    })
    void a_tag_that_names_a_suite_tells_its_family(String tag, String family, String suite) {
        assertThat(ImageSystem.ofTag(tag)).isEqualTo(new ImageSystem(Optional.of(family), Optional.ofNullable(suite)));
    }

    @ParameterizedTest
    @CsvSource({
        "17.6.0-debian-12-r0, Debian, debian-12",
        "16-debian11, Debian, debian11",
        "16-debian-11.4, Debian, debian-11",
        "7.0.5-ubuntu2204, Ubuntu, ubuntu2204",
        "16-ubuntu22.04, Ubuntu, ubuntu22.04",
        "16-ubuntu-24.04-r1, Ubuntu, ubuntu-24.04",
        "7.0-ubi8, Red Hat, ubi8",
        "ubi9-16.4-2436, Red Hat, ubi9",
        "16-ubi9.4, Red Hat, ubi9",
        "16-debian12-bookworm, Debian, bookworm",
    })
    void a_release_may_be_a_number(String tag, String family, String suite) {
        assertThat(ImageSystem.ofTag(tag)).isEqualTo(new ImageSystem(Optional.of(family), Optional.of(suite)));
    }

    @ParameterizedTest
    @CsvSource({
        "7-alpine, Alpine",
        "18.6-alpine3.24, Alpine",
        "17-3.5-alpine, Alpine",
        "alpine, Alpine",
        "8.0-windowsservercore-ltsc2022, Windows",
        "8.0-nanoserver-ltsc2022, Windows",
        "8.0-ubi, Red Hat",
        "8.0-debian, Debian",
        "8.0-ubuntu, Ubuntu",
    })
    void a_tag_may_name_a_family_alone(String tag, String family) {
        assertThat(ImageSystem.ofTag(tag)).isEqualTo(new ImageSystem(Optional.of(family), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18.6",
                "latest",
                "7.0.24-13",
                "2.17.2-pg17",
                "pg17",
                "14-vectorchord0.3.0-pgvectors0.2.0",
                "1.0-alpinelinux",
                "1.0-notalpine",
                "1.0-bookworms",
                "1.0-mydebian12",
                "8.2.1-rc1",
            })
    void a_tag_may_leave_the_system_to_the_image(String tag) {
        ImageSystem system = ImageSystem.ofTag(tag);

        assertThat(system).isEqualTo(new ImageSystem(Optional.empty(), Optional.empty()));
        assertThat(system.isUnnamed()).isTrue();
        assertThat(system).hasToString("the usual system of the image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"18-trixie", "8.0-noble", "7-alpine", "7.2-slim", "8.0-ubi", "8.0-windowsservercore-ltsc2022"})
    void a_family_is_a_name_for_the_system_even_without_a_suite(String tag) {
        assertThat(ImageSystem.ofTag(tag).isUnnamed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"18-trixie, trixie", "8.0-noble, noble", "7-alpine3.24, Alpine", "7.2-slim, Debian", "8.0-ubi, Red Hat"
    })
    void a_message_names_the_suite_and_else_the_family(String tag, String text) {
        assertThat(ImageSystem.ofTag(tag)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "17-bookworm, 17-trixie",
        "17-bookworm, 17-bookworm",
        "17-bookworm, 17",
        "17, 17.11",
        "7.0-jammy, 8.0-noble",
        "7.0-jammy, 7.0",
        "7.2-slim, 7.2",
        "7.2-slim, 7.2-bookworm",
        "7-alpine, 7-alpine3.24",
        "8.0-ubi, 8.2-ubi",
        "8.0-ubi8, 8.2-ubi9",
        "8.0-windowsservercore-ltsc2022, 8.0-nanoserver-ltsc2022",
    })
    void files_keep_their_owner_within_a_family_to_which_an_unnamed_system_may_belong(String one, String other) {
        assertThat(ImageSystem.ofTag(one).isFamilyOf(ImageSystem.ofTag(other))).isTrue();
        assertThat(ImageSystem.ofTag(other).isFamilyOf(ImageSystem.ofTag(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "17-alpine, 17",
        "17-alpine, 17-bookworm",
        "7-alpine, 7.2-slim",
        "7.0-jammy, 7.0-bookworm",
        "8.0-ubi, 8.0",
        "8.0-ubi, 8.0-noble",
        "8.0-windowsservercore-ltsc2022, 8.0",
        "8.0-nanoserver-ltsc2022, 8.0-noble",
    })
    void no_other_family_is_the_usual_system(String one, String other) {
        assertThat(ImageSystem.ofTag(one).isFamilyOf(ImageSystem.ofTag(other))).isFalse();
        assertThat(ImageSystem.ofTag(other).isFamilyOf(ImageSystem.ofTag(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "17-bookworm, 17-trixie, true",
        "17-bookworm, 17, true",
        "17, 17-bookworm, true",
        "7.0-jammy, 7.0-noble, true",
        "16.4.0-debian-11-r5, 16.6.0-debian-12-r0, true",
        "16.4.0-debian-12-r5, 16.6.0-debian-12-r0, false",
        "ubi8-15.4-0, ubi9-15.8-0, true",
        "17-bookworm, 17.11-bookworm, false",
        "17-alpine3.23, 17-alpine3.24, false",
        "17, 17.11, false",
    })
    void another_suite_is_one_that_is_named_otherwise_or_on_one_side_alone(
            String one, String other, boolean isAnother) {
        assertThat(ImageSystem.ofTag(one).isAnotherSuiteThan(ImageSystem.ofTag(other)))
                .isEqualTo(isAnother);
    }
}
