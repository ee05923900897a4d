package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit of memory, as the container runtime sets it: all processes together, with the pages that the kernel cannot drop. Where this
 * machine has no control group to write to, each process alone is limited.
 *
 * @param bytes the limit
 * @param group the control group, if there is one
 */
record MemoryLimit(long bytes, Optional<Path> group) implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    /** The first version of control groups calls it by other names, and has the names of the second one, too. */
    private static final Pattern FIRST = Pattern.compile("(?m)^total_(?:rss|shmem) (\\d+)$");

    private static final Pattern SECOND = Pattern.compile("(?m)^(?:anon|shmem) (\\d+)$");
    private static final int SAMPLE_MILLISECONDS = 20;

    static MemoryLimit of(long bytes) {
        return new MemoryLimit(bytes, parent().flatMap(parent -> create(parent, bytes)));
    }

    /** The group of this process, in which it may create others. Version 2 allows that only in groups without processes. */
    private static Optional<Path> parent() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
                String[] parts = line.split(":", 3);
                if (parts[1].equals("memory")) {
                    return Optional.of(GROUPS.resolve("memory").resolve(parts[2].substring(1)));
                }
            }
            String subtree = Files.readString(GROUPS.resolve("cgroup.subtree_control"));
            return subtree.contains("memory") ? Optional.of(GROUPS) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> create(Path parent, long bytes) {
        Path group = parent.resolve("portfolio-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        try {
            Files.createDirectory(group);
            boolean isFirstVersion = Files.exists(group.resolve("memory.limit_in_bytes"));
            Files.writeString(
                    group.resolve(isFirstVersion ? "memory.limit_in_bytes" : "memory.max"), String.valueOf(bytes));
            return Optional.of(group);
        } catch (IOException refused) {
            System.out.println(
                    "Memory: each process of a job is kept within the limit, and not all together, for this machine has"
                            + " no control group to write to.");
            return Optional.empty();
        }
    }

    /** What the command that is prepared does within the limit. */
    Execution run(String name, ProcessBuilder builder) {
        List<String> words = new ArrayList<>();
        group.ifPresentOrElse(
                folder -> words.addAll(
                        List.of("sh", "-c", "echo $$ >\"$1\" && shift && exec \"$@\"", "sh", folder + "/cgroup.procs")),
                () -> words.addAll(List.of("prlimit", "--data=" + bytes)));
        words.addAll(builder.command());
        Peak peak = new Peak();
        Thread sampler = new Thread(peak);
        sampler.start();
        try {
            return Execution.of(builder.command(words));
        } finally {
            sampler.interrupt();
            join(sampler);
            group.ifPresent(any -> System.out.println(
                    "Memory: " + name + " needs " + (peak.most >> 20) + " MiB of " + (bytes >> 20) + " MiB"));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks again and again at what cannot be dropped. */
    private final class Peak implements Runnable {

        private volatile long most;

        @Override
        public void run() {
            try {
                while (group.isPresent()) {
                    most = Math.max(most, kept(group.get()));
                    Thread.sleep(SAMPLE_MILLISECONDS);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long kept(Path group) {
        try {
            String statistics = Files.readString(group.resolve("memory.stat"));
            Matcher matcher = (statistics.contains("total_rss ") ? FIRST : SECOND).matcher(statistics);
            long sum = 0;
            while (matcher.find()) {
                sum += Long.parseLong(matcher.group(1));
            }
            return sum;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        group.ifPresent(folder -> {
            try {
                Files.delete(folder);
            } catch (IOException busy) {
                System.out.println("Not removed: " + folder);
            }
        });
    }
}
