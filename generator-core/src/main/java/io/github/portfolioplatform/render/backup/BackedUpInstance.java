package io.github.portfolioplatform.render.backup;

import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.JobIdentity;
import java.util.Optional;

/**
 * An instance of whose data copies are taken.
 *
 * @param context the instance
 * @param backup its backup settings
 * @param copies how its engine takes and restores copies
 */
record BackedUpInstance(InstanceContext context, Backup backup, DataCopies copies) {

    /** {@return the instance; empty if it has no backups} */
    static Optional<BackedUpInstance> of(InstanceContext context) {
        return context.instance()
                .basics()
                .backup()
                .map(backup -> new BackedUpInstance(context, backup, context.copies()));
    }

    /** What is done with copies. */
    enum Task {
        /** Takes one and stores it. */
        BACKUP,
        /** Restores the newest into a server that is thrown away. */
        VERIFY,
        /** Puts one back. */
        RESTORE
    }

    Environment environment() {
        return context.environment();
    }

    DatabaseInstance instance() {
        return context.instance();
    }

    InstanceNames names() {
        return context.names();
    }

    int port() {
        return context.engine().port();
    }

    String name(Task task) {
        return switch (task) {
            case BACKUP -> names().backup();
            case VERIFY -> names().verification();
            case RESTORE -> names().restoration();
        };
    }

    JobIdentity job(Task task) {
        return new JobIdentity(context, name(task), "backup");
    }

    boolean has(Choice choice) {
        return context.has(choice);
    }
}
