package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Same input, same bytes. Every rendering is one in a process of its own: within one process the order of {@code
 * Map.of} is stable, and comparing there would prove little.
 */
class DeterminismTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab -Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=de -Duser.country=DE -Dline.separator=\r\n",
            })
    void locale_time_zone_and_line_separator_do_not_matter(String settings) {
        String digest = digest(JavaProcess.current(), 1, List.of(settings.split(" ")));

        assertThat(digest).isEqualTo(digestOfGoldenManifests());
    }

    @Test
    void the_default_charset_does_not_matter() {
        String other = Runtime.version().feature() < 18 ? "ISO-8859-1" : "COMPAT";

        String digest = digest(JavaProcess.current(), 1, List.of("-Dfile.encoding=" + other));

        assertThat(digest).isEqualTo(digestOfGoldenManifests());
    }

    @Test
    void the_number_of_threads_does_not_matter() {
        String digest = digest(JavaProcess.current(), 8, List.of());

        assertThat(digest).isEqualTo(digestOfGoldenManifests());
    }

    static Set<Integer> installed() {
        return JavaProcess.installed().keySet();
    }

    @ParameterizedTest
    @MethodSource("installed")
    void the_jdk_does_not_matter(int version) {
        JavaProcess java = JavaProcess.installed().get(version);

        assertThat(digest(java, 2, List.of("-Duser.language=tr"))).isEqualTo(digestOfGoldenManifests());
    }

    private String digest(JavaProcess java, int threads, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(threads), folder.toString()));
        Scenario.all().forEach(scenario -> arguments.add(scenario.input().toString()));
        return java.run(RenderingDigest.class, options, arguments);
    }

    private static String digestOfGoldenManifests() {
        return RenderingDigest.of(Scenario.all().stream().map(Scenario::golden).toList());
    }
}
