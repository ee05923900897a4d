package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.decoration.InstanceDecorators.Step;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.render.decorated.Repetition;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decorates an instance a second time, as the next run will, and compares: a decorator that reads a clock, random numbers or what an earlier
 * call left would render another tree in each run, and {@code check} would fail without a reason.
 */
final class SecondDecoration {

    private static final CanonicalYaml YAML = new CanonicalYaml();

    private static final String FIX =
            "Take values from the instance, the environment or a file of the project: not from a clock, "
                    + "random numbers, a counter, identity hashes, the order of a hash table, or what an earlier call left.";

    private final Supplier<Optional<InstanceDecorators>> decorators;
    private final Supplier<List<HasMetadata>> resources;

    /**
     * @param decorators asks the decorations of the instance again
     * @param resources builds the resources of the instance again
     */
    SecondDecoration(Supplier<Optional<InstanceDecorators>> decorators, Supplier<List<HasMetadata>> resources) {
        this.decorators = decorators;
        this.resources = resources;
    }

    /** {@return the trees of decorated resources; none if one has no tree} */
    static List<Object> trees(List<HasMetadata> decorated) {
        try {
            return decorated.stream().map(YAML::tree).toList();
        } catch (IllegalArgumentException | NullPointerException notWhole) {
            return List.of();
        }
    }

    /**
     * {@return what differs from the first time, if anything does}
     *
     * @param first the decorators of the first time
     * @param made what they made
     */
    Optional<Problem> problem(InstanceDecorators first, List<Object> made) {
        if (made.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Object> again = decorators
                    .get()
                    .map(second -> trees(second.applyTo(resources.get())))
                    .orElse(List.of());
            return Repetition.difference(made, again).map(field -> named(first, field));
        } catch (PortfolioException failed) {
            Problem problem = failed.problems().get(0);
            return Optional.of(new Problem(
                    "decorators-repeat",
                    problem.place(),
                    "Applied a second time, as in the next run: " + problem.what(),
                    FIX));
        }
    }

    /** Looks for the decorator in two more rounds, step by step. */
    private Problem named(InstanceDecorators first, String field) {
        List<Step> one = steps();
        List<Step> two = steps();
        Optional<String> changing = changing(one, two);
        if (changing.isPresent()) {
            return problem(first, changing.get(), "asked twice, it returns other decorators, which differ in " + field);
        }
        for (int i = 0; i < one.size(); i++) {
            Optional<String> differs =
                    Repetition.difference(one.get(i).made(), two.get(i).made());
            if (differs.isPresent()) {
                Step step = one.get(i);
                String who = step.decorator().equals(step.decoration()) ? "it" : "its decorator " + step.decorator();
                return problem(first, step.decoration(), "applied twice, " + who + " differs in " + differs.get());
            }
        }
        return problem(first, String.join(", ", first.names()), "applied twice, one of them differs in " + field);
    }

    private List<Step> steps() {
        return decorators
                .get()
                .map(decorating -> decorating.stepsOf(resources.get(), SecondDecoration::trees))
                .orElse(List.of());
    }

    /** The decoration that returned decorators of other classes than before. */
    private static Optional<String> changing(List<Step> one, List<Step> two) {
        Map<String, List<String>> before = byDecoration(one);
        Map<String, List<String>> after = byDecoration(two);
        return Stream.concat(after.keySet().stream(), before.keySet().stream())
                .filter(decoration -> !Objects.equals(after.get(decoration), before.get(decoration)))
                .findFirst();
    }

    private static Map<String, List<String>> byDecoration(List<Step> steps) {
        return steps.stream()
                .collect(Collectors.groupingBy(
                        Step::decoration,
                        LinkedHashMap::new,
                        Collectors.mapping(Step::decorator, Collectors.toList())));
    }

    private static Problem problem(InstanceDecorators decorators, String type, String what) {
        return new Problem(
                "decorators-repeat", decorators.place(type), "It renders another tree in each run: " + what + ".", FIX);
    }
}
