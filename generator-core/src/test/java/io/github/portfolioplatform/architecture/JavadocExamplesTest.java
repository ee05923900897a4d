package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.JavaProcess;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc compile as they stand, with imports alone, and run in the folder of a portfolio. */
class JavadocExamplesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)}</pre>", Pattern.DOTALL);
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |abstract |sealed |non-sealed )*(?:class|record|interface|enum) ", Pattern.MULTILINE);

    @TempDir
    Path temporary;

    @Test
    void every_type_that_callers_start_from_has_one() throws IOException {
        assertThat(examples().keySet())
                .contains(
                        "PortfolioGenerator",
                        "change/ChangeReport",
                        "decoration/Decoration",
                        "document/CheckReport",
                        "document/TotalsReport",
                        "manifest/ManifestFolder",
                        "model/AcceptedChange",
                        "model/Environment",
                        "model/GitOps",
                        "model/InstanceSettings",
                        "engine/mongodb/MongoDb",
                        "model/PortfolioBuilder",
                        "engine/postgresql/PostgreSql",
                        "model/Quota",
                        "engine/redis/Redis",
                        "model/Tombstone",
                        "render/Rendering",
                        "spec/PortfolioSpec",
                        "testing/GoldenFolder");
    }

    @Test
    void they_compile_and_run() throws IOException {
        Path source = Files.writeString(temporary.resolve("Examples.java"), program());
        StringWriter errors = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of(
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none",
                                    "-d",
                                    temporary.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(errors::toString).isTrue();
        }
        Path project = Files.createDirectories(temporary.resolve("project"));
        Files.copy(Scenario.PLATFORM.input(), project.resolve("portfolio.yaml"));
        ManifestFolder.at(project.resolve("src/test/golden"))
                .write(PortfolioGenerator.of(Scenario.PLATFORM.portfolio())
                        .readFrom("portfolio.yaml")
                        .render());

        String output = JavaProcess.current().run("Examples", temporary, project);

        assertThat(output)
                .contains("development claims 11Gi storage", "mongodb-intervalai", "Nothing changes in k8s.")
                .endsWith("done");
        assertThat(project.resolve("k8s/development/redis/claim.yaml")).exists();
    }

    /** A class with a method for each example. */
    private static String program() throws IOException {
        StringBuilder text = new StringBuilder("import java.nio.file.*;\nimport java.util.*;\n"
                + "import io.dekorate.kubernetes.decorator.*;\n"
                + "import io.fabric8.kubernetes.api.model.apps.StatefulSet;\n");
        packages().forEach(name -> text.append("import ").append(name).append(".*;\n"));
        text.append("class Examples {\n");
        List<String> calls = new ArrayList<>();
        examples().forEach((type, examples) -> {
            for (String example : examples) {
                String call = "example" + calls.size() + "()";
                calls.add(call + ";");
                text.append("    // " + type + "\n    static void " + call + " throws Exception {\n" + local(example)
                        + "    }\n");
            }
        });
        return text.append("    public static void main(String... arguments) throws Exception {\n")
                .append(String.join("\n", calls))
                .append("\n    System.out.println(\"done\");\n    }\n}\n")
                .toString();
    }

    /** A class in a method is never public. */
    private static String local(String example) {
        return example.replace("public final class ", "final class ");
    }

    private static SortedSet<String> packages() throws IOException {
        SortedSet<String> packages = new TreeSet<>();
        for (Path file : publicTypes()) {
            packages.add(SOURCES.relativize(file.getParent())
                    .toString()
                    .replace('/', '.')
                    .replace('\\', '.'));
        }
        return packages;
    }

    private static SortedMap<String, List<String>> examples() throws IOException {
        SortedMap<String, List<String>> examples = new TreeMap<>();
        Path root = SOURCES.resolve("io/github/portfolioplatform");
        for (Path file : publicTypes()) {
            Matcher found = EXAMPLE.matcher(Files.readString(file).replaceAll("(?m)^ *\\* ?", ""));
            List<String> codes = found.results().map(result -> result.group(1)).toList();
            if (!codes.isEmpty()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                examples.put(name.substring(0, name.length() - ".java".length()), codes);
            }
        }
        return examples;
    }

    private static List<Path> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(JavadocExamplesTest::isPublic)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPublic(Path file) {
        try {
            return PUBLIC_TYPE.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
