package io.github.portfolioplatform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of properties are those that Spring Boot itself publishes for editors. */
class SpringBootPropertiesTest {

    private static final Path JARS = Scenario.REPOSITORY.resolve("generator-core/target/spring-boot");

    @ParameterizedTest
    @CsvSource({"SPRING_BOOT_3, 3", "SPRING_BOOT_4, 4"})
    void spring_boot_knows_every_property_and_plans_to_remove_none(Dialect dialect, String major) throws IOException {
        List<String> current = currentProperties(JARS.resolve(major));

        assertThat(Stream.of(Platform.postgreSql(), Platform.redis(), Platform.mongoDb())
                        .map(Connection::overTls)
                        .flatMap(connection -> connection.in(dialect).stream())
                        .map(Setting::name))
                .hasSize(17)
                .isSubsetOf(current);
    }

    private static List<String> currentProperties(Path jars) throws IOException {
        if (!Files.exists(jars)) {
            throw new AssertionError(jars + " is missing: ./mvnw generate-test-resources brings it");
        }
        List<String> properties = new ArrayList<>();
        try (Stream<Path> all = Files.list(jars)) {
            for (Path jar : all.toList()) {
                properties.addAll(currentPropertiesOf(jar));
            }
        }
        return properties;
    }

    private static List<String> currentPropertiesOf(Path jar) throws IOException {
        List<String> properties = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property : new JsonMapper().readTree(in).required("properties")) {
                if (!property.has("deprecation") && !property.path("deprecated").asBoolean(false)) {
                    properties.add(property.required("name").asString());
                }
            }
        }
        return properties;
    }
}
