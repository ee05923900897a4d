package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A random walk over edits of one spec. Each step changes one key, and goes on from the last spec that was applied. */
final class Walk {

    /** At so many places a key is tried before it is the turn of the next one. */
    private static final int TRIES = 4;

    private final long seed;
    private final Edits edits;
    private final Destination destination;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Set<String> applied = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Consumer<String> log;
    private Rendering last = Rendering.NOTHING;

    /** A walk that tells every edit and what became of it. */
    Walk(long seed, Destination destination, Consumer<String> log) {
        this.seed = seed;
        this.log = log;
        this.edits = new Edits(seed);
        this.destination = destination;
    }

    /** Where renderings go. */
    interface Destination {

        /** {@return what was predicted wrongly; nothing if the changes do what they say} */
        List<String> apply(Rendering before, Rendering after, ChangeSet changes);

        /** {@return what became of changes that the guard refuses, in a word} */
        String verdict(Rendering before, Rendering refused);
    }

    /** Begins with that spec, and changes it so often. */
    void run(Map<String, Object> start, int steps) {
        Rendering first = Rendering.of(start);
        apply(first, first.changesSince(last), "start");
        List<String> titles = new ArrayList<>(edits.titles());
        Random order = new Random(seed);
        for (int step = 0; step < steps; step++) {
            if (step % titles.size() == 0) {
                Collections.shuffle(titles, order);
            }
            step(step, titles.get(step % titles.size()));
        }
    }

    private void step(int step, String title) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> spec = Edits.copy(last.spec());
            String edit = "step " + step + ": " + edits.change(spec, title);
            if (!spec.equals(last.spec()) && isApplied(spec, edit)) {
                applied.add(title);
                return;
            }
        }
    }

    private boolean isApplied(Map<String, Object> spec, String edit) {
        Rendering next;
        try {
            next = Rendering.of(spec);
        } catch (PortfolioException refused) {
            boolean isCalledADefect = refused.getMessage().contains("This is a defect");
            count(
                    isCalledADefect ? "refused as a defect of the generator" : "refused by the reader",
                    edit + ": " + refused.getMessage());
            return false;
        }
        ChangeSet changes = next.changesSince(last);
        if (!changes.refusals().isEmpty()) {
            count("refused by the guard, " + destination.verdict(last, next), edit + ": " + changes.refusals());
            return false;
        }
        apply(next, changes, edit);
        return true;
    }

    private void apply(Rendering next, ChangeSet changes, String edit) {
        List<String> problems = destination.apply(last, next, changes);
        if (problems.isEmpty()) {
            count(changes.restarts() > 0 ? "predicted right, pods restart" : "predicted right, no restart", edit);
            last = next;
        } else {
            count("predicted wrong", edit + ": " + problems);
            wrong.add("seed " + seed + ", " + edit + ":\n  " + String.join("\n  ", problems) + "\n  before: "
                    + new Resource(last.spec()).json() + "\n  after:  " + new Resource(next.spec()).json());
            destination.apply(next, last, last.changesSince(next));
        }
    }

    private void count(String outcome, String edit) {
        log.accept(outcome + ": " + edit);
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** {@return what was predicted wrongly, with what is needed to do it again} */
    List<String> wrong() {
        return wrong;
    }

    /** {@return the keys of which no edit was ever applied} */
    Set<String> neverApplied() {
        Set<String> never = new TreeSet<>(edits.titles());
        never.removeAll(applied);
        return never;
    }

    /** {@return how many edits ended in which way} */
    Map<String, Integer> outcomes() {
        return outcomes;
    }
}
