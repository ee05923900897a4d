package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.problem.ModelPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows from which places of the file a value of the model may come. What an instance is in an environment is said, from near to far,
 * by the environment for that instance, by the instance, by the environment for its engine, and by the engine.
 */
final class Origins {

    private static final String ENVIRONMENTS = "environments";
    private static final String INSTANCES = "instances";
    private static final String ENGINES = "engines";
    private static final Set<String> SETTINGS = Set.copyOf(Shape.SETTINGS.names());
    /** What an environment has of the portfolio where it says nothing itself. */
    private static final Set<String> OF_PORTFOLIO = Set.of("namespace", "quota");

    private final List<Instance> instances = new ArrayList<>();
    private final Map<ModelPath, ModelPath> positions = new HashMap<>();

    private record Instance(ModelPath inFile, Engine engine, Optional<String> name) {}

    void instance(ModelPath inFile, Engine engine, Optional<String> name) {
        instances.add(new Instance(inFile, engine, name));
    }

    void position(ModelPath inModel, ModelPath inFile) {
        positions.put(inModel, inFile);
    }

    /** {@return whether an engine says the value for all of its instances} */
    static boolean isOfEngine(ModelPath inFile) {
        List<String> segments = inFile.segments();
        return segments.indexOf(ENGINES) == 0 || (startsWithEnvironment(segments) && segments.indexOf(ENGINES) == 2);
    }

    /** {@return where the value may be said, nearest first} */
    List<ModelPath> of(ModelPath inModel) {
        List<String> segments = inModel.segments();
        if (segments.size() >= 2 && segments.get(0).equals(INSTANCES)) {
            return ofInstance(Optional.empty(), segments.get(1), segments.subList(2, segments.size()));
        }
        return startsWithEnvironment(segments) && segments.size() > 2
                ? ofEnvironment(inModel, segments)
                : List.of(positioned(inModel));
    }

    private List<ModelPath> ofEnvironment(ModelPath inModel, List<String> segments) {
        if (segments.size() > 3
                && segments.get(2).equals(INSTANCES)
                && segments.get(3).startsWith("[")) {
            ModelPath environment = new ModelPath(segments.subList(0, 2));
            return ofInstance(Optional.of(environment), segments.get(3), segments.subList(4, segments.size()));
        }
        return OF_PORTFOLIO.contains(segments.get(2))
                ? List.of(inModel, new ModelPath(segments.subList(2, segments.size())))
                : List.of(inModel);
    }

    private List<ModelPath> ofInstance(Optional<ModelPath> environment, String item, List<String> rest) {
        Instance instance = instances.get(Integer.parseInt(item.substring(1, item.length() - 1)));
        boolean isSetting = !rest.isEmpty() && SETTINGS.contains(rest.get(0));
        List<ModelPath> origins = new ArrayList<>();
        if (isSetting) {
            environment.ifPresent(here -> instance.name.ifPresent(
                    name -> origins.add(here.field(INSTANCES).field(name).append(rest))));
        }
        origins.add(instance.inFile.append(rest));
        if (isSetting) {
            List<String> ofEngine = new ArrayList<>(List.of(ENGINES, instance.engine.id()));
            ofEngine.addAll(rest);
            environment.ifPresent(here -> origins.add(here.append(ofEngine)));
            origins.add(new ModelPath(ofEngine));
        }
        return origins;
    }

    private static boolean startsWithEnvironment(List<String> segments) {
        return segments.size() >= 2 && segments.get(0).equals(ENVIRONMENTS);
    }

    /** {@return the path, its beginning replaced where items of a list were left out} */
    private ModelPath positioned(ModelPath path) {
        for (Optional<ModelPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            ModelPath beginning = positions.get(at.get());
            if (beginning != null) {
                int known = at.get().segments().size();
                return beginning.append(
                        path.segments().subList(known, path.segments().size()));
            }
        }
        return path;
    }
}
