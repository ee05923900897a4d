package io.github.portfolioplatform.manifest;

import static io.github.portfolioplatform.manifest.Trees.path;
import static io.github.portfolioplatform.manifest.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.PortfolioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder, several hands: environments that are rendered one by one, branches, versions and portfolios. */
class SharedFolderTest {

    @TempDir
    Path temporary;

    private RenderedFolder folder;

    @BeforeEach
    void a_folder() {
        folder = new RenderedFolder(temporary.resolve("k8s"));
    }

    // Environments one by one.

    @Test
    void one_environment_is_written_and_the_others_stay() {
        folder.write(tree("dev/a.yaml", "1\n", "dev/old.yaml", "1\n", "prod/a.yaml", "1\n", "prod/old.yaml", "1\n"));
        folder.put("prod/a.yaml", "edited\n");
        folder.put("prod/foreign.yaml", "mine\n");
        String attributes = folder.texts().get(".gitattributes");
        ManifestTree dev = tree("dev/a.yaml", "2\n", "prod/a.yaml", "2\n", "test/a.yaml", "2\n")
                .only(List.of("dev"));

        assertThat(folder.compare(dev).states())
                .isEqualTo(Map.of(
                        "dev/a.yaml", State.CHANGED,
                        "dev/old.yaml", State.STALE,
                        "dev/.portfolio-inventory", State.CHANGED));
        assertThat(folder.write(dev))
                .isEqualTo(new WrittenFiles(List.of("dev/a.yaml"), 0, List.of("dev/old.yaml"), List.of(), List.of()));
        assertThat(folder.manifests())
                .isEqualTo(Map.of(
                        "dev/a.yaml", "2\n",
                        "prod/a.yaml", "edited\n",
                        "prod/old.yaml", "1\n",
                        "prod/foreign.yaml", "mine\n"));
        assertThat(folder.texts()).containsEntry(".gitattributes", attributes);
        assertThat(folder.everything().get("prod/.portfolio-inventory")).contains("\nold.yaml\n");
        assertThat(folder.everything().get("dev/.portfolio-inventory")).doesNotContain("old.yaml");
        assertThat(folder.compare(dev).isNone()).isTrue();
    }

    @Test
    void environments_written_one_by_one_are_the_whole() {
        ManifestTree all = tree("dev/a.yaml", "1\n", "prod/a.yaml", "2\n");
        folder.write(all.only(List.of("dev")));
        folder.write(all.only(List.of("prod")));

        assertThat(folder.compare(all).states()).isEqualTo(Map.of(".gitattributes", State.MISSING));
    }

    @Test
    void an_environment_that_is_no_longer_rendered_is_removed_when_it_is_meant() {
        folder.write(tree("dev/a.yaml", "1\n", "prod/a.yaml", "1\n"));

        WrittenFiles written = folder.write(tree("dev/a.yaml", "1\n").only(List.of("prod")));

        assertThat(written.removed()).containsExactly("prod/a.yaml");
        assertThat(folder.path().resolve("prod")).doesNotExist();
    }

    // Branches.

    @Test
    void an_inventory_that_git_merged_of_two_branches_knows_the_files_of_both() {
        folder.write(tree("d/a.yaml", "1\n", "d/b.yaml", "1\n"));
        String both = folder.everything().get("d/.portfolio-inventory");
        for (String merged : List.of(
                both + "b.yaml\n", both.replace("a.yaml\n", "<<<<<<< HEAD\na.yaml\n=======\n") + ">>>>>>> x\n")) {
            folder.put("d/.portfolio-inventory", merged);

            assertThat(folder.compare(tree("d/a.yaml", "1\n", "d/b.yaml", "1\n"))
                            .states())
                    .isEqualTo(Map.of("d/.portfolio-inventory", State.CHANGED));
            folder.write(tree("d/a.yaml", "1\n", "d/b.yaml", "1\n"));
            assertThat(folder.everything()).containsEntry("d/.portfolio-inventory", both);
        }
    }

    // Portfolios.

    @Test
    void another_portfolio_in_the_folder_is_not_touched() {
        folder.write(tree("d/a.yaml", "1\n"));
        Map<String, String> before = folder.texts();
        TreeMap<ManifestPath, String> files = new TreeMap<>(Map.of(path("d/b.yaml"), "1\n"));
        ManifestTree shop = ManifestTree.of("shop", files, Accepted.NOTHING);

        assertThatThrownBy(() -> folder.write(shop))
                .isInstanceOf(PortfolioException.class)
                .hasMessageStartingWith(
                        "k8s/.portfolio-inventory:2:1: The files of this folder are those of the portfolio 'platform', not of 'shop'.");
        assertThatThrownBy(() -> folder.compare(shop)).isInstanceOf(PortfolioException.class);
        assertThat(folder.texts()).isEqualTo(before);
    }

    // Versions.

    @Test
    void a_folder_of_a_newer_version_is_not_touched() {
        folder.write(tree("d/a.yaml", "1\n"));
        replaceInInventory("# version: .*", "# version: 999.0");
        Map<String, String> before = folder.texts();

        assertThatThrownBy(() -> folder.write(tree("d/a.yaml", "2\n")))
                .isInstanceOf(PortfolioException.class)
                .hasMessageContaining("Version 999.0 of the generator wrote the files of this folder");
        assertThat(folder.texts()).isEqualTo(before);
    }

    @Test
    void a_folder_of_an_older_version_is_as_rendered_until_something_changes() {
        folder.write(tree("d/a.yaml", "1\n"));
        replaceInInventory("# version: .*", "# version: 0.0");
        Map<String, String> before = folder.texts();

        assertThat(folder.compare(tree("d/a.yaml", "1\n")).isNone()).isTrue();
        folder.write(tree("d/a.yaml", "1\n"));
        assertThat(folder.texts()).isEqualTo(before);
        folder.write(tree("d/a.yaml", "2\n"));
        assertThat(folder.texts().get(".portfolio-inventory")).contains("# version: " + ToolVersion.current());
    }

    @Test
    void an_inventory_that_does_not_say_whose_it_is_gets_completed() {
        folder.write(tree("d/a.yaml", "1\n"));
        Map<String, String> complete = folder.texts();
        replaceInInventory("# (portfolio|version): .*\n", "");

        assertThat(folder.compare(tree("d/a.yaml", "1\n")).states())
                .isEqualTo(Map.of(".portfolio-inventory", State.CHANGED));
        assertThat(folder.write(tree("d/a.yaml", "1\n")).unchanged()).isEqualTo(1);
        assertThat(folder.texts()).isEqualTo(complete);
    }

    private void replaceInInventory(String pattern, String replacement) {
        String inventory = folder.texts().get(".portfolio-inventory");
        folder.put(".portfolio-inventory", inventory.replaceAll(pattern, replacement));
    }
}
