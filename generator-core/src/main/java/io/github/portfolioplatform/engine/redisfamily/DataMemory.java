package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.model.DatabaseInstance;

/** How much of the memory limit may be data. */
final class DataMemory {

    /** What was written is never evicted: a server that is full refuses writes instead. */
    static final String POLICY = "noeviction";

    /** Rewriting the append-only file, and each backup, fork the server; copied pages need what is left of the limit. */
    private static final int PERCENT = 60;

    /** What is written while a backup is taken waits outside {@code maxmemory} until the backup has it. */
    private static final int PERCENT_OF_COPYING = 10;

    private static final long MEGABYTE = 1024L * 1024L;

    private DataMemory() {}

    /** {@return the value of {@code maxmemory}: {@code 153mb} of 256Mi} */
    static String of(DatabaseInstance instance) {
        return percent(instance, PERCENT);
    }

    /** {@return how much may wait for a backup: {@code 25mb} of 256Mi. A backup that falls behind further is cut off, and the job tries again} */
    static String ofCopying(DatabaseInstance instance) {
        return percent(instance, PERCENT_OF_COPYING);
    }

    private static String percent(DatabaseInstance instance, int percent) {
        return instance.allocation().limits().memory().bytes() / MEGABYTE * percent / 100 + "mb";
    }
}
