package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of rendered files, through the doors that everybody uses: writing a tree and comparing it. */
class ManifestFolderTest {

    private static final String REDIS = "development/redis/service.yaml";
    private static final String CACHE = "development/redis-cache/service.yaml";

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("k8s");
    }

    // Writing.

    @Test
    void the_first_run_writes_all_files_and_the_inventory() {
        WrittenFiles written = write(tree(REDIS, "redis\n", CACHE, "cache\n"));

        assertThat(written).isEqualTo(new WrittenFiles(List.of(CACHE, REDIS), 0, List.of(), List.of(), List.of()));
        assertThat(texts())
                .containsOnlyKeys(".gitattributes", ".portfolio-inventory", REDIS, CACHE)
                .containsEntry(REDIS, "redis\n");
    }

    @Test
    void the_second_run_touches_nothing() throws IOException {
        ManifestTree tree = tree(REDIS, "redis\n", CACHE, "cache\n");
        write(tree);
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);
        for (String file : texts().keySet()) {
            Files.setLastModifiedTime(folder().resolve(file), past);
        }

        assertThat(write(tree)).isEqualTo(new WrittenFiles(List.of(), 2, List.of(), List.of(), List.of()));
        for (String file : texts().keySet()) {
            assertThat(Files.getLastModifiedTime(folder().resolve(file)))
                    .as(file)
                    .isEqualTo(past);
        }
    }

    @Test
    void a_run_writes_what_changed_and_leaves_the_rest() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(folder().resolve(CACHE), past);

        WrittenFiles written = write(tree(REDIS, "other\n", CACHE, "cache\n"));

        assertThat(written).isEqualTo(new WrittenFiles(List.of(REDIS), 1, List.of(), List.of(), List.of()));
        assertThat(texts()).containsEntry(REDIS, "other\n");
        assertThat(Files.getLastModifiedTime(folder().resolve(CACHE))).isEqualTo(past);
    }

    @Test
    void a_file_that_was_deleted_by_hand_is_written_again() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Files.delete(folder().resolve(REDIS));

        assertThat(write(tree(REDIS, "redis\n", CACHE, "cache\n")).written()).containsExactly(REDIS);
    }

    @Test
    void a_file_that_is_no_longer_rendered_is_removed_with_its_empty_folder() {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));

        WrittenFiles written = write(tree(CACHE, "cache\n"));

        assertThat(written).isEqualTo(new WrittenFiles(List.of(), 1, List.of(REDIS), List.of(), List.of()));
        assertThat(folder().resolve("development/redis")).doesNotExist();
    }

    @Test
    void an_instance_whose_name_begins_alike_stays() {
        write(tree(REDIS, "redis\n", CACHE, "cache\n", "development/re/service.yaml", "re\n"));

        write(tree(CACHE, "cache\n", "development/re/service.yaml", "re\n"));

        assertThat(texts())
                .containsOnlyKeys(".gitattributes", ".portfolio-inventory", CACHE, "development/re/service.yaml");
    }

    @Test
    void all_folders_that_became_empty_are_removed_but_not_the_output_folder() {
        write(tree(REDIS, "redis\n"));

        write(tree());

        assertThat(texts()).containsOnlyKeys(".gitattributes", ".portfolio-inventory");
        assertThat(folder().resolve("development")).doesNotExist();
    }

    @Test
    void a_removed_file_that_is_gone_already_is_not_reported() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Files.delete(folder().resolve(REDIS));

        assertThat(write(tree(CACHE, "cache\n")).removed()).isEmpty();
        assertThat(compare(tree(CACHE, "cache\n")).states()).isEmpty();
    }

    @Test
    void a_foreign_file_stays_and_so_does_its_folder() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Files.writeString(folder().resolve("development/redis/notes.md"), "mine\n");

        WrittenFiles written = write(tree(CACHE, "cache\n"));

        assertThat(written.removed()).containsExactly(REDIS);
        assertThat(texts()).containsEntry("development/redis/notes.md", "mine\n");
    }

    @Test
    void files_are_as_readable_as_any_other() throws IOException {
        write(tree(REDIS, "redis\n"));
        Path ordinary = Files.createFile(temporary.resolve("ordinary"));
        if (Files.getFileAttributeView(ordinary, PosixFileAttributeView.class) == null) {
            System.out.println("Not proven: the permissions of written files, for this file system has none.");
            return;
        }

        for (String file : List.of(REDIS, ".portfolio-inventory")) {
            assertThat(Files.getPosixFilePermissions(folder().resolve(file)))
                    .as(file)
                    .isEqualTo(Files.getPosixFilePermissions(ordinary));
        }
    }

    @Test
    void no_temporary_file_is_left() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        write(tree(REDIS, "other\n"));

        try (Stream<Path> files = Files.walk(folder())) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".tmp"));
        }
    }

    // What is not ours.

    @Test
    void a_file_in_the_way_is_not_written_over_and_nothing_else_is_written() throws IOException {
        write(REDIS, "mine\n");

        assertRefused(tree(REDIS, "redis\n", CACHE, "cache\n"), "in the way");
        assertThat(texts()).isEqualTo(Map.of(REDIS, "mine\n"));
    }

    @Test
    void all_files_in_the_way_are_reported_at_once() throws IOException {
        write(REDIS, "mine\n");
        write(CACHE, "mine\n");

        assertThatThrownBy(() -> write(tree(REDIS, "redis\n", CACHE, "cache\n")))
                .isInstanceOfSatisfying(
                        PortfolioException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.place().toString())
                                .containsExactly("k8s/" + CACHE + ":1:1", "k8s/" + REDIS + ":1:1"));
    }

    @Test
    void a_file_with_the_rendered_content_is_adopted() throws IOException {
        write(REDIS, "redis\n");

        assertThat(write(tree(REDIS, "redis\n")))
                .isEqualTo(new WrittenFiles(List.of(), 1, List.of(), List.of(), List.of()));
        assertThat(compare(tree(REDIS, "redis\n")).isNone()).isTrue();
        assertThat(write(tree()).removed()).containsExactly(REDIS);
    }

    @Test
    void a_folder_in_the_place_of_a_file_is_refused() throws IOException {
        write(REDIS + "/mine.txt", "mine\n");

        assertRefused(tree(REDIS, "redis\n", CACHE, "cache\n"), "in the way");
        assertThat(texts()).isEqualTo(Map.of(REDIS + "/mine.txt", "mine\n"));
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_refused() throws IOException {
        write("development/redis", "mine\n");

        assertRefused(tree(REDIS, "redis\n", CACHE, "cache\n"), "in the way");
        assertThat(texts()).isEqualTo(Map.of("development/redis", "mine\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../precious.txt\n",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ../precious.txt\n",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  /etc/precious.txt\n",
            })
    void an_inventory_that_cannot_be_trusted_ends_the_run_before_anything_happens(String line) throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Files.writeString(temporary.resolve("precious.txt"), "abc");
        String inventory = texts().get(".portfolio-inventory") + line;
        write(".portfolio-inventory", inventory);
        Map<String, String> before = texts();

        assertRefused(tree(CACHE, "other\n"), "k8s/.portfolio-inventory:4:1: This line is ");
        assertThatThrownBy(() -> compare(tree(CACHE, "other\n"))).isInstanceOf(PortfolioException.class);
        assertThat(texts()).isEqualTo(before);
        assertThat(temporary.resolve("precious.txt")).hasContent("abc");
    }

    // Links.

    @Test
    void a_linked_folder_is_refused_and_nothing_is_written_on_either_side() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve("development"), outside);

        assertRefused(tree(REDIS, "redis\n"), "nothing is written through a link");
        assertThat(outside).isEmptyDirectory();
        assertThat(texts()).isEmpty();
    }

    @Test
    void nothing_is_removed_through_a_linked_folder_nor_written_beside_it() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Path outside = temporary.resolve("outside");
        Files.move(folder().resolve("development/redis"), outside);
        Files.createSymbolicLink(folder().resolve("development/redis"), outside);

        assertThat(compare(tree(CACHE, "cache\n")).in(State.FOREIGN)).containsExactly("development/redis");
        assertThat(write(tree(CACHE, "other\n")).removed()).isEmpty();
        assertThat(outside.resolve("service.yaml")).hasContent("redis");
        assertThat(outside.resolve(".portfolio-inventory")).exists();
    }

    @Test
    void the_output_folder_itself_may_be_a_link() throws IOException {
        Path real = Files.createDirectories(temporary.resolve("real"));
        Files.createSymbolicLink(folder(), real);

        write(tree(REDIS, "redis\n"));

        assertThat(new RenderedFolder(real).texts()).containsOnlyKeys(".gitattributes", ".portfolio-inventory", REDIS);
    }

    @Test
    void a_link_in_the_place_of_a_file_is_refused_and_not_followed() throws IOException {
        write(tree(REDIS, "redis\n"));
        Path outside = Files.writeString(temporary.resolve("outside.yaml"), "outside\n");
        Files.delete(folder().resolve(REDIS));
        Files.createSymbolicLink(folder().resolve(REDIS), outside);

        assertRefused(tree(REDIS, "other\n"), "in the way");
        assertThat(outside).hasContent("outside");
        assertThat(folder().resolve(REDIS)).isSymbolicLink();
    }

    @Test
    void a_link_to_the_rendered_content_is_no_rendered_file() throws IOException {
        write(tree(REDIS, "redis\n"));
        Files.move(folder().resolve(REDIS), temporary.resolve("outside.yaml"));
        Files.createSymbolicLink(folder().resolve(REDIS), temporary.resolve("outside.yaml"));

        assertThat(compare(tree(REDIS, "redis\n")).states()).isEqualTo(Map.of(REDIS, State.FOREIGN));
    }

    @Test
    void nothing_is_deleted_where_a_file_took_the_place_of_a_folder() throws IOException {
        write(tree(REDIS, "redis\n", CACHE, "cache\n"));
        Files.delete(folder().resolve(REDIS));
        Files.delete(folder().resolve("development/redis/.portfolio-inventory"));
        Files.delete(folder().resolve("development/redis"));
        write("development/redis", "mine\n");

        assertThat(compare(tree(CACHE, "cache\n")).in(State.FOREIGN)).containsExactly("development/redis");
        assertThat(write(tree(CACHE, "other\n")).removed()).isEmpty();
        assertThat(texts()).containsEntry("development/redis", "mine\n").containsEntry(CACHE, "other\n");
    }

    @Test
    void an_inventory_that_is_a_link_is_not_followed() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "secret\n");
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve(".portfolio-inventory"), outside);

        assertRefused(tree(REDIS, "redis\n"), "k8s/.portfolio-inventory:1:1: It is no file");
        assertThat(outside).hasContent("secret");
    }

    @Test
    void a_planted_temporary_file_is_not_written_through() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "outside\n");
        Files.createDirectories(folder().resolve("development/redis"));
        Files.createSymbolicLink(folder().resolve("development/redis/.portfolio-service.yaml.tmp"), outside);

        write(tree(REDIS, "redis\n"));

        assertThat(outside).hasContent("outside");
        assertThat(folder().resolve(REDIS)).isRegularFile().hasContent("redis");
    }

    // Names that differ in case only.

    @ParameterizedTest
    @ValueSource(strings = {"Development/notes.txt", "development/Redis/notes.txt", "development/redis/Service.yaml"})
    void a_name_that_differs_in_case_only_is_refused_and_shown(String other) {
        write(other, "mine\n");

        assertRefused(tree(REDIS, "redis\n"), "in case only; Windows and macOS take the two for one.");
        assertThat(compare(tree(REDIS, "redis\n")).in(State.FOREIGN)).isNotEmpty();
        assertThat(texts()).isEqualTo(Map.of(other, "mine\n"));
    }

    // Folders that cannot be written to.

    @Test
    void an_output_path_that_is_a_file_is_refused() throws IOException {
        Files.writeString(folder(), "mine\n");

        assertRefused(
                tree(REDIS, "redis\n"), "k8s:1:1: It is no folder, but the rendered files need one of this name.");
        assertThat(folder()).hasContent("mine");
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_that_names_it() {
        Path unwritable = Path.of("/proc/self/k8s");
        if (!Files.isDirectory(unwritable.getParent())) {
            System.out.println("Not proven: the error for a folder that cannot be written, for there is no /proc.");
            return;
        }

        assertThatThrownBy(() -> ManifestFolder.at(unwritable).write(tree(REDIS, "redis\n")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(unwritable.toString());
    }

    // Comparing.

    @Test
    void a_folder_that_is_not_there_misses_everything() {
        Drift drift = compare(tree(REDIS, "redis\n"));

        assertThat(drift.states())
                .containsOnlyKeys(
                        REDIS,
                        ".gitattributes",
                        ".portfolio-inventory",
                        "development/.portfolio-inventory",
                        "development/redis/.portfolio-inventory")
                .containsValue(State.MISSING)
                .hasSize(5);
        assertThat(drift.same()).isZero();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void comparing_tells_changed_edited_missing_stale_and_foreign_files_and_writes_nothing() throws IOException {
        write(tree("d/a.yaml", "1", "d/b.yaml", "1", "d/c.yaml", "1", "d/d.yaml", "1", "d/e.yaml", "1"));
        write("d/a.yaml", "edited");
        Files.delete(folder().resolve("d/b.yaml"));
        write("d/mine.txt", "mine");
        Map<String, String> before = texts();

        Drift drift = compare(tree("d/a.yaml", "1", "d/b.yaml", "1", "d/c.yaml", "1", "d/e.yaml", "2"));

        assertThat(drift.in(State.CHANGED)).containsExactly("d/.portfolio-inventory", "d/e.yaml");
        assertThat(drift.in(State.EDITED)).containsExactly("d/a.yaml");
        assertThat(drift.in(State.MISSING)).containsExactly("d/b.yaml");
        assertThat(drift.in(State.STALE)).containsExactly("d/d.yaml");
        assertThat(drift.in(State.FOREIGN)).containsExactly("d/mine.txt");
        assertThat(drift.same()).isEqualTo(1);
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void hidden_files_and_files_outside_the_environment_are_nobodys_business() throws IOException {
        write(tree(REDIS, "redis\n"));
        write("development/.gitkeep", "");
        write("README.md", "mine\n");
        write("other/service.yaml", "mine\n");

        assertThat(compare(tree(REDIS, "redis\n")).isNone()).isTrue();
    }

    @Test
    void paths_are_told_with_slashes_and_below_the_folder() throws IOException {
        write(tree(REDIS, "redis\n"));
        write("development/redis/deep/mine file.txt", "mine\n");

        assertThat(compare(tree(REDIS, "redis\n")).states())
                .isEqualTo(Map.of("development/redis/deep/mine file.txt", State.FOREIGN));
    }

    private void assertRefused(ManifestTree tree, String why) {
        assertThatThrownBy(() -> write(tree))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining(why);
    }

    private RenderedFolder rendered() {
        return new RenderedFolder(folder());
    }

    private WrittenFiles write(ManifestTree tree) {
        return rendered().write(tree);
    }

    private Drift compare(ManifestTree tree) {
        return rendered().compare(tree);
    }

    private void write(String path, String text) {
        rendered().put(path, text);
    }

    private Map<String, String> texts() {
        return rendered().texts();
    }
}
