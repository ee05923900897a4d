package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A random walk over edits of one spec after the other. Each step changes one key, and goes on from the last spec that was applied. Some of
 * the changes that the guard refuses are accepted with what it gives to paste.
 */
final class Walk {

    /** At so many places a key is tried before it is the turn of the next one. */
    private static final int TRIES = 4;

    /** One of so many refused changes is accepted. */
    private static final int ACCEPTED = 2;

    private final long seed;
    private final Edits edits;
    private final List<String> titles;
    private final Random random;
    private final Destination destination;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Set<String> applied = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Consumer<String> log;
    private Rendering last = Rendering.NOTHING;
    private int steps;

    /** A walk that tells every edit and what became of it. */
    Walk(long seed, Destination destination, Consumer<String> log) {
        this.seed = seed;
        this.log = log;
        this.edits = new Edits(seed);
        this.titles = new ArrayList<>(edits.titles());
        this.random = new Random(seed);
        this.destination = destination;
    }

    /** Where renderings go. */
    interface Destination {

        /** {@return what was predicted wrongly; nothing if the changes do what they say} */
        List<String> apply(Rendering before, Rendering after, ChangeSet changes);

        /**
         * Does by hand what an accepted change needs before it is applied, such as to delete a claim that becomes smaller.
         *
         * @return what the API server refuses without being announced
         */
        List<String> prepare(Rendering before, Rendering after, ChangeSet changes);

        /** {@return what became of changes that the guard refuses, in a word} */
        String verdict(Rendering before, Rendering refused);

        /** Takes away all that is there. */
        void clear();
    }

    /** Begins with that spec at an empty destination, and changes it so often. */
    void run(Map<String, Object> start, int number) {
        destination.clear();
        last = Rendering.NOTHING;
        Rendering first = Rendering.of(start);
        apply(first, first.changesSince(last), "start");
        for (int i = 0; i < number; i++) {
            if (steps % titles.size() == 0) {
                Collections.shuffle(titles, random);
            }
            step(steps, titles.get(steps % titles.size()));
            steps++;
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
        List<Problem> refusals = changes.refusals();
        if (!refusals.isEmpty()) {
            count("refused by the guard, " + destination.verdict(last, next), edit + ": " + refusals);
            if (!Pasted.arePossible(refusals) || random.nextInt(ACCEPTED) > 0) {
                return false;
            }
            accept(next, refusals, edit);
            return true;
        }
        apply(next, changes, edit);
        return true;
    }

    /** An entry that an earlier step has written may fit, so that nothing is refused: it was accepted before it was done. */
    private void apply(Rendering next, ChangeSet changes, String edit) {
        boolean isAccepted = next.isRefusedWithoutEntries(last);
        List<String> problems = new ArrayList<>();
        if (isAccepted) {
            problems.addAll(destination.prepare(last, next, changes));
        }
        problems.addAll(destination.apply(last, next, changes));
        goOn(next, edit, (isAccepted ? "accepted and " : "") + "predicted right, " + restarts(changes), problems);
    }

    /** The entries are removed when they have done their work, as {@code diff} tells then. */
    private void accept(Rendering refused, List<Problem> refusals, String edit) {
        Rendering next;
        try {
            next = Rendering.of(Pasted.into(refused.spec(), refusals));
        } catch (PortfolioException unreadable) {
            goOn(refused, edit, "", List.of("what the guard gives to paste is refused: " + unreadable.getMessage()));
            return;
        }
        ChangeSet changes = next.changesSince(last);
        List<String> problems = new ArrayList<>();
        if (changes.refusals().isEmpty()) {
            problems.addAll(destination.prepare(last, next, changes));
            problems.addAll(destination.apply(last, next, changes));
            problems.addAll(afterwards(next, refused));
        } else {
            problems.add("refused with what the guard gives to paste: " + changes.refusals());
        }
        goOn(refused, edit, "accepted and predicted right, " + restarts(changes), problems);
    }

    private static List<String> afterwards(Rendering accepted, Rendering withoutEntries) {
        List<String> problems = new ArrayList<>();
        List<String> spent = accepted.changesSince(accepted).spentDecisions();
        if (spent.size() != Pasted.count(accepted.spec())) {
            problems.add("of all entries, only these are told to have done their work: " + spent);
        }
        ChangeSet removal = withoutEntries.changesSince(accepted);
        if (!removal.resources().isEmpty() || !removal.refusals().isEmpty()) {
            problems.add("the entries cannot be removed without a change: " + removal.resources() + removal.refusals());
        }
        return problems;
    }

    private void goOn(Rendering next, String edit, String outcome, List<String> problems) {
        if (problems.isEmpty()) {
            count(outcome, edit);
            last = next;
            return;
        }
        count("predicted wrong", edit + ": " + problems);
        wrong.add("seed " + seed + ", " + edit + ":\n  " + String.join("\n  ", problems) + "\n  before: "
                + new Resource(last.spec()).json() + "\n  after:  " + new Resource(next.spec()).json());
        destination.clear();
        destination.apply(Rendering.NOTHING, last, last.changesSince(Rendering.NOTHING));
    }

    private static String restarts(ChangeSet changes) {
        return changes.restarts() > 0 ? "pods restart" : "no restart";
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
        Set<String> never = new TreeSet<>(titles);
        never.removeAll(applied);
        return never;
    }

    /** {@return how many edits ended in which way} */
    Map<String, Integer> outcomes() {
        return outcomes;
    }
}
