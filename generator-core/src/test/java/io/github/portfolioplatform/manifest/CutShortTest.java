package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not come to their end: killed, out of space, or without the right to write. */
class CutShortTest {

    private static final int KILLS = 6;
    private static final int FILES = 500;
    private static final int SIZE = 100;

    /** The few moments between the first rename and the last are hard to hit by chance. */
    private static final int WHEN_A_FILE_CHANGES = -1;

    private static final String HALF = "temporary";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path temporary;

    @Test
    void a_run_that_is_killed_leaves_whole_files_and_is_completed_by_the_next() throws Exception {
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        Random random = new Random(20261123);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killWhileItWrites(folder, kill % 2 == 0 ? 200 + random.nextInt(500) : WHEN_A_FILE_CHANGES);
            Set<String> words = words(folder);
            assertThat(words).as("round %d: whole files", kill).isSubsetOf("even", "odd", "next" + (kill - 1), HALF);
            unfinished += words.size() > 1 ? 1 : 0;
            ManifestTree next = WritingProcess.tree("next" + kill, FILES, SIZE);
            folder.write(next);
            assertThat(folder.compare(next).isNone()).as("round %d", kill).isTrue();
            assertThat(folder.manifests()).as("round %d", kill).hasSize(FILES);
        }
        assertThat(unfinished).as("processes that were killed half-way").isPositive();
    }

    /** The words of all files that are whole, and one for those that no run has published. */
    private static Set<String> words(RenderedFolder folder) {
        Set<String> words = new TreeSet<>();
        folder.manifests().forEach((path, text) -> {
            String word = text.lines().findFirst().orElse("");
            boolean published = !path.substring(path.lastIndexOf('/') + 1).startsWith(".");
            boolean whole = text.equals(WritingProcess.text(word, SIZE));
            words.add(whole && published ? word : published ? "torn: " + path : HALF);
        });
        return words;
    }

    private static void killWhileItWrites(RenderedFolder folder, int milliseconds) throws Exception {
        Path file = folder.path().resolve("development/instance-1/service.yaml");
        String before = textOf(file);
        Process process = new ProcessBuilder(
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        folder.path().toString(),
                        String.valueOf(FILES),
                        "forever",
                        String.valueOf(SIZE))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            if (milliseconds != WHEN_A_FILE_CHANGES) {
                process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            } else {
                while (process.isAlive() && textOf(file).equals(before)) {
                    Thread.onSpinWait();
                }
            }
            assertThat(process.isAlive()).as("it writes until it is killed").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String textOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void what_a_killed_run_left_is_cleared_by_one_that_has_nothing_else_to_do() {
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        folder.write(tree("d/redis/a.yaml", "1\n"));
        folder.put("d/redis/.portfolio-a.yaml.tmp", "half");
        folder.put(".portfolio-.portfolio-inventory-after.tmp", "half");

        assertThat(folder.compare(tree("d/redis/a.yaml", "1\n")).isNone()).isTrue();
        folder.write(tree("d/redis/a.yaml", "1\n"));

        assertThat(folder.texts()).containsOnlyKeys("d/redis/a.yaml", ".gitattributes", ".portfolio-inventory");
    }

    @Test
    void a_file_that_cannot_grow_fails_the_run_and_leaves_everything_as_it_was() throws Exception {
        if (!Files.isExecutable(Path.of("/bin/bash"))) {
            System.out.println("Not proven: a limit to the size of files, for there is no bash that sets one.");
            return;
        }
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        folder.write(tree("development/instance-1/service.yaml", "old\n", "development/old/service.yaml", "old\n"));
        Map<String, String> before = folder.texts();

        // Blocks of 1024 bytes: the rendered files are larger.
        Process limited = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "bash",
                        JAVA,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        folder.path().toString(),
                        "20",
                        "once",
                        "5000")
                .redirectErrorStream(true)
                .start();
        String output = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).contains("failed: ").doesNotContain("written");
        assertThat(folder.texts()).isEqualTo(before);
        assertThat(folder.path().resolve("development/instance-2")).doesNotExist();
    }

    @Test
    void a_full_disk_fails_the_run_and_leaves_everything_as_it_was() throws Exception {
        Path disk = Files.createDirectories(temporary.resolve("disk"));
        if (!mount("-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString())) {
            System.out.println("Not proven: a full disk, for only root may make a small one.");
            return;
        }
        try {
            RenderedFolder folder = new RenderedFolder(disk.resolve("k8s"));
            folder.write(tree("d/a.yaml", "old\n", "d/b.yaml", "old\n"));
            Map<String, String> before = folder.texts();
            ManifestTree large = tree("d/a.yaml", "new\n", "e/c.yaml", "x".repeat(200_000), "e/d.yaml", "new\n");

            assertThatThrownBy(() -> folder.write(large))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(folder.texts()).isEqualTo(before);
            assertThat(folder.path().resolve("e")).doesNotExist();
            assertThat(folder.write(tree("d/a.yaml", "new\n")).written()).containsExactly("d/a.yaml");
        } finally {
            unmount(disk);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_fails_the_run_unless_there_is_nothing_to_write() throws Exception {
        Path disk = Files.createDirectories(temporary.resolve("disk"));
        RenderedFolder folder = new RenderedFolder(disk.resolve("k8s"));
        boolean mounted = mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        try {
            folder.write(tree("d/a.yaml", "1\n"));
            boolean readOnly = mounted
                    ? mount("-o", "remount,ro", disk.toString())
                    : folder.path().resolve("d").toFile().setWritable(false)
                            && !Files.isWritable(folder.path().resolve("d"));
            if (!readOnly) {
                System.out.println("Not proven: a folder without the right to write, for nothing binds this user.");
                return;
            }

            assertThat(folder.write(tree("d/a.yaml", "1\n")).unchanged()).isEqualTo(1);
            assertThat(folder.compare(tree("d/a.yaml", "1\n")).isNone()).isTrue();
            assertThatThrownBy(() -> folder.write(tree("d/a.yaml", "2\n")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(folder.path().toString());
            assertThat(folder.manifests()).isEqualTo(Map.of("d/a.yaml", "1\n"));
        } finally {
            folder.path().resolve("d").toFile().setWritable(true);
            if (mounted) {
                unmount(disk);
            }
        }
    }

    private static boolean mount(String... arguments) throws InterruptedException {
        return run("mount", arguments);
    }

    private static void unmount(Path disk) throws InterruptedException {
        assertThat(run("umount", disk.toString())).as("unmounted %s", disk).isTrue();
    }

    private static boolean run(String program, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
