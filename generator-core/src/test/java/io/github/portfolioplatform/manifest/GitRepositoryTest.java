package io.github.portfolioplatform.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoryTest {

    @TempDir
    Path temporary;

    private TestRepository repository;
    private RenderedFolder k8s;

    @BeforeEach
    void a_repository_with_a_folder() {
        repository = TestRepository.in(temporary.resolve("a repository"));
        k8s = new RenderedFolder(repository.folder().resolve("deploy/k8s"));
    }

    private GitRepository git() {
        return GitRepository.around(k8s.path());
    }

    @Test
    void it_lists_the_committed_files_below_the_folder_alone() throws GitException {
        k8s.put("d/a.yaml", "a\n");
        k8s.put("d/b ä\t\".yaml", "b\n");
        k8s.put("../other/c.yaml", "c\n");
        repository.commitAll();
        k8s.put("d/uncommitted.yaml", "d\n");

        assertThat(git().files("HEAD").orElseThrow()).containsOnlyKeys("d/a.yaml", "d/b ä\t\".yaml");
    }

    @Test
    void a_repository_that_lacks_the_files_of_the_folder_gives_no_answer() throws IOException, GitException {
        k8s.put("d/a.yaml", "a\n");
        repository.commitAll();
        String tree = repository.git("rev-parse", "HEAD:deploy/k8s").strip();
        Files.delete(repository.folder().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));

        assertThatThrownBy(() -> git().files("HEAD"))
                .isInstanceOf(GitException.class)
                .hasMessage("the repository lacks the object " + tree + " of this folder");
        assertThat(GitRepository.around(temporary.resolve("a repository/new")).files("HEAD"))
                .hasValueSatisfying(files -> assertThat(files).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void it_names_a_content_as_git_does(String format) throws GitException {
        TestRepository other = TestRepository.in(temporary.resolve(format), "--object-format=" + format);
        RenderedFolder folder = new RenderedFolder(other.folder().resolve("k8s"));
        folder.put("a.yaml", "pässwörd\n");
        other.commitAll();

        String name =
                GitRepository.around(folder.path()).files("HEAD").orElseThrow().get("a.yaml");

        assertThat(Digest.ofBlob("pässwörd\n".getBytes(UTF_8), name)).isEqualTo(name);
    }

    @Test
    void a_folder_that_was_deleted_is_still_known() throws Exception {
        k8s.put("d/a.yaml", "a\n");
        repository.commitAll();
        Files.delete(k8s.path().resolve("d/a.yaml"));
        Files.delete(k8s.path().resolve("d"));
        Files.delete(k8s.path());
        Files.delete(k8s.path().getParent());

        assertThat(git().files("HEAD").orElseThrow()).containsOnlyKeys("d/a.yaml");
    }

    @Test
    void a_repository_may_be_the_folder_itself() throws GitException {
        TestRepository own = TestRepository.in(temporary.resolve("k8s"));
        new RenderedFolder(own.folder()).put("d/a.yaml", "a\n");
        own.commitAll();

        GitRepository git = GitRepository.around(own.folder());

        assertThat(git.files("HEAD").orElseThrow()).containsOnlyKeys("d/a.yaml");
        assertThat(git.ignored(List.of("d/a.yaml"))).isEmpty();
    }

    @Test
    void links_are_no_files() throws Exception {
        k8s.put("a.yaml", "a\n");
        Files.createSymbolicLink(k8s.path().resolve("link.yaml"), Path.of("a.yaml"));
        repository.commitAll();

        assertThat(git().files("HEAD").orElseThrow()).containsOnlyKeys("a.yaml");
    }

    @Test
    void many_contents_are_read_in_one_go() throws GitException {
        IntStream.range(0, 2000).forEach(i -> k8s.put(i + ".yaml", ("line " + i + "\n").repeat(50)));
        k8s.put("empty.yaml", "");
        repository.commitAll();
        SortedMap<String, String> names = git().files("HEAD").orElseThrow();

        var contents = git().contents(names);

        assertThat(contents).hasSize(2001);
        assertThat(contents.get("empty.yaml")).isEmpty();
        assertThat(contents.get("77.yaml")).asString(UTF_8).isEqualTo("line 77\n".repeat(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "--help", "-v", "--upload-pack=touch x", "HEAD\nHEAD", "a b", "HEAD:deploy", ""})
    void a_revision_that_is_none_is_unknown_and_never_an_option(String revision) throws GitException {
        k8s.put("a.yaml", "a\n");
        repository.commitAll();

        assertThat(git().files(revision)).isEmpty();
    }

    @Test
    void a_repository_without_commits_has_no_revision() throws GitException {
        assertThat(git().files("HEAD")).isEmpty();
    }

    @Test
    void a_revision_without_the_folder_has_no_files_there() throws GitException {
        new RenderedFolder(repository.folder()).put("README.md", "x\n");
        repository.commitAll();

        assertThat(git().files("HEAD")).contains(new TreeMap<>());
    }

    @Test
    void ignored_files_are_told_with_the_rule() throws GitException {
        new RenderedFolder(repository.folder()).put(".gitignore", "\n*secret*.yaml\n!my-secret.yaml\n");
        List<String> files = List.of("d/a.yaml", "d/x-secret.yaml", "d/my-secret.yaml");

        assertThat(git().ignored(files))
                .containsExactly(new IgnoredFile("d/x-secret.yaml", ".gitignore:2:*secret*.yaml"));
        files.forEach(file -> k8s.put(file, "x\n"));
        assertThat(git().ignored(files))
                .containsExactly(new IgnoredFile("d/x-secret.yaml", ".gitignore:2:*secret*.yaml"));
    }

    @Test
    void a_file_that_was_added_all_the_same_is_not_ignored() throws GitException {
        new RenderedFolder(repository.folder()).put(".gitignore", "*secret*\n");
        k8s.put("d/secret.yaml", "x\n");
        repository.git("add", "--force", "deploy/k8s/d/secret.yaml");

        assertThat(git().ignored(List.of("d/secret.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/", "k8s", "/deploy/k8s/"})
    void a_folder_that_is_ignored_as_a_whole_is_so_on_purpose(String rule) throws IOException, GitException {
        new RenderedFolder(repository.folder()).put(".gitignore", rule + "\n");

        Files.createDirectories(k8s.path());
        assertThat(git().ignored(List.of("d/a.yaml"))).isEmpty();
    }

    @Test
    void fifteen_thousand_questions_do_not_block() throws GitException {
        new RenderedFolder(repository.folder()).put(".gitignore", "*.yaml\n");
        List<String> files =
                IntStream.range(0, 15_000).mapToObj(i -> "d/" + i + ".yaml").toList();

        assertThat(git().ignored(files)).hasSize(15_000);
    }

    @Test
    void without_a_repository_there_is_no_answer() {
        assertThatThrownBy(() -> GitRepository.around(Path.of("/nowhere/at/all").getRoot())
                        .files("HEAD"))
                .isInstanceOfSatisfying(
                        GitException.class,
                        none -> assertThat(none.meansNoRepository()).isTrue());
    }

    @Test
    void without_a_git_there_is_no_answer_and_a_repository_may_still_be_there() {
        assertThatThrownBy(() -> GitRepository.around(k8s.path(), "no-such-git").files("HEAD"))
                .isInstanceOfSatisfying(
                        GitException.class,
                        none -> assertThat(none.meansNoRepository()).isFalse());
        assertThatThrownBy(() -> GitRepository.around(temporary, "no-such-git").files("HEAD"))
                .isInstanceOfSatisfying(
                        GitException.class,
                        none -> assertThat(none.meansNoRepository()).isTrue());
    }

    @Test
    void files_of_one_name_are_found_in_the_whole_repository() throws GitException {
        k8s.put(".inventory", "one\n");
        k8s.put("../ä b/.inventory", "two\n");
        k8s.put("../my.inventory", "none\n");
        new RenderedFolder(repository.folder()).put(".inventory", "three\n");
        repository.commitAll();
        k8s.put("../new/.inventory", "not committed\n");

        assertThat(git().filesNamed(".inventory", "HEAD"))
                .containsOnlyKeys(".inventory", "deploy/k8s/.inventory", "deploy/ä b/.inventory");
        assertThat(git().filesBelow("deploy/ä b", "HEAD")).containsOnlyKeys(".inventory");
        assertThat(git().location().path()).isEqualTo("deploy/k8s");
    }

    @Test
    void a_broken_repository_answers_with_gits_own_words() throws IOException {
        Files.writeString(repository.folder().resolve(".git/config"), "[broken\n");

        assertThatThrownBy(() -> git().files("HEAD")).isInstanceOfSatisfying(GitException.class, broken -> {
            assertThat(broken).hasMessageContaining("bad config");
            assertThat(broken.meansNoRepository()).isFalse();
        });
    }
}
