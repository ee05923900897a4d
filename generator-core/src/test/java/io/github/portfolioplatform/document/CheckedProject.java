package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project with a spec and a folder that a test renders to, edits and checks.
 *
 * @param folder the folder of rendered files
 * @param spec the text of the spec
 */
record CheckedProject(Path folder, String spec) {

    /** The example with two environments, rendered to a folder that does not exist yet. */
    static CheckedProject rendered(Path folder) {
        try {
            String spec = Files.readString(new Scenario("gitops").input());
            CheckedProject project = new CheckedProject(folder, spec);
            project.door().write(project.tree());
            return project;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CheckedProject spec(String old, String now) {
        assertThat(spec).contains(old);
        return new CheckedProject(folder, spec.replace(old, now));
    }

    CheckedProject edit(String file, String old, String now) {
        try {
            String text = Files.readString(folder.resolve(file));
            assertThat(text).contains(old);
            return put(file, text.replace(old, now));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CheckedProject put(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ManifestTree tree() {
        byte[] bytes = spec.getBytes(StandardCharsets.UTF_8);
        return PortfolioGenerator.of(PortfolioSpec.read("portfolio.yaml", bytes))
                .readFrom("portfolio.yaml")
                .calledBy(Caller.MAVEN)
                .render();
    }

    ManifestFolder door() {
        return ManifestFolder.at(folder, "k8s");
    }

    CheckReport report() {
        try {
            ManifestTree tree = tree();
            return CheckReport.of(tree, door().compare(tree));
        } catch (PortfolioException impossible) {
            return CheckReport.of(impossible, Scenario.GOALS);
        }
    }
}
