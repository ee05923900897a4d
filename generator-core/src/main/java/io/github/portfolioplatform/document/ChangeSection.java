package io.github.portfolioplatform.document;

import io.github.portfolioplatform.change.FieldChange;
import io.github.portfolioplatform.change.Impact;
import io.github.portfolioplatform.change.ResourceChange;
import io.github.portfolioplatform.problem.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What changes in the cluster: a table of instances, and all fields behind a fold. */
final class ChangeSection {

    private static final int FIELDS_SHOWN = 25;

    private ChangeSection() {}

    /** {@return a row for each instance} */
    static List<String> rows(List<ChangedInstance> instances) {
        return instances.stream().map(ChangeSection::row).toList();
    }

    private static String row(ChangedInstance instance) {
        String environment = instance.name().environment();
        return "| " + (environment.isEmpty() ? "" : MarkdownText.code(environment)) + " | "
                + label(instance) + " | "
                + sign(instance.worst().kind()) + " " + MarkdownText.prose(instance.impact()) + " |\n";
    }

    /** A resource that stands alone is no instance: a namespace, what Argo CD reads. */
    private static String label(ChangedInstance instance) {
        String name = MarkdownText.code(instance.name().instance());
        return instance.isOneResource()
                ? MarkdownText.prose(instance.resources().get(0).kind()) + " " + name
                : name;
    }

    private static String sign(Impact.Kind kind) {
        return switch (kind) {
            case DATA_AT_RISK -> "🔴";
            case NEEDS_RECREATION -> "🟠";
            case ROLLING_RESTART -> "🟡";
            case REMOVED -> "➖";
            case CREATED -> "➕";
            case NO_RESTART -> "🟢";
        };
    }

    /** {@return a block for each instance, each resource under a heading of its own} */
    static List<String> blocks(List<ChangedInstance> instances) {
        return instances.stream().map(ChangeSection::block).toList();
    }

    private static String block(ChangedInstance instance) {
        List<String> lines = new ArrayList<>();
        instance.resources().forEach(change -> lines.addAll(lines(change)));
        return "\n**" + MarkdownText.code(instance.name().toString()) + "**\n\n"
                + MarkdownText.fenced("diff", String.join("\n", lines));
    }

    private static List<String> lines(ResourceChange change) {
        String resource = change.kind() + " " + change.name();
        return switch (change.type()) {
            case ADDED -> List.of("+ " + resource + ": " + change.impact());
            case REMOVED -> List.of("- " + resource + ": " + change.impact());
            case CHANGED -> fields("@@ " + resource + ": " + change.impact() + " @@", change.fields());
        };
    }

    private static List<String> fields(String heading, List<FieldChange> fields) {
        List<String> lines = new ArrayList<>(List.of(heading));
        for (FieldChange field : fields.subList(0, Math.min(FIELDS_SHOWN, fields.size()))) {
            field.before().ifPresent(before -> lines.add("- " + field.path() + ": " + before));
            field.after().ifPresent(after -> lines.add("+ " + field.path() + ": " + after));
        }
        int left = fields.size() - FIELDS_SHOWN;
        if (left > 0) {
            lines.add("  … and " + Counted.of(left, "more field", "more fields"));
        }
        return lines;
    }

    /** {@return what to say of those that there is no room for} */
    static IntFunction<String> more(Advice advice) {
        return left -> "\n… and " + Counted.of(left, "more instance", "more instances") + "; "
                + MarkdownText.prose(advice.seeChanges()) + "\n";
    }
}
