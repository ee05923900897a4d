package io.github.portfolioplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.PortfolioException.Kind;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exception tells a portfolio that is wrong from a change that is refused and from what cannot be read. */
class WhoHasToActTest {

    @TempDir
    Path folder;

    @Test
    void a_portfolio_without_instances_is_invalid() {
        assertThat(kindOf(() -> Portfolio.builder("shop").build())).isEqualTo(Kind.INVALID);
    }

    @Test
    void a_spec_that_is_no_yaml_is_invalid() throws IOException {
        Path spec = Files.writeString(folder.resolve("portfolio.yaml"), "a: [");

        assertThat(kindOf(() -> PortfolioSpec.read(spec))).isEqualTo(Kind.INVALID);
    }

    @Test
    void a_spec_that_is_not_there_cannot_be_read() {
        assertThat(kindOf(() -> PortfolioSpec.read(folder.resolve("portfolio.yaml"))))
                .isEqualTo(Kind.INACCESSIBLE);
    }

    @Test
    void a_folder_that_is_a_file_cannot_be_written() throws IOException {
        Path file = Files.writeString(folder.resolve("k8s"), "");

        assertThat(kindOf(() -> ManifestFolder.at(file).write(tree()))).isEqualTo(Kind.INACCESSIBLE);
    }

    @Test
    void an_edited_file_is_not_written_over() throws IOException {
        ManifestFolder.at(folder).write(tree());
        Files.writeString(folder.resolve("development/README.md"), "mine");

        assertThat(kindOf(() -> ManifestFolder.at(folder).write(tree()))).isEqualTo(Kind.REFUSED);
    }

    private static ManifestTree tree() {
        return PortfolioGenerator.of(Scenario.PLATFORM.portfolio()).render();
    }

    private static Kind kindOf(ThrowingCallable call) {
        return catchThrowableOfType(PortfolioException.class, call).kind();
    }
}
