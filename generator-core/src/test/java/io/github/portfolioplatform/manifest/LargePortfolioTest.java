package io.github.portfolioplatform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand instances in three environments, in a repository of their own. */
class LargePortfolioTest {

    private static final FileTime PAST = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path temporary;

    private static ManifestTree tree(int instances, String changed) {
        SortedMap<ManifestPath, String> files = new TreeMap<>();
        for (String environment : List.of("development", "staging", "production")) {
            for (int i = 0; i < instances; i++) {
                for (String role : List.of("claim", "credentials", "kustomization", "service", "statefulset")) {
                    ManifestPath path = ManifestPath.of(environment, "instance-" + i, role);
                    files.put(path, path + (i == 7 ? changed : "") + "\n");
                }
            }
        }
        return ManifestTree.of("platform", files, Accepted.NOTHING);
    }

    @Test
    void fifteen_thousand_files_are_written_checked_and_left_alone() throws IOException {
        TestRepository repository = TestRepository.in(temporary.resolve("repository"));
        RenderedFolder folder = new RenderedFolder(repository.folder().resolve("k8s"));

        assertThat(folder.write(tree(1000, "")).written()).hasSize(15_000);
        repository.commitAll();
        Path unchanged = folder.path().resolve("production/instance-8/claim.yaml");
        Files.setLastModifiedTime(unchanged, PAST);

        assertThat(folder.write(tree(1000, "")).unchanged()).isEqualTo(15_000);
        assertThat(folder.compare(tree(1000, "")).isNone()).isTrue();
        assertThat(folder.compare(tree(999, " changed")).states()).hasSize(15 + 15 + 1);
        assertThat(folder.write(tree(1000, " changed")).written()).hasSize(15);
        assertThat(Files.getLastModifiedTime(unchanged)).isEqualTo(PAST);
    }
}
