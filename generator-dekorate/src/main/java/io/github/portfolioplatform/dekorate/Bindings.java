package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.config.BaseConfigFluent;
import io.dekorate.kubernetes.config.Configurator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bindings of a class, on their way through Dekorate's session from the processor to the generator. It takes this form because
 * configurators are the only thing that a session keeps for others. It configures nothing: Dekorate visits each configuration several times,
 * and joins the lists that come of it.
 */
final class Bindings extends Configurator<BaseConfigFluent<?>> {

    private final List<Binding> all;

    Bindings(List<Binding> all) {
        this.all = List.copyOf(all);
    }

    /** The bindings, in the order in which they were written. */
    List<Binding> all() {
        return all;
    }

    /** Refuses variables that two declarations, or one and the application itself, set: one of them would be lost. */
    static boolean areApart(List<Binding> bindings, List<String> ownVariables) {
        Map<String, String> setBy = new HashMap<>();
        ownVariables.forEach(name -> setBy.put(name, "the application itself"));
        boolean areApart = true;
        for (Binding binding : bindings) {
            // One missing prefix is one mistake, however many variables it is about.
            Map<String, List<String>> twice = new LinkedHashMap<>();
            binding.variables().forEach(variable -> {
                String other = setBy.putIfAbsent(variable.getName(), binding.instance());
                if (other != null && !binding.isOfProcess(variable, bindings)) {
                    twice.computeIfAbsent(other, none -> new ArrayList<>()).add(variable.getName());
                }
            });
            twice.forEach((other, names) -> binding.declared()
                    .refuse(String.join(", ", names) + (names.size() == 1 ? " is" : " are") + " set by " + other
                            + " and by " + binding.instance()
                            + ". Write prefix = \"…\" for one of them, or take another dialect."));
            areApart &= twice.isEmpty();
        }
        return areApart;
    }

    @Override
    public void visit(BaseConfigFluent<?> config) {}
}
