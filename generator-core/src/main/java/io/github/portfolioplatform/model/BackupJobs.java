package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * What the pods of backups get. Immutable; every method returns other settings.
 *
 * <pre>{@code
 * BackupJobs jobs = BackupJobs.NONE.memory(Memory.mebibytes(512)).parallel(2).storageClass("fast").priorityClass("batch");
 * }</pre>
 *
 * @param memory what the client has that dumps or restores through a connection, or null for what the engine computes
 * @param storageClass the class of the volume that a copy passes through, or null for that of the data
 * @param priorityClass the PriorityClass of the pods, or null for that of the cluster; never that of the servers
 * @param parallel how many tables or collections are restored at a time, from 1 to {@value #MOST_PARALLEL}, or null for what the instance
 *     allows
 */
@CheckReturnValue
public record BackupJobs(
        @Nullable Memory memory,
        @Nullable String storageClass,
        @Nullable String priorityClass,
        @Nullable Integer parallel) {

    /** The user for restores has no more connections. */
    public static final int MOST_PARALLEL = 4;

    /** Nothing is set. */
    public static final BackupJobs NONE = new BackupJobs(null, null, null);

    /** Settings without a number of tables or collections. */
    public BackupJobs(@Nullable Memory memory, @Nullable String storageClass, @Nullable String priorityClass) {
        this(memory, storageClass, priorityClass, null);
    }

    /** {@return these settings with that memory of the client} */
    public BackupJobs memory(Memory memory) {
        requireNonNull(memory, "memory");
        return new BackupJobs(memory, storageClass, priorityClass, parallel);
    }

    /** {@return these settings with that class of the volume that a copy passes through} */
    public BackupJobs storageClass(String storageClass) {
        requireNonNull(storageClass, "storageClass");
        return new BackupJobs(memory, storageClass, priorityClass, parallel);
    }

    /** {@return these settings with that PriorityClass of the pods} */
    public BackupJobs priorityClass(String priorityClass) {
        requireNonNull(priorityClass, "priorityClass");
        return new BackupJobs(memory, storageClass, priorityClass, parallel);
    }

    /** {@return these settings with that number of tables or collections that are restored at a time} */
    public BackupJobs parallel(int parallel) {
        return new BackupJobs(memory, storageClass, priorityClass, parallel);
    }

    BackupJobs over(BackupJobs defaults) {
        return new BackupJobs(
                memory != null ? memory : defaults.memory,
                storageClass != null ? storageClass : defaults.storageClass,
                priorityClass != null ? priorityClass : defaults.priorityClass,
                parallel != null ? parallel : defaults.parallel);
    }
}
