package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The changes between two renderings. */
@CheckReturnValue
public final class ChangeSet {

    private static final Comparator<ResourceChange> ORDER = Comparator.comparing(ResourceChange::environment)
            .thenComparing(ResourceChange::instance)
            .thenComparing(ResourceChange::path)
            .thenComparing(ResourceChange::kind)
            .thenComparing(ResourceChange::name);

    private final String folder;
    private final Advice advice;
    private final List<ResourceChange> resources;
    private final List<Problem> refusals;
    private final List<String> hints;
    private final List<String> spent;

    private ChangeSet(
            String folder,
            Advice advice,
            List<ResourceChange> resources,
            List<Problem> refusals,
            List<String> hints,
            List<String> spent) {
        this.folder = folder;
        this.advice = advice;
        this.resources = List.copyOf(resources);
        this.refusals = List.copyOf(refusals);
        this.hints = List.copyOf(hints);
        this.spent = List.copyOf(spent);
    }

    /**
     * {@return what changes}
     *
     * @param folder how messages call the output folder, {@code k8s}
     * @param before the files as they were
     * @param after the files as they are rendered now, by path
     * @param accepted what somebody answers for
     * @param advice the words of advice in messages
     */
    public static ChangeSet between(
            String folder, Baseline before, SortedMap<String, byte[]> after, Accepted accepted, Advice advice) {
        requireNonNull(folder, "folder");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(accepted, "accepted");
        requireNonNull(advice, "advice");
        Differences differences = Differences.between(before, after);
        Comparison comparison = Comparison.of(differences);
        Decisions decisions = new Decisions(accepted);
        List<Problem> refusals = new ArrayList<>();
        comparison.unreadable().forEach(file -> refusals.add(file.problem(folder)));
        List<String> hints = new ArrayList<>();
        comparison
                .findings()
                .forEach(finding -> decisions
                        .reasonFor(finding)
                        .ifPresentOrElse(
                                reason -> hints.add(finding.hint(reason, advice)),
                                () -> refusals.add(finding.problem(folder, advice))));
        Collections.sort(refusals);
        List<String> spent = differences.areOfEmptyBaseline() ? List.of() : decisions.leftOver();
        if (!differences.areOfEmptyBaseline()) {
            hints.addAll(RenamedEnvironments.sentences(differences.renamedEnvironments()));
            hints.addAll(comparison.hints());
            hints.addAll(spent);
        }
        List<ResourceChange> resources =
                comparison.resources().stream().sorted(ORDER).toList();
        return new ChangeSet(folder, advice, resources, refusals, hints, spent);
    }

    /** {@return the same changes, of which more is refused} */
    public ChangeSet refusing(List<Problem> more) {
        requireNonNull(more, "more");
        return new ChangeSet(
                folder,
                advice,
                resources,
                Stream.concat(more.stream(), refusals.stream()).sorted().toList(),
                hints,
                spent);
    }

    /** {@return how messages call the output folder, {@code k8s}} */
    public String folder() {
        return folder;
    }

    /** {@return the words of advice in messages on these changes} */
    public Advice advice() {
        return advice;
    }

    /** {@return the resources that change, ordered by environment, instance and path} */
    public List<ResourceChange> resources() {
        return resources;
    }

    /** {@return how many resources change in that way} */
    public int count(ResourceChange.Type type) {
        requireNonNull(type, "type");
        return (int) resources.stream().filter(change -> change.type() == type).count();
    }

    /** {@return how many pods restart} */
    public int restarts() {
        return resources.stream()
                .mapToInt(change -> change.impact().pods().size())
                .sum();
    }

    /** {@return the risky changes that nobody accepted, and the files that cannot be judged, ordered by place} */
    public List<Problem> refusals() {
        return refusals;
    }

    /** {@return what a person should know of changes that are not refused, a sentence each} */
    public List<String> hints() {
        return hints;
    }

    /** {@return those of {@link #hints()} that are about acceptances and tombstones which have done their work} */
    public List<String> spentDecisions() {
        return spent;
    }
}
