package io.github.portfolioplatform.maven;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells where code of the project failed, without the frames of this plugin, of Maven and of the JDK. */
final class ProjectCode {

    /** The name of the class loader of all that is the project's own, which tells its frames from all others. */
    static final String LOADER = "project";

    private static final int LINES_SHOWN = 20;

    private ProjectCode() {}

    /** {@return the line of the project's code that got the failure, on a line of its own; nothing if none did} */
    static String caller(Throwable failure) {
        return lines(failure).findFirst().orElse("");
    }

    /** {@return the failure and its causes, each with the lines of the project's code that led to it} */
    static String trace(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause : causes(failure)) {
            lines.add((lines.isEmpty() ? "" : "\nCaused by: ") + cause);
            lines(cause).limit(LINES_SHOWN).forEach(lines::add);
            lines(cause).skip(LINES_SHOWN).findFirst().ifPresent(more -> lines.add("\n  …"));
        }
        return String.join("", lines);
    }

    private static Deque<Throwable> causes(Throwable failure) {
        Deque<Throwable> causes = new ArrayDeque<>();
        // A failure may be among the causes of its cause.
        for (@Nullable Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static Stream<String> lines(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> LOADER.equals(frame.getClassLoaderName()))
                .map(frame ->
                        "\n  at " + frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")");
    }

    private static String place(StackTraceElement frame) {
        String file = frame.getFileName() == null ? "unknown file" : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
