package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.yaml.FlowMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user adds to a portfolio to accept a change.
 *
 * @param change what is accepted; empty for an instance that is gone
 * @param instance the instance
 * @param to the new value
 */
record DecisionText(Optional<RiskyChange> change, InstanceKey instance, String to) {

    private static final String REASON = "…";

    /** {@return what to add and where, to be pasted, the rest of a sentence} */
    String added(Form form) {
        return switch (form) {
            case SPEC ->
                "add to " + (change.isPresent() ? "accept" : "tombstones") + ": in the spec: "
                        + FlowMapping.of(entry());
            case JAVA -> "add to the builder of the portfolio: " + call();
        };
    }

    private Map<String, String> entry() {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("instance", instance.instance());
        if (!instance.environment().isEmpty()) {
            entry.put("environment", instance.environment());
        }
        change.ifPresent(risk -> {
            entry.put("change", risk.id());
            entry.put("to", to);
        });
        entry.put("reason", REASON);
        return entry;
    }

    private String call() {
        String environment = instance.environment();
        String in = environment.isEmpty() ? "" : ".in(" + literal(environment) + ")";
        String name = literal(instance.instance());
        return change.map(risk -> ".accept(AcceptedChange.of(RiskyChange." + risk.name() + ", " + name + ", "
                        + literal(to) + ", " + literal(REASON) + ")" + in + ")")
                .orElse(".tombstone(Tombstone.of(" + name + ", " + literal(REASON) + ")" + in + ")");
    }

    /** What is not visible stays out of messages, and is written as Java does. */
    private static String literal(String text) {
        String escaped = ShownValue.visible(text.replace("\\", "\\\\").replace("\"", "\\\""));
        return '"' + escaped + '"';
    }
}
