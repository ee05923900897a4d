package io.github.portfolioplatform.backend.statefulset;

import io.fabric8.kubernetes.api.model.Quantity;
import io.github.portfolioplatform.model.Resources;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model's amounts as fabric8 holds them. */
final class Quantities {

    private Quantities() {}

    /** In canonical form, so that the API server has nothing to rewrite. */
    static Quantity of(io.github.portfolioplatform.model.Quantity exact) {
        return new Quantity(exact.toString());
    }

    static SortedMap<String, Quantity> of(Resources resources) {
        SortedMap<String, Quantity> quantities = new TreeMap<>();
        quantities.put("cpu", of(resources.cpu().quantity()));
        quantities.put("memory", of(resources.memory().quantity()));
        return quantities;
    }
}
