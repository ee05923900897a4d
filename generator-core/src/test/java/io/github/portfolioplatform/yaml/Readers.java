package io.github.portfolioplatform.yaml;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The ways in which YAML is read on the JVM, by name. */
final class Readers {

    static final Map<String, Function<String, Object>> ALL = Map.of(
            "YAML 1.1", Readers::readAsYaml11,
            "YAML 1.2, core schema",
                    text -> new Load(LoadSettings.builder()
                                    .setSchema(new CoreSchema())
                                    .setCodePointLimit(Integer.MAX_VALUE)
                                    .build())
                            .loadFromString(text),
            "YAML 1.2, JSON schema",
                    text -> new Load(LoadSettings.builder()
                                    .setSchema(new JsonSchema())
                                    .setCodePointLimit(Integer.MAX_VALUE)
                                    .build())
                            .loadFromString(text));

    private Readers() {}

    static Object readAsYaml11(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** Where a tree keeps one string: as a value, as a key, in a list. */
    static Map<String, Object> around(String text) {
        return Map.of("value", text, "key", Map.of(text, "v"), "list", List.of(text, text));
    }
}
