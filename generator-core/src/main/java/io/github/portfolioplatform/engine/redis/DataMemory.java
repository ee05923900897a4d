package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.Redis;

/** How much of the memory limit may be data. */
final class DataMemory {

    /** What was written is never evicted: a server that is full refuses writes instead. */
    static final String POLICY = "noeviction";

    /** Rewriting the append-only file forks the server; copied pages need what is left of the limit. */
    private static final int PERCENT = 60;

    private static final long MEGABYTE = 1024L * 1024L;

    private DataMemory() {}

    /** {@return the value of {@code maxmemory}: {@code 153mb} of 256Mi} */
    static String of(Redis instance) {
        return instance.allocation().limits().memory().bytes() / MEGABYTE * PERCENT / 100 + "mb";
    }
}
