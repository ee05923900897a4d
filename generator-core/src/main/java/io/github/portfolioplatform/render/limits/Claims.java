package io.github.portfolioplatform.render.limits;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.portfolioplatform.model.Quantity;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What pods claim of the cluster, by the words of a quota: {@code requests.cpu}. Immutable. */
record Claims(SortedMap<String, Quantity> amounts) {

    static final Claims NONE = new Claims(new TreeMap<>());

    /**
     * {@return what a pod claims: its containers together, or an init container alone that claims more; one that goes on running counts
     * with the containers}
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers">Kubernetes:
     *     resource sharing within containers</a>
     */
    static Claims of(PodSpec pod) {
        Claims running = NONE;
        for (Container container : pod.getContainers()) {
            running = running.plus(of(container));
        }
        Claims before = NONE;
        for (Container container : pod.getInitContainers()) {
            if ("Always".equals(container.getRestartPolicy())) {
                running = running.plus(of(container));
            } else {
                before = before.orMore(of(container));
            }
        }
        return running.orMore(before);
    }

    static Claims of(Container container) {
        SortedMap<String, Quantity> amounts = new TreeMap<>();
        ResourceRequirements resources = container.getResources();
        put("requests.", resources.getRequests(), amounts);
        put("limits.", resources.getLimits(), amounts);
        return new Claims(amounts);
    }

    private static void put(
            String kind,
            Map<String, io.fabric8.kubernetes.api.model.Quantity> said,
            SortedMap<String, Quantity> amounts) {
        said.forEach((name, amount) -> amounts.put(kind + name, Quantity.parse(amount.toString())));
    }

    static Claims of(String name, Quantity amount) {
        return new Claims(new TreeMap<>(Map.of(name, amount)));
    }

    /** Nothing, if it says nothing of it. */
    Quantity amount(String name) {
        return amounts.getOrDefault(name, Quantity.ofBytes(0));
    }

    Claims plus(Claims other) {
        return merged(other, Quantity::plus);
    }

    Claims times(int count) {
        Claims all = NONE;
        for (int i = 0; i < count; i++) {
            all = all.plus(this);
        }
        return all;
    }

    /** Of each amount the larger one. */
    Claims orMore(Claims other) {
        return merged(other, (one, another) -> one.compareTo(another) < 0 ? another : one);
    }

    /** Of each amount the smaller one. */
    Claims orLess(Claims other) {
        return merged(other, (one, another) -> one.compareTo(another) > 0 ? another : one);
    }

    private Claims merged(Claims other, BinaryOperator<Quantity> of) {
        SortedMap<String, Quantity> all = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> all.merge(name, amount, of));
        return new Claims(all);
    }
}
