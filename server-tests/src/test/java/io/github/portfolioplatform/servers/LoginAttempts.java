package io.github.portfolioplatform.servers;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An application that opens a connection again and again until it is closed, and remembers the first one that is refused. */
final class LoginAttempts implements AutoCloseable {

    private final AtomicReference<Exception> refusal = new AtomicReference<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread thread;
    private volatile boolean goesOn = true;

    private LoginAttempts(Callable<? extends AutoCloseable> connection) {
        thread = new Thread(() -> {
            while (goesOn && refusal.get() == null) {
                try {
                    connection.call().close();
                    accepted.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(50);
                } catch (Exception refused) {
                    refusal.set(refused);
                }
            }
        });
    }

    static LoginAttempts of(Callable<? extends AutoCloseable> connection) {
        LoginAttempts attempts = new LoginAttempts(connection);
        attempts.thread.start();
        return attempts;
    }

    /** Ends the application; a refused connection, or none at all, is an error. */
    @Override
    public void close() {
        goesOn = false;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (refusal.get() != null || accepted.get() == 0) {
            throw new AssertionError(accepted + " connections were accepted before one was refused", refusal.get());
        }
    }
}
