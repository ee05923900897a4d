package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run knows that nothing changed since the last one without rendering, and renders whenever it cannot be sure. */
class LastRunTest {

    private static final String REDIS = "development/redis/service.yaml";
    private static final ManifestTree TREE = tree(REDIS, "redis\n", "kustomization.yaml", "all\n");
    private static final FileTime PAST = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path temporary;

    private int renderings;

    @BeforeEach
    void two_runs_have_been() throws IOException {
        Files.writeString(spec(), "spec\n");
        Files.setLastModifiedTime(spec(), PAST);
        run();
        age();
        run();
        renderings = 0;
    }

    @Test
    void nothing_is_rendered_when_nothing_changed() {
        assertThat(run()).isEqualTo(new WrittenFiles(List.of(), 2, List.of(), List.of(), List.of()));
        assertThat(renderings).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {REDIS, "kustomization.yaml", ".portfolio-inventory", ".gitattributes"})
    void a_file_that_changed_without_changing_its_size_is_seen(String path) throws IOException {
        Path file = folder().resolve(path);
        String before = Files.readString(file);
        Files.writeString(file, before.replaceFirst("[a-z](?=\n$)", "X"));

        assertThat(Files.size(file)).isEqualTo(before.length());
        assertThatItRenders();
    }

    @Test
    void a_file_that_was_deleted_is_written_again() throws IOException {
        Files.delete(folder().resolve(REDIS));

        assertThat(run().written()).containsExactly(REDIS);
    }

    @Test
    void a_file_that_was_replaced_by_one_of_the_same_size_and_time_is_seen() throws IOException {
        Path other = Files.writeString(temporary.resolve("other"), "REDIS\n");
        Files.setLastModifiedTime(other, PAST);
        Files.delete(folder().resolve(REDIS));
        Files.move(other, folder().resolve(REDIS));

        assertThatItRenders();
    }

    @Test
    void a_file_that_came_is_seen() throws IOException {
        Files.writeString(folder().resolve("development/redis/other.yaml"), "other\n");

        assertThatItRenders();
    }

    @Test
    void a_folder_beside_ours_is_nobody_s_business() throws IOException {
        Files.createDirectories(folder().resolve("docs"));
        run();
        renderings = 0;
        Files.writeString(folder().resolve("docs/readme.md"), "read me\n");
        run();

        assertThat(renderings).isZero();
    }

    @Test
    void a_file_that_is_rendered_from_and_changed_is_seen() throws IOException {
        Files.writeString(spec(), "SPEC\n");

        assertThatItRenders();
    }

    @Test
    void another_setting_is_seen() {
        run(LastRun.of(note(), List.of("production"), List.of(spec())));

        assertThat(renderings).isOne();
    }

    @Test
    void another_folder_is_seen() throws IOException {
        Files.move(folder(), temporary.resolve("moved"));
        ManifestFolder.at(temporary.resolve("moved")).write(this::rendered, lastRun());

        assertThat(renderings).isOne();
    }

    @Test
    void what_changed_just_before_it_was_noted_is_not_trusted() throws IOException {
        Files.setLastModifiedTime(folder().resolve(REDIS), Files.getLastModifiedTime(note()));
        run();
        renderings = 0;

        assertThatItRenders();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inputs", "\0", "below ..\n"})
    void a_note_that_says_nothing_is_no_note(String text) throws IOException {
        Files.writeString(note(), text);

        assertThatItRenders();
    }

    @Test
    void a_note_is_not_needed() throws IOException {
        Files.delete(note());
        Files.createDirectories(note());

        assertThatItRenders();
        assertThatItRenders();
    }

    @Test
    void a_note_is_not_committed() {
        GitWorkTree git = GitWorkTree.in(temporary);

        git.commitAll("all");

        assertThat(note()).exists();
        assertThat(git.git("ls-files")).contains("k8s/" + REDIS).doesNotContain("target");
    }

    @Test
    void nothing_is_known_of_what_a_folder_holds() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        Files.delete(note());
        run(LastRun.of(note(), List.of(), List.of(spec(), classes)));
        run(LastRun.of(note(), List.of(), List.of(spec(), classes)));

        assertThat(renderings).isEqualTo(2);
        assertThat(note()).doesNotExist();
    }

    private void assertThatItRenders() {
        int before = renderings;
        try {
            run();
        } finally {
            assertThat(renderings).isEqualTo(before + 1);
        }
    }

    private WrittenFiles run() {
        return run(lastRun());
    }

    private WrittenFiles run(LastRun last) {
        return ManifestFolder.at(folder()).overwritingEdits().write(this::rendered, last);
    }

    private ManifestTree rendered() {
        renderings++;
        return TREE;
    }

    private LastRun lastRun() {
        return LastRun.of(note(), List.of("development"), List.of(spec()));
    }

    private Path folder() {
        return temporary.resolve("k8s");
    }

    private Path spec() {
        return temporary.resolve("portfolio.yaml");
    }

    private Path note() {
        return temporary.resolve("target/portfolio/last-run.txt");
    }

    /** Makes all files old, so that their times can be trusted. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, PAST);
            }
        }
    }
}
