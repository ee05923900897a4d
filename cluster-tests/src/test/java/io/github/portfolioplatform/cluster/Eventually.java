package io.github.portfolioplatform.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what controllers do in their own time. */
final class Eventually {

    /** In milliseconds. */
    private static final int SHORTEST_PAUSE = 10;

    private static final int LONGEST_PAUSE = 200;

    private Eventually() {}

    /** Fails if that does not become true in time. */
    static void within(Duration limit, String expected, BooleanSupplier isTrue) {
        noneWithin(limit, () -> isTrue.getAsBoolean() ? "" : "not yet so: " + expected);
    }

    /** Fails with what is still wrong at the end of that time; an empty text means that nothing is. */
    static void noneWithin(Duration limit, Supplier<String> wrong) {
        Instant end = Instant.now().plus(limit);
        String still = wrong.get();
        for (int pause = SHORTEST_PAUSE; !still.isEmpty(); pause = longer(pause)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + limit.toSeconds() + " s: " + still);
            }
            pause(pause);
            still = wrong.get();
        }
    }

    /** Waits until that is true, or until the time is over. */
    static void orAfter(Duration limit, BooleanSupplier isTrue) {
        Instant end = Instant.now().plus(limit);
        while (!isTrue.getAsBoolean() && Instant.now().isBefore(end)) {
            pause(LONGEST_PAUSE);
        }
    }

    /** What takes long is asked for less and less often. */
    private static int longer(int pause) {
        return Math.min(pause * 3 / 2, LONGEST_PAUSE);
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
