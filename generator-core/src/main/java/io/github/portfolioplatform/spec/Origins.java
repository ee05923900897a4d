package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.problem.ModelPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows from which places of the file a value of the model may come. What an instance is in an environment is said, from near to far,
 * by the environment for that instance, by the instance, by the environment for its engine, and by the engine; what is customized and
 * backed up, also by the environment for all, and by the portfolio.
 */
final class Origins {

    private static final String ENVIRONMENTS = "environments";
    private static final String INSTANCES = "instances";
    private static final String ENGINES = "engines";
    private static final Pattern POSITION = Pattern.compile("\\[([0-9]{1,9})]");
    private static final Set<String> SETTINGS = Set.copyOf(Shape.SETTINGS.names());
    /** Where an environment or the portfolio speaks of several instances. */
    private static final Set<String> OF_SEVERAL = Set.of(ENGINES, Shape.CUSTOMIZE, BackupShapes.BACKUP);
    /** What is said for all instances of all engines, too. */
    private static final Set<String> OF_ALL = Set.of(Shape.CUSTOMIZE, BackupShapes.BACKUP);
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

    /** {@return whether the value is said for several instances} */
    static boolean isOfSeveral(ModelPath inFile) {
        List<String> segments = inFile.segments();
        int level = startsWithEnvironment(segments) ? 2 : 0;
        return segments.size() > level && OF_SEVERAL.contains(segments.get(level));
    }

    /** {@return where the value may be said, nearest first} */
    List<ModelPath> of(ModelPath inModel) {
        List<String> segments = inModel.segments();
        if (segments.size() >= 2 && segments.get(0).equals(INSTANCES)) {
            return instance(segments.get(1))
                    .map(instance -> ofInstance(Optional.empty(), instance, segments.subList(2, segments.size())))
                    .orElse(List.of(inModel));
        }
        return startsWithEnvironment(segments) && segments.size() > 2
                ? ofEnvironment(inModel, segments)
                : List.of(positioned(inModel));
    }

    private List<ModelPath> ofEnvironment(ModelPath inModel, List<String> segments) {
        List<ModelPath> origins = new ArrayList<>();
        // An author may call an override [0], too.
        origins.add(inModel);
        if (segments.size() > 3 && segments.get(2).equals(INSTANCES)) {
            Optional<ModelPath> environment = Optional.of(new ModelPath(segments.subList(0, 2)));
            instance(segments.get(3))
                    .map(instance -> ofInstance(environment, instance, segments.subList(4, segments.size())))
                    .ifPresent(origins::addAll);
        } else if (OF_PORTFOLIO.contains(segments.get(2))) {
            origins.add(new ModelPath(segments.subList(2, segments.size())));
        }
        return origins;
    }

    /** {@return the instance at that position of the model, {@code [2]}} */
    private Optional<Instance> instance(String item) {
        Matcher position = POSITION.matcher(item);
        return position.matches()
                ? Optional.of(Integer.parseInt(position.group(1)))
                        .filter(index -> index < instances.size())
                        .map(instances::get)
                : Optional.empty();
    }

    private static List<ModelPath> ofInstance(Optional<ModelPath> environment, Instance instance, List<String> rest) {
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
        if (isSetting && OF_ALL.contains(rest.get(0))) {
            environment.ifPresent(here -> origins.add(here.append(rest)));
            origins.add(new ModelPath(rest));
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
