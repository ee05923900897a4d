package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.Allocation;
import java.util.List;

/**
 * Server settings that follow from what the instance claims: a quarter of the memory limit for shared buffers, three quarters as the
 * planner's idea of the cache, and a write-ahead log that cannot fill a small volume.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">PostgreSQL: resource consumption</a>
 */
final class Tuning {

    private static final long MEGABYTE = 1024L * 1024L;
    private static final long LARGEST_MAINTENANCE = 2048;
    private static final long LARGEST_WAL = 4096;
    /** Below it PostgreSQL refuses to start with segments of 16 MB. */
    private static final long SMALLEST_WAL = 32;

    private Tuning() {}

    static List<String> arguments(Allocation allocation) {
        long memory = allocation.limits().memory().bytes() / MEGABYTE;
        long volume = allocation.storage().bytes() / MEGABYTE;
        return List.of(
                "-c", "shared_buffers=" + memory / 4 + "MB",
                "-c", "effective_cache_size=" + memory * 3 / 4 + "MB",
                "-c", "maintenance_work_mem=" + Math.min(memory / 16, LARGEST_MAINTENANCE) + "MB",
                "-c", "max_wal_size=" + Math.max(Math.min(volume / 8, LARGEST_WAL), SMALLEST_WAL) + "MB");
    }
}
