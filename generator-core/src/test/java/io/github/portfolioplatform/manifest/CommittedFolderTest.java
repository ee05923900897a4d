package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.Revision.Before;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rendering is compared with, and what git makes of the rendered files. */
class CommittedFolderTest {

    private static final ManifestTree FIRST = tree("d/a.yaml", "1\n", "d/gone.yaml", "1\n");
    private static final ManifestTree SECOND = tree("d/a.yaml", "2\n", "d/b.yaml", "2\n");

    @TempDir
    Path temporary;

    private TestRepository repository;
    private RenderedFolder folder;

    @BeforeEach
    void a_folder_in_a_repository() {
        repository = TestRepository.in(temporary.resolve("repository"));
        folder = new RenderedFolder(repository.folder().resolve("k8s"));
    }

    private Before before(Revision base, ManifestTree tree) throws IOException {
        OutputFolder output = OutputFolder.open(FolderFiles.in(folder.path(), "k8s"), tree, Traces.OF_EVERYTHING);
        return base.filesOf(output, GitRepository.around(folder.path()));
    }

    private Baseline base(ManifestTree tree) throws IOException {
        return before(Revision.HEAD, tree).files();
    }

    private static String text(Baseline files, String path) {
        return new String(files.read(path), UTF_8);
    }

    @Test
    void what_was_committed_counts_and_not_what_was_rendered_since() throws IOException {
        folder.write(FIRST);
        repository.commitAll();
        folder.write(SECOND);

        Baseline files = base(SECOND);

        assertThat(files.paths()).containsExactly("d/a.yaml", "d/gone.yaml");
        assertThat(text(files, "d/a.yaml")).isEqualTo("1\n");
        assertThat(text(files, "d/gone.yaml")).isEqualTo("1\n");
        assertThat(files.holds("d/a.yaml", "1\n".getBytes(UTF_8))).isTrue();
        assertThat(files.holds("d/a.yaml", "2\n".getBytes(UTF_8))).isFalse();
        assertThat(files.holds("d/b.yaml", "2\n".getBytes(UTF_8))).isFalse();
    }

    @Test
    void what_was_committed_is_known_when_the_folder_is_gone() throws IOException {
        folder.write(FIRST);
        repository.commitAll();
        repository.git("rm", "-rq", "k8s");

        assertThat(folder.texts()).isEmpty();
        assertThat(base(SECOND).paths()).containsExactly("d/a.yaml", "d/gone.yaml");
    }

    @Test
    void files_that_were_never_ours_are_no_matter_of_the_rendering() throws IOException {
        folder.write(FIRST);
        folder.put("overlays/mine.yaml", "mine\n");
        folder.put("d/mine.yaml", "mine\n");
        folder.put("d/b.yaml", "by hand\n");
        repository.commitAll();

        assertThat(base(SECOND).paths())
                .as("d/b.yaml is where we render now")
                .containsExactly("d/a.yaml", "d/b.yaml", "d/gone.yaml");
    }

    @Test
    void a_part_of_the_environments_is_compared_with_their_files_alone() throws IOException {
        folder.write(tree("dev/a.yaml", "1\n", "prod/a.yaml", "1\n", "prod/b.yaml", "1\n"));
        repository.commitAll();

        assertThat(base(tree("dev/a.yaml", "1\n").only(List.of("prod"))).paths())
                .containsExactly("prod/a.yaml", "prod/b.yaml");
    }

    @Test
    void another_revision_is_compared_with_on_request() throws IOException {
        folder.write(FIRST);
        String first = repository.commitAll();
        folder.write(SECOND);
        repository.commitAll();

        Before before = before(new Revision(first, true), SECOND);

        assertThat(before.files().paths()).containsExactly("d/a.yaml", "d/gone.yaml");
        assertThat(before(new Revision("HEAD~1", true), SECOND).files().paths())
                .containsExactly("d/a.yaml", "d/gone.yaml");
        assertThat(base(SECOND).paths()).containsExactly("d/a.yaml", "d/b.yaml");
    }

    @Test
    void where_nothing_is_committed_the_files_on_disk_count() throws IOException {
        folder.write(FIRST);
        folder.put("d/a.yaml", "edited\n");
        folder.put("d/mine.yaml", "mine\n");

        Baseline files = base(SECOND);

        assertThat(files.paths()).containsExactly("d/a.yaml", "d/gone.yaml");
        assertThat(text(files, "d/a.yaml")).isEqualTo("edited\n");
        assertThat(files.holds("d/a.yaml", "edited\n".getBytes(UTF_8))).isTrue();
        assertThat(files.holds("d/a.yaml", "edited!".getBytes(UTF_8))).isFalse();
        assertThat(files.holds("d/b.yaml", "2\n".getBytes(UTF_8))).isFalse();
    }

