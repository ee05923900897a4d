package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows where each value of the model was written, and which could not be read. */
final class Places {

    private final Place.InFile start;
    private final Map<ModelPath, Place.InFile> written = new HashMap<>();
    private final Origins origins = new Origins();
    private final Set<ModelPath> unread = new HashSet<>();
    private final Set<ModelPath> aroundUnread = new HashSet<>();

    Places(Place.InFile start) {
        this.start = start;
    }

    void put(ModelPath path, Place.InFile place) {
        written.put(path, place);
    }

    /** The next instance of the model stands there in the file, where items before it may have been unusable. */
    void instance(ModelPath inFile, Engine engine, Optional<String> name) {
        origins.instance(inFile, engine, name);
    }

    /** What is {@code inModel} in the model is {@code inFile} in the file, where items before it may have been unusable. */
    void position(ModelPath inModel, ModelPath inFile) {
        origins.position(inModel, inFile);
    }

    /** The value was written, but is reported already. */
    void markUnread(ModelPath path) {
        unread.add(path);
        for (Optional<ModelPath> at = path.parent();
                at.isPresent();
                at = at.get().parent()) {
            aroundUnread.add(at.get());
        }
    }

    /** {@return whether the value was written, but is reported already} */
    boolean isUnread(ModelPath path) {
        return unread.contains(path);
    }

    /**
     * {@return the problems of the model at the lines that their values came from}
     * A problem that only follows from a value that could not be read is left out, and what is said for several instances
     * is said once.
     */
    List<Problem> locate(List<Problem> problems) {
        List<Problem> located = new ArrayList<>();
        Set<String> ofEngines = new HashSet<>();
        for (Problem problem : problems) {
            ModelPath path = pathOf(problem);
            Problem here = problem.at(placeOf(path));
            if (!followsFromUnread(path) && (!isInherited(path) || ofEngines.add(here.id() + " " + here.place()))) {
                located.add(here);
            }
        }
        return located;
    }

    private static ModelPath pathOf(Problem problem) {
        if (problem.place() instanceof Place.InModel model) {
            return model.path();
        }
        throw new IllegalArgumentException("the rules of the model speak of the model, not of " + problem.place());
    }

    /** What is closer to the value than the first place that says it, and what is said there, must have been read. */
    private boolean followsFromUnread(ModelPath path) {
        for (ModelPath origin : origins.of(path)) {
            if (isWithinUnread(origin) || aroundUnread.contains(origin)) {
                return true;
            }
            if (written.containsKey(origin)) {
                return false;
            }
        }
        return false;
    }

    private boolean isWithinUnread(ModelPath path) {
        Optional<ModelPath> at = Optional.of(path);
        while (at.isPresent() && !unread.contains(at.get())) {
            at = at.get().parent();
        }
        return at.isPresent();
    }

    private boolean isInherited(ModelPath path) {
        return origins.of(path).stream()
                .filter(written::containsKey)
                .findFirst()
                .filter(Origins::isOfSeveral)
                .isPresent();
    }

    /** The place of the value, or else of the nearest value around it. */
    private Place.InFile placeOf(ModelPath path) {
        for (Optional<ModelPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            Optional<Place.InFile> place = origins.of(at.get()).stream()
                    .filter(written::containsKey)
                    .findFirst()
                    .map(written::get);
            if (place.isPresent()) {
                return place.get();
            }
        }
        return start;
    }
}
