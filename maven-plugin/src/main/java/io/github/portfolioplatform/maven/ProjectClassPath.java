package io.github.portfolioplatform.maven;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * Where the classes of a project and of its dependencies are, but for those of the core, which the plugin brings.
 *
 * @param urls the output folder of the project, then its dependencies in their order
 * @param core the version of the core that the project is compiled against, empty if it has no such dependency
 */
record ProjectClassPath(List<URL> urls, Optional<String> core) {

    /** What the classes that describe portfolios are compiled against. */
    static final String CORE = "io.github.portfolioplatform:portfolio-generator-core";

    /**
     * {@return the class path of the current project} Maven is not asked to resolve it before each goal, because projects that have a spec
     * do not need it.
     *
     * @throws MojoFailureException if there is no project, or a dependency cannot be had
     */
    static ProjectClassPath of(MavenSession session, ProjectDependenciesResolver resolver)
            throws MojoFailureException, MalformedURLException {
        MavenProject project = session.getCurrentProject();
        if (project.getFile() == null) {
            throw new MojoFailureException(
                    "There is no POM here, and so no project whose class could describe the portfolio."
                            + " Run Maven in the folder of the project, or write a spec.");
        }
        try {
            DependencyResolutionRequest request =
                    new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
            request.setResolutionFilter((node, parents) -> !isOfTests(node));
            return of(project, resolver.resolve(request).getResolvedDependencies());
        } catch (DependencyResolutionException incomplete) {
            throw new MojoFailureException(
                    incomplete.getMessage()
                            + ". If it is a module of the same build, bind the goal to a phase and build all modules, or install it first.");
        }
    }

    private static ProjectClassPath of(MavenProject project, List<Dependency> dependencies)
            throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(new File(project.getBuild().getOutputDirectory())));
        Optional<String> core = Optional.empty();
        for (Dependency dependency : dependencies) {
            Artifact artifact = dependency.getArtifact();
            if (CORE.equals(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
                core = Optional.of(artifact.getBaseVersion());
            } else {
                urls.add(url(artifact.getFile()));
            }
        }
        return new ProjectClassPath(List.copyOf(urls), core);
    }

    private static URL url(File file) throws MalformedURLException {
        return file.toURI().toURL();
    }

    /** Maven 4 has scopes {@code test-only} and {@code test-runtime}, too. */
    private static boolean isOfTests(DependencyNode node) {
        return node.getDependency() != null && node.getDependency().getScope().startsWith("test");
    }
}