    @Test
    void a_revision_that_somebody_asked_for_must_be_there() {
        folder.write(FIRST);

        assertThatThrownBy(() -> folder.door().base("origin/main").compare(FIRST))
                .isInstanceOf(PortfolioException.class)
                .hasMessage("k8s:1:1: Git knows no revision 'origin/main' to compare with."
                        + " Fetch it first, in CI with fetch-depth: 0, or name another one in portfolio.base.");
        assertThatThrownBy(() -> folder.door().base("origin/main").write(SECOND))
                .isInstanceOf(PortfolioException.class);
        assertThat(folder.manifests()).containsEntry("d/a.yaml", "1\n");
    }

    @Test
    void a_broken_repository_is_told_and_the_files_on_disk_count() throws IOException {
        folder.write(FIRST);
        Files.writeString(repository.folder().resolve(".git/config"), "[broken\n");

        Drift drift = folder.compare(FIRST);
        WrittenFiles written = folder.write(SECOND);

        assertThat(drift.isNone()).isTrue();
        assertThat(drift.hints())
                .singleElement()
                .asString()
                .startsWith("Git cannot tell what was committed (bad config line 1")
                .endsWith("), so changes were judged by the files on disk.");
        assertThat(written.hints()).isEqualTo(drift.hints());
        assertThatThrownBy(() -> folder.door().base("HEAD").compare(SECOND))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("Git cannot tell what was committed at 'HEAD': bad config");
    }

    @Test
    void files_that_git_ignores_are_told_by_both_commands() {
        new RenderedFolder(repository.folder()).put(".gitignore", "*secret*.yaml\n");
        ManifestTree tree = tree("d/a.yaml", "1\n", "d/my-secret.yaml", "1\n");
        IgnoredFile ignored = new IgnoredFile("d/my-secret.yaml", ".gitignore:1:*secret*.yaml");

        assertThat(folder.compare(tree).ignored()).containsExactly(ignored);
        assertThat(folder.write(tree).ignored()).containsExactly(ignored);
        assertThat(folder.write(tree).ignored()).as("nothing was written").isEmpty();
        assertThat(folder.compare(tree).ignored()).containsExactly(ignored);
        repository.commitAll();
        assertThat(folder.compare(tree).ignored()).containsExactly(ignored);
    }

    @Test
    void an_ignored_inventory_is_told_too() {
        new RenderedFolder(repository.folder()).put(".gitignore", ".*\n!.gitignore\n");

        assertThat(folder.write(FIRST).ignored())
                .extracting(IgnoredFile::path)
                .containsExactly(".gitattributes", ".portfolio-inventory", "d/.portfolio-inventory");
    }

    @Test
    void a_run_that_has_nothing_to_do_asks_nothing_of_git() throws IOException {
        folder.write(FIRST);
        Files.writeString(repository.folder().resolve(".git/config"), "[broken\n");

        assertThat(folder.write(FIRST).hints()).isEmpty();
    }

    @Test
    void git_is_told_that_the_files_are_generated_and_keep_their_line_ends() throws IOException {
        folder.write(FIRST);
        folder.put("other/mine.yaml", "mine\n");

        assertThat(attributes("k8s/d/a.yaml"))
                .contains("linguist-generated: set", "text: set", "eol: lf")
                .contains("merge: unspecified");
        assertThat(attributes("k8s/.portfolio-inventory"))
                .contains("linguist-generated: set", "text: set", "eol: lf", "merge: union");
        assertThat(attributes("k8s/other/mine.yaml")).contains("linguist-generated: unspecified", "text: unspecified");
    }

    @Test
    void a_checkout_with_line_ends_of_windows_has_the_same_bytes() {
        folder.write(FIRST);
        repository.commitAll();
        repository.git("config", "core.autocrlf", "true");
        repository.git("rm", "-rq", "k8s");
        repository.git("reset", "-q", "--hard");

        assertThat(folder.compare(FIRST).isNone()).isTrue();
    }

    @Test
    void two_branches_that_add_an_instance_each_merge_without_a_conflict() {
        folder.write(tree("d/a.yaml", "1\n"));
        repository.commitAll();
        repository.git("checkout", "-qb", "one");
        folder.write(tree("d/a.yaml", "1\n", "d/b.yaml", "1\n", "test/b.yaml", "1\n"));
        repository.commitAll();
        repository.git("checkout", "-qb", "two", "HEAD~1");
        folder.write(tree("d/a.yaml", "1\n", "d/c.yaml", "1\n", "prod/c.yaml", "1\n"));
        repository.commitAll();
        repository.git("-c", "user.name=t", "-c", "user.email=t@t", "merge", "-q", "--no-edit", "one");
        ManifestTree both = tree(
                "d/a.yaml", "1\n", "d/b.yaml", "1\n", "d/c.yaml", "1\n", "prod/c.yaml", "1\n", "test/b.yaml", "1\n");

        assertThat(folder.write(both).written()).isEmpty();
        assertThat(folder.compare(both).isNone()).isTrue();
    }

