package io.github.portfolioplatform.spec;

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
    private final Map<ModelPath, ModelPath> positions = new HashMap<>();
    private final Map<ModelPath, ModelPath> inherited = new HashMap<>();
    private final Set<ModelPath> unread = new HashSet<>();
    private final Set<ModelPath> aroundUnread = new HashSet<>();

    Places(Place.InFile start) {
        this.start = start;
    }

    void put(ModelPath path, Place.InFile place) {
        written.put(path, place);
    }

    /** What is {@code inModel} in the model is {@code inFile} in the file, where items before it may have been unusable. */
    void position(ModelPath inModel, ModelPath inFile) {
        positions.put(inModel, inFile);
    }

    /** Values that {@code path} does not say itself come from {@code source}. */
    void inherit(ModelPath path, ModelPath source) {
        inherited.put(path, source);
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
     * A problem that only follows from a value that could not be read is left out, and what an engine's default does to many instances
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

    private ModelPath pathOf(Problem problem) {
        if (problem.place() instanceof Place.InModel model) {
            return rebased(model.path(), positions).orElse(model.path());
        }
        throw new IllegalArgumentException("the rules of the model speak of the model, not of " + problem.place());
    }

    private boolean followsFromUnread(ModelPath path) {
        ModelPath source =
                written.containsKey(path) ? path : rebased(path, inherited).orElse(path);
        return unread.contains(path) || isWithinUnread(path) || isWithinUnread(source) || aroundUnread.contains(path);
    }

    private boolean isWithinUnread(ModelPath path) {
        Optional<ModelPath> at = Optional.of(path);
        while (at.isPresent() && !unread.contains(at.get())) {
            at = at.get().parent();
        }
        return at.isPresent();
    }

    private boolean isInherited(ModelPath path) {
        return !written.containsKey(path)
                && rebased(path, inherited).filter(written::containsKey).isPresent();
    }

    /** The place of the value, or else of what it was inherited from, or else of the nearest value around it. */
    private Place.InFile placeOf(ModelPath path) {
        Optional<ModelPath> at = Optional.of(path);
        while (at.isPresent()) {
            ModelPath here = at.get();
            Optional<Place.InFile> place = Optional.ofNullable(written.get(here))
                    .or(() -> rebased(here, inherited).map(written::get));
            if (place.isPresent()) {
                return place.get();
            }
            at = here.parent();
        }
        return start;
    }

    /** {@return the path, its longest known beginning replaced} */
    private static Optional<ModelPath> rebased(ModelPath path, Map<ModelPath, ModelPath> beginnings) {
        for (Optional<ModelPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            ModelPath beginning = beginnings.get(at.get());
            if (beginning != null) {
                int known = at.get().segments().size();
                return Optional.of(beginning.append(
                        path.segments().subList(known, path.segments().size())));
            }
        }
        return Optional.empty();
    }
}
