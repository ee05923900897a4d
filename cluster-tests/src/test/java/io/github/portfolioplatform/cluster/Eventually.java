package io.github.portfolioplatform.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what controllers do in their own time. */
final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Eventually() {}

    /** Fails if that does not become true in time. */
    static void within(Duration limit, String expected, BooleanSupplier isTrue) {
        noneWithin(limit, () -> isTrue.getAsBoolean() ? "" : "not yet so: " + expected);
    }

    /** Fails with what is still wrong at the end of that time; an empty text means that nothing is. */
    static void noneWithin(Duration limit, Supplier<String> wrong) {
        Instant end = Instant.now().plus(limit);
        String still = wrong.get();
        while (!still.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + limit.toSeconds() + " s: " + still);
            }
            pause();
            still = wrong.get();
        }
    }

    /** Waits until that is true, or until the time is over. */
    static void orAfter(Duration limit, BooleanSupplier isTrue) {
        Instant end = Instant.now().plus(limit);
        while (!isTrue.getAsBoolean() && Instant.now().isBefore(end)) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
