package io.github.portfolioplatform.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inside of the compiler, Dekorate and the generator share one Kubernetes model, which must be of the line on Jackson 2 that Dekorate was
 * built with, and not the one that the generator was built with.
 */
class ProcessorPathTest {

    private static final String MODEL = "io.fabric8.";

    /** Newer compilers call these on interfaces, which do not declare them. */
    private static final Set<String> EVERY_OBJECT_HAS =
            Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    @TempDir
    private Path folder;

    @Test
    void the_kubernetes_model_is_of_the_line_of_dekorate() {
        List<String> jars = Project.processorPath().stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.startsWith("kubernetes-"))
                .toList();

        assertThat(jars)
                .contains("kubernetes-model-core-6.13.0.jar", "kubernetes-model-apps-6.13.0.jar")
                .filteredOn(name -> !name.endsWith("-6.13.0.jar"))
                .containsExactly("kubernetes-annotations-4.1.5.jar");
    }

    @Test
    void there_is_no_jackson_3() {
        assertThat(Project.processorPath()).noneMatch(path -> path.toString().contains("tools/jackson"));
    }

    @Test
    void there_is_no_http_client_and_no_library_of_archives() {
        assertThat(Project.processorPath())
                .extracting(path -> path.getFileName().toString())
                .noneMatch(jar -> jar.matches("(okhttp|okio|kubernetes-httpclient|commons-compress|commons-codec).*"));
    }

    @Test
    void whatever_the_generator_uses_of_its_own_model_is_in_that_one_too() {
        JavaClasses core = new ClassFileImporter()
                .importLocations(Project.processorPath().stream()
                        .filter(path -> path.toString().contains("generator-core"))
                        .map(path -> Location.of(path.toUri()))
                        .toList());
        List<JavaAccess<?>> uses = core.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .<JavaAccess<?>>map(access -> access)
                .filter(access -> access.getTargetOwner().getName().startsWith(MODEL))
                .toList();

        assertThat(uses).hasSizeGreaterThan(100);
        assertThat(uses)
                .filteredOn(use -> !EVERY_OBJECT_HAS.contains(use.getName()))
                .filteredOn(use -> use.getTarget().resolveMember().isEmpty())
                .isEmpty();
    }

    /** Otherwise it would write {@code memory: {amount: "256", format: Mi}}, and the build would succeed. */
    @Test
    void another_model_is_refused_before_dekorate_writes_it_wrongly() {
        List<String> refusals = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .first(otherModel())
                .application("@KubernetesApplication @BoundDatabase(\"redis-sessions\")")
                .compile()
                .refusals();

        assertThat(refusals)
                .containsExactly(
                        "Application.java:5: Dekorate cannot write the Kubernetes model on this processor path: it was"
                                + " made for Jackson 3. Put portfolio-generator-dekorate on <annotationProcessorPaths>, with its own"
                                + " dependencies: no managed version of io.fabric8.");
    }

    private static Path[] otherModel() {
        return Stream.of(Project.TARGET.resolve("other-model").toFile().listFiles())
                .map(File::toPath)
                .toArray(Path[]::new);
    }

    @Test
    void quantities_and_ports_are_written_as_kubernetes_reads_them() {
        Compiled compiled = Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .application("""
                        @KubernetesApplication(
                                ports = @Port(name = "http", containerPort = 8080),
                                livenessProbe = @Probe(httpActionPath = "/health"),
                                limitResources = @ResourceRequirements(memory = "256Mi"))
                        @BoundDatabase("redis-sessions")""")
                .compile()
                .successful();

        assertThat(Arrays.asList(
                        compiled.pod().toString(), compiled.resource("Service").toString()))
                .satisfiesExactly(
                        pod -> assertThat(pod).contains("limits={memory=256Mi}", "port=8080"),
                        service -> assertThat(service).contains("targetPort=8080"));
    }
}
