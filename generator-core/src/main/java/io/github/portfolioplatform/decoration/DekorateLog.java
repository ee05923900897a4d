package io.github.portfolioplatform.decoration;

import io.dekorate.LoggerFactory;
import io.dekorate.logger.NoopLogger;

/**
 * Dekorate's log. Some decorators ask for it, and it fails without the library that colours it, which is not needed for anything else. Where
 * that library is, Dekorate may be at work beside us, and its log is left alone.
 */
final class DekorateLog {

    private static final String COLOURS = "org/fusesource/jansi/AnsiConsole.class";

    private DekorateLog() {}

    static void makeUsable() {
        if (!new ClassPath(LoggerFactory.class.getClassLoader()).has(COLOURS)) {
            LoggerFactory.setLogger(new NoopLogger());
        }
    }
}
