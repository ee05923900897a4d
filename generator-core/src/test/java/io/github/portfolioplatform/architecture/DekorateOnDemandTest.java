package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.JavaProcess;
import io.github.portfolioplatform.golden.Scenario;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody pays for Dekorate, or needs it, who decorates nothing. */
class DekorateOnDemandTest {

    private static final String WITH_DEKORATE = System.getProperty("java.class.path");
    private static final String WITHOUT_DEKORATE = Arrays.stream(WITH_DEKORATE.split(File.pathSeparator))
            .filter(entry -> !entry.contains("dekorate-core"))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    Path folder;

    @Test
    void the_tests_have_it_on_their_class_path() {
        assertThat(WITHOUT_DEKORATE).isNotEqualTo(WITH_DEKORATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "found"})
    void it_is_not_needed_where_nothing_is_decorated(String decorated) throws IOException {
        assertThat(run(WITHOUT_DEKORATE, decorated)).isEqualTo("32 files, 0 with a label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "found"})
    void none_of_its_classes_is_loaded_where_nothing_is_decorated(String decorated) throws IOException {
        assertThat(run(WITH_DEKORATE, decorated)).isEqualTo("32 files, 0 with a label");
        assertThat(loaded()).contains("io.github.portfolioplatform").doesNotContain("io.dekorate");
    }

    @Test
    void it_is_loaded_for_a_decorator() throws IOException {
        assertThat(run(WITH_DEKORATE, "given")).isEqualTo("32 files, 24 with a label");
        assertThat(loaded()).contains("io.dekorate.kubernetes.decorator.AddLabelDecorator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"io.github.portfolioplatform.decoration.Decoration", "io.dekorate.kubernetes.decorator.Decorator"
            })
    void a_service_without_it_is_refused_with_what_is_missing(String type) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(type), "com.example.CostCentre\n");

        assertThat(run(folder + File.pathSeparator + WITHOUT_DEKORATE, "found"))
                .startsWith("META-INF/services/" + type + ":1:1: A service cannot be loaded: ")
                .endsWith("io.dekorate:dekorate-core is not there by itself.");
    }

    @Test
    void a_customized_portfolio_without_it_is_refused_with_what_is_missing() {
        assertThat(run(WITHOUT_DEKORATE, new Scenario("customized").input(), "none"))
                .isEqualTo(
                        "labels and customize of the portfolio on postgresql-orders in development: It needs what is "
                                + "not on the class path: java.lang.NoClassDefFoundError: "
                                + "'io/dekorate/kubernetes/config/Container'. Put io.dekorate:dekorate-core on the class path, "
                                + "without its dependencies.");
    }

    private String run(String classPath, String decorated) throws IOException {
        return run(classPath, Scenario.PLATFORM.developmentIn(folder), decorated);
    }

    private String run(String classPath, Path portfolio, String decorated) {
        return JavaProcess.current()
                .run(
                        DecoratingProgram.class,
                        classPath,
                        List.of("-Xlog:class+load:file=" + folder.resolve("classes.log")),
                        List.of(portfolio.toString(), decorated));
    }

    private String loaded() throws IOException {
        return Files.readString(folder.resolve("classes.log"));
    }
}
