package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs that write to one folder at the same moment. */
class RunsAtOnceTest {

    private static final int FILES = 60;
    private static final int SIZE = 20;
    private static final ManifestTree TREE = WritingProcess.tree("even", FILES, SIZE);

    @TempDir
    Path temporary;

    @Test
    void processes_wait_for_each_other() throws Exception {
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(folder));
        }

        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output.lines()).containsExactly("ready", "written");
            assertThat(process.waitFor()).isZero();
        }
        folder.write(TREE);
        assertThat(folder.compare(TREE).isNone()).isTrue();
        assertThat(folder.manifests()).hasSize(FILES);
    }

    private static Process start(RenderedFolder folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        folder.path().toString(),
                        String.valueOf(FILES),
                        "often",
                        String.valueOf(SIZE))
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void threads_of_one_process_wait_for_each_other_and_readers_see_no_half_tree() throws Exception {
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        folder.write(TREE);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (String word : List.of("even", "odd")) {
                runs.add(threads.submit(() -> {
                    for (int turn = 0; turn < WritingProcess.TURNS; turn++) {
                        folder.write(WritingProcess.tree(word, FILES, SIZE));
                    }
                }));
            }
            runs.add(threads.submit(() -> {
                for (int turn = 0; turn < WritingProcess.TURNS; turn++) {
                    int same = folder.compare(TREE).same();
                    assertThat(same).isIn(0, FILES);
                }
            }));
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoever_waits_in_vain_is_told_the_process() throws IOException {
        RenderedFolder folder = new RenderedFolder(temporary.resolve("k8s"));
        folder.write(tree("d/a.yaml", "1\n"));
        FolderFiles files = FolderFiles.in(folder.path(), "k8s");
        WriterLock writing = WriterLock.on(files, 0);

        try (writing) {
            String told = "k8s:1:1: Another run writes to this folder: the process "
                    + ProcessHandle.current().pid() + ". Run again when it has ended.";
            assertThatThrownBy(() -> WriterLock.on(files, 1))
                    .isInstanceOf(PortfolioException.class)
                    .hasMessage(told);
            assertThatThrownBy(() -> WriterLock.toRead(files, 1)).hasMessage(told);
        }
        WriterLock.on(files, 0).close();
    }

    @Test
    void what_a_working_copy_keeps_for_itself_is_ignored_by_git() {
        TestRepository repository = TestRepository.in(temporary.resolve("repository"));
        new RenderedFolder(repository.folder().resolve("k8s")).write(tree("d/a.yaml", "1\n"));
        repository.commitAll();

        assertThat(repository.git("ls-files", "k8s").lines())
                .containsExactly(
                        "k8s/.gitattributes", "k8s/.portfolio-inventory", "k8s/d/.portfolio-inventory", "k8s/d/a.yaml");
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }
}
