package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A property that is misspelt would be ignored silently. */
class UnknownPropertiesTest {

    @Test
    void known_is_what_the_descriptor_of_the_plugin_has_and_the_switch_of_golden_folders() {
        assertThat(UnknownProperties.known())
                .contains(
                        "portfolio.outputDirectory",
                        "portfolio.spec",
                        "portfolio.base",
                        "portfolio.schemaFile",
                        "portfolio.skip",
                        "portfolio.golden.update")
                .allMatch(name -> name.matches("portfolio(?:\\.[a-zA-Z]+)+"));
    }

    @Test
    void every_known_property_and_those_of_others_pass() {
        List<String> properties = List.copyOf(UnknownProperties.known());

        assertThat(UnknownProperties.warnings(properties, List.of())).isEmpty();
        assertThat(UnknownProperties.warnings(List.of("revision", "portfolioX", "my.portfolio.x"), List.of()))
                .isEmpty();
    }

    @Test
    void a_misspelt_property_is_named_with_the_nearest_one() {
        assertThat(UnknownProperties.warnings(
                        List.of("portfolio.skp", "portfolio.ouputDirectory", "portfolio.ouputDirectory"), List.of()))
                .containsExactly(
                        "No goal reads the property portfolio.ouputDirectory. Did you mean portfolio.outputDirectory?",
                        "No goal reads the property portfolio.skp. Did you mean portfolio.skip?");
    }

    @Test
    void a_property_like_no_other_is_named_with_the_way_to_the_list() {
        assertThat(UnknownProperties.warnings(List.of("portfolio.colour"), List.of()))
                .containsExactly(
                        "No goal reads the property portfolio.colour. mvn portfolio:help -Ddetail lists all of them.");
    }

    @Test
    void what_a_pom_uses_itself_is_a_property_of_its_own() {
        List<String> poms = List.of("<project/>", "<version>${portfolio.version}</version>");

        assertThat(UnknownProperties.warnings(List.of("portfolio.version", "portfolio.versions"), poms))
                .containsExactly(
                        "No goal reads the property portfolio.versions. mvn portfolio:help -Ddetail lists all of them.");
    }
}
