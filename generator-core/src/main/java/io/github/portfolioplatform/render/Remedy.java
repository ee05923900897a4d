package io.github.portfolioplatform.render;

import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is to repair a set that is open: whoever wrote the decorators, if there were any. Without them it is a defect of ours. */
final class Remedy {

    private final Map<String, String> byInstance = new HashMap<>();
    private final Map<Place, String> byPlace = new HashMap<>();
    private final SortedSet<String> applied = new TreeSet<>();

    Remedy(Environment environment, Decorations decorations, List<RenderedResource> resources) {
        for (DatabaseInstance instance : environment.instances()) {
            decorations
                    .of(environment, instance)
                    .filter(decorators -> !decorators.names().isEmpty())
                    .ifPresent(decorators -> add(instance, decorators));
        }
        for (RenderedResource rendered : resources) {
            rendered.instance()
                    .map(byInstance::get)
                    .ifPresent(remedy -> byPlace.put(WholeResource.place(rendered.resource()), remedy));
        }
    }

    private void add(DatabaseInstance instance, InstanceDecorators decorators) {
        applied.addAll(decorators.names());
        byInstance.put(instance.name(), decorators.remedy());
        byPlace.put(new Place.InResource("Secret", InstanceNames.of(instance).credentials()), decorators.remedy());
    }

    /** {@return the problem with the decorators of the instance that it is found at, or else with those of the others, if there are any} */
    Problem namedIn(Problem open) {
        String others = applied.isEmpty()
                ? open.fix()
                : "Correct the decorators of other instances, which are " + String.join(", ", applied) + ".";
        return new Problem(open.id(), open.place(), open.what(), byPlace.getOrDefault(open.place(), others));
    }
}
