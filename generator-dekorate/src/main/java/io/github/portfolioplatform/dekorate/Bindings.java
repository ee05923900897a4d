package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.config.BaseConfigFluent;
import io.dekorate.kubernetes.config.Configurator;
import java.util.ArrayList;
import java.util.HashMap;
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
        List<String> refused = new ArrayList<>();
        for (Binding binding : bindings) {
            binding.variables().forEach(variable -> {
                String other = setBy.putIfAbsent(variable.getName(), binding.instance());
                if (other != null && !binding.isOfProcess(variable, bindings)) {
                    refused.add(variable.getName());
                    binding.declared()
                            .refuse(variable.getName() + " is set by " + other + " and by " + binding.instance()
                                    + ". Write prefix = \"…\" for one of them, or take another dialect.");
                }
            });
        }
        return refused.isEmpty();
    }

    @Override
    public void visit(BaseConfigFluent<?> config) {}
}
