package io.github.portfolioplatform.document;

import static java.util.stream.Collectors.groupingBy;

import io.github.portfolioplatform.change.ResourceChange;
import io.github.portfolioplatform.document.TestCase.Defect;
import io.github.portfolioplatform.document.TestCase.Kind;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.ShownProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The test cases of a check: one for each instance of each environment, and one for the files that belong to none. A test passes if its
 * files are as rendered and none of its changes is refused; what changes in the cluster is its output.
 */
final class CheckCases {

    private static final String OUTSIDE = "files outside instances";
    private static final String NOT_AS_RENDERED = "not-as-rendered";

    private final String folder;
    private final Drift drift;
    private final Map<InstanceName, List<String>> files;
    private final Map<InstanceName, List<Problem>> refusals;
    private final Map<InstanceName, List<ResourceChange>> resources;

    private CheckCases(Drift drift) {
        this.folder = drift.changes().folder();
        this.drift = drift;
        this.files = drift.states().keySet().stream().collect(groupingBy(InstanceName::ofFile));
        this.refusals = drift.refusals().stream().collect(groupingBy(this::instance));
        this.resources =
                drift.changes().resources().stream().collect(groupingBy(change -> InstanceName.ofFile(change.path())));
    }

    static List<TestCase> of(ManifestTree tree, Drift drift) {
        CheckCases cases = new CheckCases(drift);
        SortedSet<InstanceName> names = new TreeSet<>();
        names.add(InstanceName.NONE);
        tree.paths().forEach(path -> names.add(InstanceName.ofFile(path.text())));
        names.addAll(cases.files.keySet());
        names.addAll(cases.refusals.keySet());
        names.addAll(cases.resources.keySet());
        return names.stream().map(cases::test).toList();
    }

    private InstanceName instance(Problem refusal) {
        String file = file(refusal.place());
        String start = folder + "/";
        return InstanceName.ofFile(file.startsWith(start) ? file.substring(start.length()) : file);
    }

    private static String file(Place place) {
        if (place instanceof Place.InManifest manifest) {
            return manifest.file();
        }
        return place instanceof Place.InFile position ? position.file() : "";
    }

    private TestCase test(InstanceName name) {
        boolean isNone = name.equals(InstanceName.NONE);
        return new TestCase(
                isNone ? folder : folder + "/" + name.environment(),
                isNone ? OUTSIDE : name.instance(),
                defect(files.getOrDefault(name, List.of()), refusals.getOrDefault(name, List.of())),
                output(resources.getOrDefault(name, List.of())));
    }

    /** Of several failures in one test, Jenkins keeps the first: all is said in one. */
    private Optional<Defect> defect(List<String> differing, List<Problem> refused) {
        if (differing.isEmpty() && refused.isEmpty()) {
            return Optional.empty();
        }
        List<String> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        if (!refused.isEmpty()) {
            messages.add(Counted.of(refused.size(), "change is refused", "changes are refused"));
            lines.addAll(ShownProblems.lines(refused, "refusals"));
        }
        if (!differing.isEmpty()) {
            messages.add(Counted.of(differing.size(), "file is not as rendered", "files are not as rendered"));
            lines.addAll(filesByState(differing));
        }
        String type = refused.isEmpty() ? NOT_AS_RENDERED : refused.get(0).id();
        return Optional.of(new Defect(Kind.FAILURE, type, String.join(", ", messages), String.join("\n", lines)));
    }

    private List<String> filesByState(List<String> differing) {
        List<String> lines = new ArrayList<>();
        for (State state : State.values()) {
            List<String> some = differing.stream()
                    .filter(path -> drift.states().get(path) == state)
                    .map(path -> FileStates.word(state) + ": " + folder + "/" + path)
                    .toList();
            lines.addAll(some);
            if (!some.isEmpty()) {
                lines.add("  " + FileStates.remedy(state, drift.changes().advice()));
            }
        }
        return lines;
    }

    private static String output(List<ResourceChange> changes) {
        return changes.stream().flatMap(change -> lines(change).stream()).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(ResourceChange change) {
        List<String> lines = new ArrayList<>();
        lines.add(change.kind() + " " + change.name() + ": " + change.impact());
        change.fields().forEach(field -> lines.add("  " + field));
        return lines;
    }
}