    private String attributes(String file) {
        return repository.git("check-attr", "linguist-generated", "text", "eol", "merge", "--", file);
    }

    private static ManifestTree claim(String environment, String storage) {
        return tree(environment + "/redis/claim.yaml", claimOf(storage));
    }

    private static String claimOf(String storage) {
        return """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: redis-pvc
                spec:
                  resources:
                    requests:
                      storage: %s
                """.formatted(storage);
    }

    private static ThrowableAssertAlternative<PortfolioException> assertRefused(ThrowingCallable run) {
        return assertThatExceptionOfType(PortfolioException.class).isThrownBy(run);
    }

    @Test
    void a_change_that_puts_data_at_risk_is_refused_and_nothing_is_written() {
        folder.write(claim("d", "2Gi"));
        repository.commitAll();
        var before = folder.texts();

        assertRefused(() -> folder.write(claim("d", "1Gi")))
                .withMessageStartingWith("k8s/d/redis/claim.yaml: spec.resources.requests.storage: ");
        assertThat(folder.texts()).isEqualTo(before);
        assertThat(folder.compare(claim("d", "1Gi")).refusals()).hasSize(1);
    }

    @Test
    void deleting_the_folder_first_does_not_help() {
        folder.write(claim("d", "2Gi"));
        repository.commitAll();
        repository.git("rm", "-rq", "k8s");

        assertRefused(() -> folder.write(claim("d", "1Gi")));
        assertRefused(() -> folder.write(tree("d/postgresql/service.yaml", "a: 1\n")));
    }

    @Test
    void what_was_rendered_and_never_committed_may_shrink() {
        folder.write(claim("d", "2Gi"));
        repository.commitAll();
        folder.write(claim("d", "20Gi"));

        assertThat(folder.write(claim("d", "2Gi")).written()).containsExactly("d/redis/claim.yaml");
    }

    @Test
    void what_was_committed_on_a_branch_is_judged_by_the_branch_it_goes_to() {
        folder.write(claim("d", "2Gi"));
        repository.commitAll();
        repository.git("branch", "main-as-it-was");
        folder.put("d/redis/claim.yaml", claimOf("1Gi"));
        repository.commitAll();

        assertThat(folder.compare(claim("d", "1Gi")).refusals()).isEmpty();
        assertThat(folder.door()
                        .base("main-as-it-was")
                        .compare(claim("d", "1Gi"))
                        .refusals())
                .hasSize(1);
    }

    @Test
    void a_tombstone_that_has_done_its_work_is_told_by_every_run_that_writes_nothing() throws IOException {
        TreeMap<ManifestPath, String> files = new TreeMap<>();
        claim("d", "2Gi").texts().forEach(files::put);
        ManifestTree tree = ManifestTree.of(
                "platform", files, new Accepted(List.of(), List.of(Tombstone.of("redis-old", "moved"))));
        folder.write(claim("d", "2Gi"));
        repository.commitAll();
        Path inputs = Files.writeString(temporary.resolve("portfolio.yaml"), "x\n");
        Files.setLastModifiedTime(inputs, FileTime.fromMillis(0));

        for (int run = 0; run < 3; run++) {
            LastRun last = LastRun.of(temporary.resolve("target/last-run.txt"), List.of(), List.of(inputs));
            assertThat(folder.door().write(() -> tree, last).hints())
                    .containsExactly("The tombstone of redis-old fits no change. If it has done its work, remove it.");
        }
        assertThat(folder.write(tree).hints()).hasSize(1);
        assertThat(folder.write(claim("d", "2Gi")).hints()).isEmpty();
    }

    @Test
    void a_tombstone_of_what_is_still_committed_has_work_to_do() {
        TreeMap<ManifestPath, String> files = new TreeMap<>();
        tree("d/mongodb/service.yaml", "a: 1\n").texts().forEach(files::put);
        ManifestTree gone = ManifestTree.of(
                "platform", files, new Accepted(List.of(), List.of(Tombstone.of("redis", "moved"))), Scenario.GOALS);
        folder.write(claim("d", "2Gi"));
        repository.commitAll();

        assertThat(folder.write(gone).hints())
                .containsExactly(
                        "Accepted in the spec: d/redis: redis is gone; what removes it from the cluster deletes its data."
                                + " The reason there: moved");
        assertThat(folder.write(gone).hints()).as("written, but not committed").isEmpty();
    }

    @Test
    void an_environment_that_is_not_picked_is_not_judged() {
        ManifestTree large = tree("d/redis/claim.yaml", claimOf("2Gi"), "p/redis/claim.yaml", claimOf("2Gi"));
        folder.write(large);
        repository.commitAll();
        ManifestTree small = tree("d/redis/claim.yaml", claimOf("3Gi"), "p/redis/claim.yaml", claimOf("1Gi"));

        assertThat(folder.write(small.only(List.of("d"))).written()).containsExactly("d/redis/claim.yaml");
        assertRefused(() -> folder.write(small));
    }
}
