package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ResourceTreeTest {

    private final ResourceTree tree = new ResourceTree();

    private static Stream<HasMetadata> resources() {
        return RichResources.all();
    }

    /** Without what says nothing, and with one type for all whole numbers, so that trees from different readers compare. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(entry -> Map.entry(entry.getKey(), comparable(entry.getValue())))
                    .filter(entry -> !entry.getValue().equals(List.of())
                            && !entry.getValue().equals(Map.of()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ResourceTreeTest::comparable).toList();
        }
        return value instanceof Number number ? number.longValue() : value;
    }

    private static Object readByJackson(Object resource) {
        JsonMapper json = JsonMapper.shared();
        return json.readValue(json.writeValueAsString(resource), Object.class);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void has_the_same_fields_and_values_as_jackson_writes(HasMetadata resource) {
        Object ours = tree.of(resource);

        assertThat(comparable(ours)).isEqualTo(comparable(readByJackson(resource)));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void survives_the_way_through_yaml(HasMetadata resource) {
        String yaml = new CanonicalYaml().write(resource);

        Readers.ALL.forEach((name, reader) -> assertThat(comparable(reader.apply(yaml)))
                .as("%s of:%n%s", name, yaml)
                .isEqualTo(comparable(tree.of(resource))));
    }

    @Test
    void leaves_out_lists_and_maps_that_say_nothing() {
        assertThat(tree.of(new ContainerBuilder()
                        .withName("redis")
                        .withArgs(List.of())
                        .build()))
                .isEqualTo(Map.of("name", "redis"));
    }

    @Test
    void keeps_an_object_that_is_empty() {
        PodSpec pod = new PodSpecBuilder()
                .addNewVolume()
                .withName("tmp")
                .withEmptyDir(new EmptyDirVolumeSource())
                .endVolume()
                .build();

        assertThat(tree.of(pod)).isEqualTo(Map.of("volumes", List.of(Map.of("name", "tmp", "emptyDir", Map.of()))));
    }

    /** An empty selector selects everything, a missing one nothing. */
    @Test
    void keeps_an_empty_selector() {
        assertThat(tree.of(new PodAffinityTermBuilder()
                        .withNewLabelSelector()
                        .endLabelSelector()
                        .build()))
                .isEqualTo(Map.of("labelSelector", Map.of()));
    }

    @Test
    void keeps_false_and_zero_and_the_empty_text() {
        Container container = new ContainerBuilder()
                .withNewSecurityContext()
                .withPrivileged(false)
                .withRunAsUser(0L)
                .endSecurityContext()
                .withEnv(new EnvVarBuilder().withName("EMPTY").withValue("").build())
                .build();

        assertThat(tree.of(container))
                .isEqualTo(Map.of(
                        "securityContext", Map.of("privileged", false, "runAsUser", 0L),
                        "env", List.of(Map.of("name", "EMPTY", "value", ""))));
    }

    @Test
    void keeps_fields_that_the_class_does_not_know() {
        ObjectMeta metadata = new ObjectMetaBuilder().withName("redis").build();
        metadata.setAdditionalProperty("futureField", Map.of("b", List.of(1), "a", true));

        assertThat(tree.of(metadata))
                .isEqualTo(Map.of("name", "redis", "futureField", Map.of("a", true, "b", List.of(1))));
    }

    @Test
    void keeps_what_is_empty_in_a_custom_resource() {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setKind("Cluster");
        resource.setAdditionalProperties(Map.of("spec", Map.of("bootstrap", Map.of(), "list", List.of())));

        assertThat(tree.of(resource))
                .isEqualTo(Map.of("kind", "Cluster", "spec", Map.of("bootstrap", Map.of(), "list", List.of())));
    }

    @Test
    void reads_numbers_and_texts_where_either_is_allowed() {
        assertThat(tree.of(new IntOrString(6379))).isEqualTo(6379);
        assertThat(tree.of(new IntOrString("redis"))).isEqualTo("redis");
        assertThat(tree.of(new AnyType(List.of("a")))).isEqualTo(List.of("a"));
    }

    @Test
    void refuses_what_is_not_of_the_resource_model() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree.of(new StringBuilder()))
                .withMessage("java.lang.StringBuilder is not a class of the resource model");
    }
}
