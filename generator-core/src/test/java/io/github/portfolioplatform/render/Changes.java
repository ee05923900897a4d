package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Named;

/** What decorators do to the resources of one instance, as the rows of tables, and what is said of it. */
final class Changes {

    static final List<String> INSTANCES = List.of("postgresql-codetalk", "redis", "mongodb-intervalai");

    /** The instance that is decorated, and another one. */
    static final String ATTACKER = "redis";

    static final String VICTIM = "postgresql-codetalk";

    private Changes() {}

    static void refused(String environment, Named<Consumer<List<HasMetadata>>> attack, String part) {
        assertThat(problems(environment, ATTACKER, attack.getPayload()))
                .as("%s in %s", attack.getName(), environment)
                .contains(part);
    }

    static void allowed(String environment, Named<Consumer<List<HasMetadata>>> change) {
        assertThat(problems(environment, ATTACKER, change.getPayload()))
                .as("%s in %s", change.getName(), environment)
                .isEmpty();
    }

    static Named<Consumer<List<HasMetadata>>> named(String name, Consumer<List<HasMetadata>> change) {
        return Named.of(name, change);
    }

    static <T extends HasMetadata> Named<Consumer<List<HasMetadata>>> each(
            String name, Class<T> type, Consumer<T> change) {
        return named(
                name,
                list -> list.stream().filter(type::isInstance).map(type::cast).forEach(change));
    }

    static Named<Consumer<List<HasMetadata>>> set(String name, Consumer<StatefulSet> change) {
        return each(name, StatefulSet.class, change);
    }

    static Named<Consumer<List<HasMetadata>>> pod(String name, Consumer<PodSpec> change) {
        return set(name, set -> change.accept(set.getSpec().getTemplate().getSpec()));
    }

    static Named<Consumer<List<HasMetadata>>> server(String name, Consumer<Container> change) {
        return pod(name, pod -> change.accept(pod.getContainers().get(0)));
    }

    static Named<Consumer<List<HasMetadata>>> service(String name, Consumer<Service> change) {
        return each(name, Service.class, change);
    }

    static Named<Consumer<List<HasMetadata>>> adding(String name, Function<String, HasMetadata> resource) {
        return named(name, list -> list.add(resource.apply(serverOf(list))));
    }

    static String serverOf(List<HasMetadata> list) {
        return list.stream()
                .filter(StatefulSet.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
    }

    @SafeVarargs
    static <T> List<T> plus(List<T> list, T... more) {
        List<T> longer = new ArrayList<>(list);
        for (T item : more) {
            longer.add(item);
        }
        return longer;
    }

    static HasMetadata generic(String version, String kind, String name, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(version);
        resource.setKind(kind);
        resource.setMetadata(named(name));
        resource.setAdditionalProperties(new LinkedHashMap<>(Map.of("spec", spec)));
        return resource;
    }

    static ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).build();
    }

    static Container container(String name, VolumeMount... mounts) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("busybox:1.36")
                .withVolumeMounts(mounts)
                .withNewResources()
                .addToRequests(Map.of("memory", new Quantity("16Mi"), "cpu", new Quantity("10m")))
                .addToLimits(Map.of("memory", new Quantity("16Mi"), "cpu", new Quantity("50m")))
                .endResources()
                .build();
    }

    static Volume scratch() {
        return new VolumeBuilder()
                .withName("company")
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    static VolumeMount at(String path) {
        return new VolumeMountBuilder().withName("company").withMountPath(path).build();
    }

    static VolumeMount data(PodSpec pod) {
        return pod.getContainers().get(0).getVolumeMounts().stream()
                .filter(mount -> mount.getName().endsWith("-storage"))
                .findFirst()
                .orElseThrow();
    }

    static void mount(PodSpec pod, String path) {
        pod.setVolumes(plus(pod.getVolumes(), scratch()));
        Container server = pod.getContainers().get(0);
        server.setVolumeMounts(plus(server.getVolumeMounts(), at(path)));
    }

    static EnvVar variable(String name) {
        return new EnvVarBuilder().withName(name).withValue("x").build();
    }

    /** The message of what is refused; empty if nothing is. */
    static String problems(String environment, String instance, Consumer<List<HasMetadata>> change) {
        Environment rendered = Scenario.PLATFORM.portfolio().environment(environment);
        Decoration decoration = Decoration.each(any -> Decorated.changing(resources -> {
            List<HasMetadata> list = new ArrayList<>(resources.buildItems());
            change.accept(list);
            resources.withItems(list);
        }));
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class,
                () -> Rendering.render(rendered, Decorations.NONE.and(decoration.ofInstances(instance))));
        return refusal == null ? "" : refusal.getMessage();
    }
}
