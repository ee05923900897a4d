package io.github.portfolioplatform.dekorate;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A project in a folder of its own: a POM, one class, a portfolio. It is compiled by javac with Dekorate and this module as its processors. */
final class Project {

    static final Path TARGET =
            Path.of(System.getProperty("repository.root", "..")).resolve("generator-dekorate/target");

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>application</artifactId>
              <version>1.0.0</version>
            </project>
            """;

    private final Path folder;
    private final List<Path> firstOnPath = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();

    private Project(Path folder) {
        this.folder = folder;
    }

    static Project in(Path folder) {
        return new Project(folder).file("pom.xml", POM);
    }

    Project file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The class of the application with these annotations, which begin in line 4. */
    Project application(String annotations) {
        return source(
                "Application.java",
                "import io.dekorate.kubernetes.annotation.*;\n"
                        + "import io.github.portfolioplatform.dekorate.BoundDatabase;\n"
                        + "import io.github.portfolioplatform.engine.Dialect;\n"
                        + annotations + "\npublic class Application {}\n");
    }

    Project source(String path, String text) {
        sources.add(folder.resolve("src/main/java").resolve(path));
        return file("src/main/java/" + path, text);
    }

    Project option(String option) {
        options.add(option);
        return this;
    }

    /** Further jars on the path of the processors, before all others. */
    Project first(Path... jars) {
        firstOnPath.addAll(List.of(jars));
        return this;
    }

    /** What a user's build resolves for {@code <annotationProcessorPaths>}. */
    static List<Path> processorPath() {
        try {
            String others = Files.readString(TARGET.resolve("processor-path.txt"));
            return Stream.concat(
                            Stream.of(TARGET.resolve("classes")),
                            Arrays.stream(others.strip().split(File.pathSeparator))
                                    .map(Path::of))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Dekorate looks for services in the context, too, where a compiler of a user has none of them. */
    Compiled compile() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return run();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private Compiled run() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<Path> processors =
                Stream.concat(firstOnPath.stream(), processorPath().stream()).toList();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            Path classes = Files.createDirectories(folder.resolve("target/classes"));
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, processorPath());
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processors);
            StringWriter crash = new StringWriter();
            boolean succeeded = compiler.getTask(
                            crash,
                            new Apart(files, processors),
                            said,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return new Compiled(folder, succeeded, errors(said, crash.toString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> said, String crash) {
        Stream<String> errors = said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> place(diagnostic) + diagnostic.getMessage(Locale.ROOT));
        return Stream.concat(errors, crash.lines()).toList();
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? ""
                : Path.of(diagnostic.getSource().toUri()).getFileName() + ":" + diagnostic.getLineNumber() + ": ";
    }

    /** Gives the processors class loaders of their own, as Maven does, so that they share nothing with the test, nor with each other. */
    private static final class Apart extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final List<Path> processors;

        Apart(StandardJavaFileManager files, List<Path> processors) {
            super(files);
            this.processors = processors;
        }

        @Override
        public ClassLoader getClassLoader(JavaFileManager.Location location) {
            if (location != StandardLocation.ANNOTATION_PROCESSOR_PATH) {
                return super.getClassLoader(location);
            }
            URL[] urls = processors.stream().map(Apart::url).toArray(URL[]::new);
            return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        }

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
