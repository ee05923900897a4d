package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Selectors of Kubernetes end at their namespace. */
class PodIndexTest {

    private static Workload workload(String namespace) {
        return Workload.of(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", "web")
                        .addToLabels("tier", "front")
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .orElseThrow();
    }

    private static int selectedFrom(String namespace, Map<String, String> labels) {
        PodIndex pods = new PodIndex();
        pods.add(workload("shop"));
        return pods.selectedBy(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .endMetadata()
                                .build(),
                        labels)
                .size();
    }

    @Test
    void pods_are_selected_in_their_namespace_only() {
        assertThat(selectedFrom("shop", Map.of("app", "web"))).isEqualTo(1);
        assertThat(selectedFrom("other", Map.of("app", "web"))).isZero();
    }

    @Test
    void all_labels_of_a_selector_must_be_there() {
        assertThat(selectedFrom("shop", Map.of("app", "web", "tier", "front"))).isEqualTo(1);
        assertThat(selectedFrom("shop", Map.of("app", "web", "tier", "back"))).isZero();
    }
}
