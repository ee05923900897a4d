package io.github.portfolioplatform.document;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.ResourceChange;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.IgnoredFile;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.ShownProblems;
import java.util.ArrayList;
import java.util.List;

/**
 * A check as a comment on a pull request, in the Markdown that GitHub and GitLab have in common. GitHub takes 65,536 characters; the rooms
 * of all sections leave some for their frames, and for what a bot may add.
 */
final class CheckMarkdown {

    /** Whoever posts the comment finds the one to replace by this line, which nobody sees. */
    private static final String MARKER = "<!-- portfolio:check -->\n";

    private static final int ROOM_OF_REFUSALS = 16_000;
    private static final int ROOM_OF_TABLE = 10_000;
    private static final int ROOM_OF_FIELDS = 20_000;
    private static final int ROOM_OF_FILES = 8_000;
    private static final int ROOM_OF_REMARKS = 3_000;

    private final Drift drift;
    private final ChangeSet changes;
    private final List<ChangedInstance> instances;

    private CheckMarkdown(Drift drift) {
        this.drift = drift;
        this.changes = drift.changes();
        this.instances = ChangedInstance.of(changes);
    }

    /** {@return the comment on a folder that was checked} */
    static String of(Drift drift) {
        CheckMarkdown check = new CheckMarkdown(drift);
        Excerpt comment = new Excerpt().add(MARKER + check.verdict() + check.impact());
        check.refusals(comment);
        check.table(comment);
        check.fields(comment);
        check.files(comment);
        check.hints(comment);
        check.ignored(comment);
        return comment.toString();
    }

    /** {@return the comment on a portfolio that has problems, so that nothing could be compared} */
    static String of(List<Problem> problems, Advice advice) {
        return new Excerpt()
                .add(MARKER + "### ❌ The portfolio cannot be checked: "
                        + Counted.of(problems.size(), "problem", "problems") + "\n\n")
                .room(ROOM_OF_REFUSALS + ROOM_OF_TABLE + ROOM_OF_FIELDS)
                .addAll(
                        ProblemItems.of(problems),
                        ShownProblems.MOST,
                        left -> "\n… and " + Counted.of(left, "more problem", "more problems") + "; "
                                + MarkdownText.prose(advice.seeProblems()) + "\n")
                .toString();
    }

    private String verdict() {
        String folder = MarkdownText.code(changes.folder());
        if (drift.isNone()) {
            return "✅ " + Counted.files(drift.same()) + " in " + folder + " as rendered.\n";
        }
        List<String> findings = new ArrayList<>();
        if (!changes.refusals().isEmpty()) {
            findings.add(Counted.of(changes.refusals().size(), "change is refused", "changes are refused"));
        }
        if (!drift.states().isEmpty()) {
            findings.add(Counted.files(drift.states().size()) + " in " + folder + " not as rendered");
        }
        return "### ❌ " + String.join(", ", findings) + "\n";
    }

    private String impact() {
        return instances.isEmpty()
                ? ""
                : "\nIn the cluster: "
                        + Counted.of(changes.count(ResourceChange.Type.CHANGED), "resource changes", "resources change")
                        + ", " + Counted.of(changes.count(ResourceChange.Type.ADDED), "is added", "are added")
                        + ", " + Counted.of(changes.count(ResourceChange.Type.REMOVED), "is removed", "are removed")
                        + "; " + Counted.of(changes.restarts(), "pod restarts", "pods restart") + ".\n";
    }

    private void refusals(Excerpt comment) {
        comment.room(ROOM_OF_REFUSALS);
        if (changes.refusals().isEmpty()) {
            return;
        }
        List<String> items = ProblemItems.of(changes.refusals()).stream()
                .map(CheckMarkdown::quoted)
                .toList();
        comment.add("\n> [!CAUTION]\n> **Refused, because data is at risk.** Undo each of these, or accept it in "
                        + changes.advice().portfolio() + ":\n>\n")
                .addAll(
                        items,
                        ShownProblems.MOST,
                        left -> ">\n> … and " + Counted.of(left, "more refusal", "more refusals") + "; "
                                + MarkdownText.prose(changes.advice().seeFindings()) + "\n");
    }

    private static String quoted(String lines) {
        return lines.replaceAll("(?m)^(?=.)", "> ");
    }

    private void table(Excerpt comment) {
        comment.room(ROOM_OF_TABLE);
        if (!instances.isEmpty()) {
            comment.add("\n| Environment | Instance | In the cluster |\n|---|---|---|\n")
                    .addAll(ChangeSection.rows(instances), ChangeSection.more(changes.advice()));
        }
    }

    private void fields(Excerpt comment) {
        comment.room(ROOM_OF_FIELDS);
        if (!instances.isEmpty()) {
            comment.add("\n<details>\n<summary>What changes, field by field</summary>\n")
                    .addAll(ChangeSection.blocks(instances), ChangeSection.more(changes.advice()))
                    .add("\n</details>\n");
        }
    }

    private void files(Excerpt comment) {
        comment.room(ROOM_OF_FILES);
        if (!drift.states().isEmpty()) {
            comment.add("\n#### Files\n\n")
                    .addAll(
                            FileSection.lines(drift),
                            left -> "\n… and more; "
                                    + MarkdownText.prose(changes.advice().seeFindings()) + "\n");
        }
    }

    private void hints(Excerpt comment) {
        comment.room(ROOM_OF_REMARKS);
        if (!drift.hints().isEmpty()) {
            comment.add("\n#### Good to know\n\n")
                    .addAll(
                            drift.hints().stream()
                                    .map(hint -> "- " + MarkdownText.prose(hint) + "\n")
                                    .toList(),
                            left -> "- … and " + left + " more\n");
        }
    }

    private void ignored(Excerpt comment) {
        comment.room(ROOM_OF_REMARKS);
        List<IgnoredFile> ignored = drift.ignored();
        if (!ignored.isEmpty()) {
            comment.add("\n> [!WARNING]\n> Git ignores " + Counted.files(ignored.size())
                            + ", which nobody who clones has. Narrow the rule, or add what it hits with"
                            + " `git add --force`:\n>\n")
                    .addAll(
                            ignored.stream()
                                    .map(file -> "> - " + MarkdownText.code(changes.folder() + "/" + file.path())
                                            + " by " + MarkdownText.code(file.rule()) + "\n")
                                    .toList(),
                            left -> "> - … and " + left + " more\n");
        }
    }
}
