package io.github.portfolioplatform.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the git that is installed, to read a repository; nothing is changed there. */
final class GitCommand {

    private static final long SECONDS = 120;
    private static final int FATAL = 128;

    private GitCommand() {}

    /**
     * {@return what git writes to standard output}
     *
     * @param executable the name of git
     * @param input what it reads from standard input
     * @throws GitException if there is no git, or if it fails; an exit code below 128 is an answer
     */
    static byte[] run(String executable, Path folder, byte[] input, String... arguments) throws GitException {
        Process git = start(executable, folder, arguments);
        try {
            return answer(git, input);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException("git " + arguments[0] + " was interrupted");
        } finally {
            git.destroyForcibly();
        }
    }

    private static byte[] answer(Process git, byte[] input) throws InterruptedException, GitException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        // Each stream has a thread: git would wait for ever on one that nobody reads while we wait on another.
        List<Thread> threads = List.of(
                thread(() -> write(git.getOutputStream(), input)),
                thread(() -> copy(git.getInputStream(), output)),
                thread(() -> copy(git.getErrorStream(), messages)));
        if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new GitException("git gave no answer for " + SECONDS + " seconds");
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (git.exitValue() >= FATAL) {
            throw new GitException(firstLine(messages));
        }
        return output.toByteArray();
    }

    private static Process start(String executable, Path folder, String... arguments) throws GitException {
        List<String> command = new ArrayList<>(
                List.of(executable, "--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C"));
        // In a hook these speak of the folder that the hook runs in.
        environment
                .keySet()
                .removeAll(
                        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS"));
        try {
            return builder.start();
        } catch (IOException none) {
            throw GitException.noGit();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "git");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void write(OutputStream stream, byte[] input) {
        try (stream) {
            stream.write(input);
        } catch (IOException ended) {
            // It needed no more of it, or failed; its exit code tells.
        }
    }

    private static void copy(InputStream stream, OutputStream target) {
        try (stream) {
            stream.transferTo(target);
        } catch (IOException ended) {
            // As above.
        }
    }

    private static String firstLine(ByteArrayOutputStream messages) {
        return messages.toString(StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("git failed and did not say why")
                .replaceFirst("^fatal: ", "");
    }
}
