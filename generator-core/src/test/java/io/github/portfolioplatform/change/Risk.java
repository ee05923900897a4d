package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.List;

/** A risky change: two trees, and what must be said of it. */
record Risk(String title, Tree before, Tree after, RiskyChange change, String instance, String to, String message) {

    /** The same, for the platform. */
    static Risk of(String title, Tree after, RiskyChange change, String instance, String to, String message) {
        return new Risk(title, Tree.platform(), after, change, instance, to, message);
    }

    /** The entry that the message ends with. */
    String entry() {
        return message.substring(message.indexOf("in the spec: ") + "in the spec: ".length());
    }

    ChangeSet changes(AcceptedChange... accepted) {
        return before.changesTo(after, new Accepted(List.of(accepted), List.of()));
    }

    AcceptedChange acceptance() {
        return AcceptedChange.of(change, instance, to, "restored from backup").in("development");
    }

    @Override
    public String toString() {
        return title;
    }
}
