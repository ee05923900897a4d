package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalYamlTest {

    private final CanonicalYaml yaml = new CanonicalYaml();

    private static ConfigMap configMap(Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("redis")
                .endMetadata()
                .withData(data)
                .build();
    }

    @Test
    void keys_are_alphabetical_at_every_level() {
        String text = yaml.write(new ServiceBuilder()
                .withNewSpec()
                .withSelector(Map.of("tier", "database", "app", "redis"))
                .addNewPort()
                .withProtocol("TCP")
                .withName("redis")
                .withPort(6379)
                .withNewTargetPort("redis")
                .endPort()
                .endSpec()
                .withNewMetadata()
                .withNamespace("default")
                .withName("redis")
                .endMetadata()
                .build());

        assertThat(text).isEqualTo("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: redis
                  namespace: default
                spec:
                  ports:
                  - name: redis
                    port: 6379
                    protocol: TCP
                    targetPort: redis
                  selector:
                    app: redis
                    tier: database
                """);
    }

    @Test
    void the_order_of_keys_is_that_of_their_code_units_and_not_of_a_language() {
        assertThat(yaml.write(configMap(Map.of("a", "1st", "B", "2nd", "_c", "3rd", "ä", "4th"))))
                .contains("  B: 2nd\n  _c: 3rd\n  a: 1st\n  ä: 4th\n");
    }

    @Test
    void quantities_are_texts() {
        String text = yaml.write(new PersistentVolumeClaimBuilder()
                .withNewSpec()
                .withNewResources()
                .withRequests(Map.of("storage", Quantity.parse("2Gi")))
                .endResources()
                .endSpec()
                .build());

        assertThat(text).contains("    requests:\n      storage: 2Gi\n");
    }

    /** A bare 2 would be a number: valid for the API server, another text for whoever compares manifests. */
    @Test
    void quantities_without_a_suffix_are_texts_too() {
        String text = yaml.write(new PersistentVolumeClaimBuilder()
                .withNewSpec()
                .withNewResources()
                .withRequests(Map.of("cpu", Quantity.parse("2")))
                .endResources()
                .endSpec()
                .build());

        assertThat(text).contains("      cpu: \"2\"\n");
    }

    @Test
    void a_document_has_one_final_line_feed_and_no_markers() {
        String text = yaml.write(configMap(Map.of("a", "b")));

        assertThat(text)
                .startsWith("apiVersion: v1\n")
                .endsWith("  name: redis\n")
                .doesNotContain("---", "\r");
    }

    @Test
    void equal_resources_give_equal_bytes() {
        ConfigMap resource = configMap(Map.of("a", "b", "c", "d\ne\n"));

        assertThat(yaml.write(resource)).isEqualTo(new CanonicalYaml().write(resource));
    }

    @Test
    void a_language_with_other_digits_and_letters_changes_nothing() {
        Locale before = Locale.getDefault();
        String expected = yaml.write(configMap(Map.of("I", "i", "port", "6379")));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new CanonicalYaml().write(configMap(Map.of("I", "i", "port", "6379"))))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_control_character_in_a_resource_is_refused() {
        ConfigMap resource = configMap(Map.of("bell", "\u0007"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> yaml.write(resource))
                .withMessageContaining("U+0007");
    }

    @Test
    void what_is_not_of_the_resource_model_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> yaml.write(new Object()))
                .withMessageContaining("java.lang.Object");
    }

    @Test
    void one_writer_writes_many_resources() {
        assertThat(List.of(yaml.write(configMap(Map.of("a", "b"))), yaml.write(configMap(Map.of("c", "d")))))
                .allMatch(text -> text.startsWith("apiVersion: v1\n"))
                .doesNotHaveDuplicates();
    }
}
