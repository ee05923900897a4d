package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.stream.Collectors;

/** Why every application has instances of its own, and which exceptions the portfolio makes. */
final class SeparationSection {

    private static final String REASONS = """

            ## Why each application has its own instances

            - **Isolation.** A server holds the data of one application; whatever that one does to it, the others keep theirs.
            - **Independence.** A server that is down, full or slow is the trouble of one application.
            - **Scaling.** Memory, CPU and storage are what one application needs, and change without asking the others.
            - **Security.** A password opens one server. Whoever loses it loses nothing else.
            - **Migrations.** A schema changes when its application is ready for it.
            - **Maintenance.** Copies, restores and new versions are done instance by instance, and undone likewise.

            One large server would take less memory than many small ones. What is paid for beside the above:

            - **Debugging.** Locks, slow queries and log lines have one application that they can come from.
            - **Performance.** No query waits for one of a neighbour.
            - **Moving out.** An instance goes to a managed service alone, with its name and its users, and nobody else notices.
            - **The same shape everywhere.** Every environment has these instances; what works in one is no other arrangement in the next.
            """;

    private SeparationSection() {}

    static String of(Environment environment) {
        List<DatabaseInstance> shared = environment.instances().stream()
                .filter(instance -> !instance.sharedWith().isEmpty())
                .toList();
        return REASONS
                + (shared.isEmpty()
                        ? "\nThere is no exception here.\n"
                        : "\nThe exceptions, which give some of that up:\n\n"
                                + shared.stream()
                                        .map(SeparationSection::exception)
                                        .collect(Collectors.joining()));
    }

    private static String exception(DatabaseInstance instance) {
        return instance.sharedWith().stream()
                .map(use ->
                        "- " + MarkdownText.code(instance.name()) + " of " + MarkdownText.prose(instance.application())
                                + " is used by " + MarkdownText.prose(use.application()) + ", too: "
                                + MarkdownText.prose(use.reason()) + "\n")
                .collect(Collectors.joining());
    }
}
