package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/**
 * What the pods of backups get. Immutable; every method returns other settings.
 *
 * <pre>{@code
 * BackupJobs jobs = BackupJobs.NONE.memory(Memory.mebibytes(512)).storageClass("fast").priorityClass("batch");
 * }</pre>
 *
 * @param memory what the client has that dumps or restores through a connection, or null for what the engine computes
 * @param storageClass the class of the volume that a copy passes through, or null for that of the data
 * @param priorityClass the PriorityClass of the pods, or null for that of the cluster; never that of the servers
 */
public record BackupJobs(
        @Nullable Memory memory,
        @Nullable String storageClass,
        @Nullable String priorityClass) {

    /** Nothing is set. */
    public static final BackupJobs NONE = new BackupJobs(null, null, null);

    /** {@return these settings with that memory of the client} */
    public BackupJobs memory(Memory other) {
        return new BackupJobs(other, storageClass, priorityClass);
    }

    /** {@return these settings with that class of the volume that a copy passes through} */
    public BackupJobs storageClass(String other) {
        return new BackupJobs(memory, other, priorityClass);
    }

    /** {@return these settings with that PriorityClass of the pods} */
    public BackupJobs priorityClass(String other) {
        return new BackupJobs(memory, storageClass, other);
    }

    BackupJobs over(BackupJobs defaults) {
        return new BackupJobs(
                memory != null ? memory : defaults.memory,
                storageClass != null ? storageClass : defaults.storageClass,
                priorityClass != null ? priorityClass : defaults.priorityClass);
    }
}
