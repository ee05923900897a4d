package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ManifestTest {

    /** As objects, because Dekorate does not always write labels in the same order, and without its annotations, which tell the commit. */
    @Test
    void the_manifest_is_the_one_that_was_reviewed() throws IOException {
        assertEquals(documents("/kubernetes.yml"), documents("/META-INF/dekorate/kubernetes.yml"));
    }

    private static List<Object> documents(String resource) throws IOException {
        try (InputStream in = ManifestTest.class.getResourceAsStream(resource)) {
            List<Object> documents = new ArrayList<>();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in).forEach(documents::add);
            documents.forEach(ManifestTest::removeAnnotations);
            return documents;
        }
    }

    private static void removeAnnotations(Object value) {
        if (value instanceof Map<?, ?> fields) {
            fields.remove("annotations");
            fields.values().forEach(ManifestTest::removeAnnotations);
        }
    }
}
