package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decorator that keeps what it was given of one instance, and changes it while it decorates the next one. */
class KeptObjectsTest {

    /** Keeps something of the first instance, changes it at each later one. */
    private static <T> String problems(
            String environment, BiConsumer<KubernetesListBuilder, List<T>> keep, Consumer<T> change) {
        List<T> kept = new ArrayList<>();
        Decoration decoration = Decoration.each(any -> Decorated.changing(resources -> {
            kept.forEach(change);
            if (kept.isEmpty()) {
                keep.accept(resources, kept);
            }
        }));
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class,
                () -> Rendering.render(
                        Scenario.PLATFORM.portfolio().environment(environment), Decorations.NONE.and(decoration)));
        assertThat(kept).isNotEmpty();
        return refusal == null ? "" : refusal.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void an_amount_of_another_instance_does_not_change(String environment) {
        assertThat(KeptObjectsTest.<Quantity>problems(
                        environment,
                        (resources, kept) -> limits(resources).values().forEach(kept::add),
                        amount -> amount.setAmount("1")))
                .contains(
                        "StatefulSet postgresql-bookmarked: Decorators change it while they decorate another instance.");
    }

    private static Map<String, Quantity> limits(KubernetesListBuilder resources) {
        return resources.buildItems().stream()
                .filter(StatefulSet.class::isInstance)
                .map(StatefulSet.class::cast)
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits();
    }

    @Test
    void a_secret_of_another_instance_does_not_change() {
        assertThat(KeptObjectsTest.<Map<String, Object>>problems(
                        "production",
                        (resources, kept) -> resources.buildItems().stream()
                                .filter(resource -> resource.getKind().equals("ExternalSecret"))
                                .forEach(resource -> kept.add(spec(resource))),
                        spec -> spec.put("refreshInterval", "87600h")))
                .contains("ExternalSecret postgresql-bookmarked-secrets: Decorators change it");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(HasMetadata resource) {
        return (Map<String, Object>)
                ((GenericKubernetesResource) resource).getAdditionalProperties().get("spec");
    }

    @Test
    void what_was_added_to_another_instance_does_not_change() {
        assertThat(KeptObjectsTest.<Map<String, Object>>problems(
                        "production",
                        (resources, kept) -> {
                            Map<String, Object> spec = new HashMap<>();
                            kept.add(spec);
                            HasMetadata added =
                                    Changes.generic("monitoring.coreos.com/v1", "ServiceMonitor", "x", Map.of());
                            ((GenericKubernetesResource) added)
                                    .getAdditionalProperties()
                                    .put("spec", spec);
                            resources.addToItems(added);
                        },
                        spec -> spec.put("password", "x")))
                .contains("ServiceMonitor x: Decorators change it");
    }

    @Test
    void a_builder_of_another_instance_changes_nothing() {
        assertThat(KeptObjectsTest.<KubernetesListBuilder>problems(
                        "production",
                        (resources, kept) -> kept.add(resources),
                        builder -> builder.withItems(List.of())))
                .isEmpty();
    }
}
