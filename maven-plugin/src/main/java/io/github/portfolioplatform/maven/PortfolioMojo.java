package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: they can be skipped, and end with one message instead of a stack trace. */
abstract class PortfolioMojo extends AbstractMojo {

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.skip", defaultValue = "false")
    private boolean skip;

    /** The folder that paths in messages start from. */
    @Parameter(defaultValue = "${basedir}", readonly = true)
    private @Nullable File basedir;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            info("Skipped, because portfolio.skip is set.");
            return;
        }
        warnOfUnknownProperties();
        try {
            run();
        } catch (PortfolioException invalid) {
            getLog().debug(invalid);
            // Maven prints the first line behind the name of the goal: the problems start on a line of their own.
            throw new MojoFailureException("\n" + invalid.summary() + ProjectCode.caller(invalid));
        } catch (InvalidValueException invalid) {
            getLog().debug(invalid);
            throw new MojoFailureException("\n" + invalid.getMessage() + ProjectCode.caller(invalid));
        } catch (IOException broken) {
            throw failure(broken);
        } catch (UncheckedIOException broken) {
            throw failure(Objects.requireNonNull(broken.getCause(), "an unchecked I/O error has a cause"));
        }
    }

    /** Once for a project, whose goals all get the same properties. */
    @SuppressWarnings("unchecked") // Maven declares the context without types.
    private void warnOfUnknownProperties() {
        Map<Object, Object> context = getPluginContext();
        if (context == null || context.put(UnknownProperties.class.getName(), true) == null) {
            UnknownProperties.warnings(session).forEach(getLog()::warn);
        }
    }

    /** {@return the build that the goal is part of} */
    final MavenSession session() {
        return session;
    }

    abstract void run() throws IOException, MojoFailureException;

    /** {@return the file as a user of this folder writes it, with slashes on every system} */
    final String shown(File file) {
        Path start = basedir == null ? Path.of("") : basedir.toPath();
        Path path = file.toPath().toAbsolutePath().normalize();
        Path from = start.toAbsolutePath().normalize();
        return (path.startsWith(from) ? from.relativize(path) : path).toString().replace('\\', '/');
    }

    /** Logs each line on its own, so that each has the prefix of its level. */
    final void info(String text) {
        text.lines().forEach(getLog()::info);
    }

    /** Writes a text file, and the folders that it lies in. */
    static void write(String text, File file) throws IOException {
        Files.createDirectories(file.getAbsoluteFile().getParentFile().toPath());
        Files.writeString(file.toPath(), text);
    }

    private static MojoExecutionException failure(IOException broken) {
        return new MojoExecutionException("Cannot read or write " + reason(broken) + ".", broken);
    }

    /** The reason in words: that of a NoSuchFileException is in its name alone. */
    private static String reason(IOException broken) {
        if (!(broken instanceof FileSystemException failed)) {
            return "a file: " + broken.getMessage();
        }
        String kind = failed.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return failed.getFile() + ": " + (failed.getReason() == null ? kind : failed.getReason());
    }
}
