package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What changes, in as many lines as a person reads; instances whose data is at risk stand first.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * ManifestTree tree = PortfolioGenerator.of(portfolio).readFrom("portfolio.yaml").render();
 * System.out.println(ChangeReport.of(ManifestFolder.at(Path.of("k8s")).compare(tree).changes()));
 * }</pre>
 */
public final class ChangeReport {

    private static final int LINES_SHOWN = 100;
    private static final int TITLES_SHOWN = 20;
    private static final int FIELDS_SHOWN = 12;

    private ChangeReport() {}

    /** {@return the instances with their resources and fields, then the numbers} */
    public static String of(ChangeSet changes) {
        requireNonNull(changes, "changes");
        if (changes.resources().isEmpty()) {
            return "Nothing changes in " + changes.folder() + decisions(changes) + ".";
        }
        List<String> lines = new ArrayList<>();
        List<List<ResourceChange>> instances = instances(changes);
        int shown = 0;
        while (shown < instances.size() && lines.size() < LINES_SHOWN) {
            lines.addAll(lines(instances.get(shown)));
            shown++;
        }
        lines.addAll(titles(instances.subList(shown, instances.size())));
        lines.add(numbers(changes));
        return String.join("\n", lines);
    }

    /** An instance whose fields are not shown is still named, with what happens to it. */
    private static List<String> titles(List<List<ResourceChange>> instances) {
        List<String> titles = new ArrayList<>();
        instances.stream()
                .limit(TITLES_SHOWN)
                .map(instance -> title(instance) + " (" + counted(instance.size(), "resource", "resources") + ")")
                .forEach(titles::add);
        if (instances.size() > TITLES_SHOWN) {
            titles.add("… and " + counted(instances.size() - TITLES_SHOWN, "more instance", "more instances"));
        }
        return titles;
    }

    private static String title(List<ResourceChange> instance) {
        return key(instance.get(0)) + ": " + worst(instance);
    }

    private static List<List<ResourceChange>> instances(ChangeSet changes) {
        Map<InstanceKey, List<ResourceChange>> byInstance = new LinkedHashMap<>();
        for (ResourceChange change : changes.resources()) {
            byInstance.computeIfAbsent(key(change), key -> new ArrayList<>()).add(change);
        }
        Collection<List<ResourceChange>> instances = byInstance.values();
        return instances.stream()
                .sorted(Comparator.comparing(instance -> worst(instance).kind() != Impact.Kind.DATA_AT_RISK))
                .toList();
    }

    private static InstanceKey key(ResourceChange change) {
        return new InstanceKey(change.environment(), change.instance());
    }

    private static Impact worst(List<ResourceChange> instance) {
        return instance.stream()
                .map(ResourceChange::impact)
                .max(Comparator.comparing(Impact::kind))
                .orElseThrow();
    }

    private static List<String> lines(List<ResourceChange> instance) {
        List<String> lines = new ArrayList<>();
        String title = title(instance);
        if (instance.stream()
                        .allMatch(
                                change -> change.impact().equals(instance.get(0).impact()))
                && instance.stream().allMatch(change -> change.fields().isEmpty())) {
            return List.of(title + " ("
                    + instance.stream()
                            .map(change -> change.kind() + " " + change.name())
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        lines.add(title);
        for (ResourceChange change : instance) {
            lines.add("  " + change.kind() + " " + change.name() + ": " + change.impact());
            change.fields().stream().limit(FIELDS_SHOWN).forEach(field -> lines.add("    " + field));
            if (change.fields().size() > FIELDS_SHOWN) {
                lines.add("    … and " + counted(change.fields().size() - FIELDS_SHOWN, "more field", "more fields"));
            }
        }
        return lines;
    }

    private static String numbers(ChangeSet changes) {
        return counted(changes.count(ResourceChange.Type.CHANGED), "resource changes", "resources change") + ", "
                + counted(changes.count(ResourceChange.Type.ADDED), "is added", "are added") + ", "
                + changes.count(ResourceChange.Type.REMOVED)
                + " removed in " + changes.folder() + ": "
                + counted(changes.restarts(), "pod restarts", "pods restart") + decisions(changes) + ".";
    }

    private static String decisions(ChangeSet changes) {
        return changes.refusals().isEmpty()
                ? ""
                : ", " + counted(changes.refusals().size(), "needs a decision", "need a decision");
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
