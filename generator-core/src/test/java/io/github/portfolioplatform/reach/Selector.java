package io.github.portfolioplatform.reach;

import java.util.List;
import java.util.Map;

/**
 * A label selector of Kubernetes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Kubernetes: label selectors</a>
 */
record Selector(Map<String, Object> tree) {

    /** Whether all requirements hold; without any, every set of labels does. */
    boolean selects(Map<String, String> labels) {
        return labels.entrySet().containsAll(Trees.map(tree, "matchLabels").entrySet())
                && Trees.maps(tree, "matchExpressions").stream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(Map<String, Object> expression, Map<String, String> labels) {
        String value = labels.get(String.valueOf(expression.get("key")));
        List<Object> values = Trees.list(expression, "values");
        String operator = String.valueOf(expression.get("operator"));
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }
}
