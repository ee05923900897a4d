package io.github.portfolioplatform.yaml;

import java.util.List;
import java.util.Map;

/**
 * Reads the documents of a file, as trees of maps, lists, strings, numbers and truth values. What is null is left out, as the API server
 * does; keys are strings.
 */
public final class YamlDocuments {

    private YamlDocuments() {}

    /**
     * {@return the documents of the text in their order; what is no mapping is no resource, and left out}
     *
     * @throws UnreadableYamlException if the text is not YAML, holds a key twice, or more nesting and
     *     aliases than a manifest has
     */
    public static List<Map<String, Object>> read(String text) {
        try {
            return new DocumentReader(text, false).read();
        } catch (UnreadableYamlException somewhere) {
            return new DocumentReader(text, true).read();
        }
    }
}
