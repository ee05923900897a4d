package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The POMs that inherit nothing repeat what the build says, and must not drift from it. */
class PublishedPomsTest {

    private final Document build = pom("pom.xml");
    private final Document bom = pom("bom/pom.xml");
    private final Document example = pom("examples/library-call/pom.xml");

    private static Document pom(String path) {
        Path file = Scenario.REPOSITORY.resolve(path);
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (Exception unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }

    private static List<String> texts(Document pom, String xpath) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, pom, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (Exception wrong) {
            throw new IllegalArgumentException(xpath, wrong);
        }
    }

    @Test
    void all_modules_are_of_the_version_of_the_build() {
        assertThat(texts(build, "/project/modules/module"))
                .contains("bom")
                .allSatisfy(module -> assertThat(
                                texts(pom(module + "/pom.xml"), "/project/parent/version | /project/version"))
                        .isEqualTo(texts(build, "/project/version")));
    }

    @Test
    void the_bom_inherits_nothing_that_its_users_would_inherit_too() {
        assertThat(texts(bom, "/project/parent")).isEmpty();
    }

    @Test
    void the_bom_has_the_kubernetes_model_of_the_build() {
        assertThat(texts(bom, "//dependency[groupId='io.fabric8']/version"))
                .isEqualTo(texts(build, "/project/properties/version.kubernetes-model"))
                .hasSize(1);
    }

    @Test
    void the_bom_is_formatted_by_the_version_of_the_build() {
        assertThat(texts(bom, "//plugin[artifactId='spotless-maven-plugin']/version"))
                .isEqualTo(texts(build, "/project/properties/version.plugin.spotless"))
                .hasSize(1);
    }

    @Test
    void the_bom_says_of_the_project_what_the_build_says() {
        for (String element : List.of("url", "licenses", "developers", "scm")) {
            assertThat(texts(bom, "/project/" + element))
                    .as(element)
                    .isEqualTo(texts(build, "/project/" + element))
                    .hasSize(1);
        }
    }

    @Test
    void the_bom_has_every_library_of_the_build() {
        assertThat(texts(bom, "//dependency[groupId='io.github.portfolioplatform']/artifactId"))
                .isEqualTo(texts(build, "/project/modules/module").stream()
                        .filter(module -> module.startsWith("generator-"))
                        .map(module -> "portfolio-" + module)
                        .toList())
                .hasSize(2);
    }

    @Test
    void the_example_of_a_bound_application_has_the_versions_of_the_build() {
        Document bound = pom("examples/bound-application/pom.xml");

        assertThat(texts(bound, "/project/properties/version.portfolio")).isEqualTo(texts(build, "/project/version"));
        assertThat(texts(bound, "//dependency[artifactId='junit-jupiter']/version"))
                .isEqualTo(texts(build, "/project/properties/version.junit"));
        assertThat(texts(bound, "//dependency[artifactId='snakeyaml']/version"))
                .isEqualTo(texts(build, "/project/properties/version.snakeyaml"));
        assertThatPluginsAreOfTheBuild(bound);
    }

    @Test
    void the_example_of_the_library_has_the_versions_of_the_build() {
        assertThat(texts(example, "//dependency[artifactId='portfolio-generator-bom']/version"))
                .isEqualTo(texts(build, "/project/version"));
        assertThat(texts(example, "//dependency[artifactId='junit-jupiter']/version"))
                .isEqualTo(texts(build, "/project/properties/version.junit"));
        assertThatPluginsAreOfTheBuild(example);
    }

    private void assertThatPluginsAreOfTheBuild(Document pom) {
        for (String plugin : List.of("clean", "compiler", "install", "jar", "resources", "surefire")) {
            assertThat(texts(pom, "//plugin[artifactId='maven-" + plugin + "-plugin']/version"))
                    .as(plugin)
                    .isEqualTo(texts(build, "/project/properties/version.plugin." + plugin));
        }
    }
}
