package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Server settings that follow from what the instance claims: a quarter of the memory limit for shared buffers, three quarters as the
 * planner's idea of the cache, and a write-ahead log that cannot fill a small volume.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">PostgreSQL: resource consumption</a>
 */
final class Tuning {

    /** What {@link #workMemory} reckons with. */
    static final int CONNECTIONS = 100;

    /** As many as a login of the application may have. A second login gets as many; both sort together only while pods change over. */
    static final int CONNECTIONS_OF_APPLICATION = 75;

    private static final long KILOBYTE = 1024L;
    private static final long MEGABYTE = 1024L * 1024L;
    private static final long LARGEST_MAINTENANCE = 2048;
    private static final long LARGEST_WAL = 4096;
    /** Below it PostgreSQL refuses to start with segments of 16 MB. */
    private static final long SMALLEST_WAL = 32;
    /** As much as PostgreSQL takes by itself. */
    private static final long SMALLEST_WORK = 4096;
    /** {@code max_worker_processes}, if nobody sets it. */
    private static final int WORKERS = 8;
    /** How many sorts and hashes a statement has at a time. */
    private static final int NODES = 3;

    private Tuning() {}

    /** {@return the settings with their values, in the order in which they are written} */
    static Map<String, String> settings(Allocation allocation) {
        long memory = limit(allocation) / MEGABYTE;
        long volume = allocation.storage().bytes() / MEGABYTE;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("shared_buffers", memory / 4 + "MB");
        settings.put("effective_cache_size", memory * 3 / 4 + "MB");
        settings.put("maintenance_work_mem", Math.min(memory / 16, LARGEST_MAINTENANCE) + "MB");
        settings.put("max_wal_size", Math.max(Math.min(volume / 8, LARGEST_WAL), SMALLEST_WAL) + "MB");
        return settings;
    }

    /** {@return the settings as arguments of the server} */
    static List<String> arguments(Allocation allocation) {
        List<String> arguments = new ArrayList<>();
        settings(allocation).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        arguments.addAll(List.of("-c", "huge_pages=off"));
        return arguments;
    }

    /** {@return {@code work_mem}, so that all connections together keep within the limit when each of them sorts} */
    static String workMemory(Allocation allocation) {
        long memory = limit(allocation);
        long each = (memory - memory / 4) / KILOBYTE / ((CONNECTIONS + WORKERS) * NODES);
        return Math.max(each, SMALLEST_WORK) + "kB";
    }

    /** {@return how large {@code /dev/shm} is, which parallel queries share; it counts as memory of the server} */
    static Memory sharedMemory(Allocation allocation) {
        return Memory.mebibytes(limit(allocation) / MEGABYTE / 4);
    }

    private static long limit(Allocation allocation) {
        return allocation.limits().memory().bytes();
    }
}
