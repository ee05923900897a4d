package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The position of a field in a resource.
 *
 * @param steps names of fields, and names or positions of list items in brackets: {@code spec}, {@code containers}, {@code [redis]}
 */
record FieldPath(List<String> steps) {

    static final FieldPath ROOT = new FieldPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("\\w+|\\[.*]");

    /** Copies the steps. */
    FieldPath {
        steps = List.copyOf(steps);
    }

    FieldPath then(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    FieldPath item(String name) {
        return then("[" + name + "]");
    }

    /** {@return whether it is an item of a list, which is added or removed as a whole} */
    boolean isItem() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).startsWith("[");
    }

    /** {@return the name of the last step, without brackets} */
    String last() {
        String last = steps.get(steps.size() - 1);
        return last.startsWith("[") ? last.substring(1, last.length() - 1) : last;
    }

    private boolean startsWith(List<String> pattern) {
        if (steps.size() < pattern.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is that field itself: what is in a field that is not allowed must not be allowed by the same words. */
    boolean is(List<String> pattern) {
        return steps.size() == pattern.size() && startsWith(pattern);
    }

    /** {@return the path below the template of the pods, or this path if it is not in one} */
    FieldPath inPod() {
        for (List<String> template :
                List.of(List.of("spec", "template"), List.of("spec", "jobTemplate", "spec", "template"))) {
            if (startsWith(template)) {
                return new FieldPath(steps.subList(template.size(), steps.size()));
            }
        }
        return this;
    }

    /** {@return the path as people write it: {@code spec.containers[redis].image}} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            boolean isPlain = PLAIN.matcher(step).matches();
            text.append(text.length() > 0 && isPlain && !step.startsWith("[") ? "." : "")
                    .append(isPlain ? step : "[" + step + "]");
        }
        return text.toString();
    }
}
