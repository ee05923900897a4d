package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.document.ProvisionCommands;
import io.github.portfolioplatform.model.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a store of secrets holds: entries, each of which has properties.
 *
 * @param entries the values by entry and property
 */
record StoreEntries(Map<String, Map<String, String>> entries) {

    /** The client of a store, which keeps what it is told in the folder {@code entries}; a slash in the name of an entry would be a folder. */
    private static final String CLIENT = """
            #!/bin/sh
            set -eu
            test "$1 $2 $3 $6" = "kv put -cas=0 -"
            cat > "entries/$(printf %s "$5" | tr / +)"
            """;

    private static final Pattern FILE = Pattern.compile("\\$\\(cat '([^']+)'\\)");

    /** Characters that mean something to shells, JSON, YAML, templates and URIs, and some that are more than one byte. */
    private static final String NASTY = " p%41+ä€🔑\"'\\$(id)`{{ .admin }}&=?#/@:;,<>[]|^~\t*!";

    /** {@return what the commands of {@code connections -Dportfolio.fill=vault} put into the store, which are run here} */
    static StoreEntries filledByPrintedCommands(Environment environment) {
        String commands = ProvisionCommands.text(List.of(environment), ProvisionCommands.Store.VAULT);
        try {
            Path folder = Files.createTempDirectory("fill");
            Path client = Files.writeString(folder.resolve("vault"), CLIENT);
            client.toFile().setExecutable(true);
            Files.createDirectory(folder.resolve("entries"));
            writeFilesOfPeople(commands, folder);
            run(Files.writeString(folder.resolve("fill.sh"), commands));
            return read(folder.resolve("entries"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What cannot be generated, such as the access keys of a bucket. */
    private static void writeFilesOfPeople(String commands, Path folder) throws IOException {
        for (Matcher file = FILE.matcher(commands); file.find(); ) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, "given-" + path.getFileName());
        }
    }

    private static void run(Path script) throws IOException {
        Path folder = script.getParent();
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", script.toString()).directory(folder.toFile());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Path output = folder.resolve("output");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(Files.readString(output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static StoreEntries read(Path folder) throws IOException {
        Map<String, Map<String, String>> entries = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Map<String, String> properties = new TreeMap<>();
                Resource.ofJson(Files.readString(file))
                        .fields()
                        .forEach((property, value) -> properties.put(property, (String) value));
                entries.put(file.getFileName().toString().replace('+', '/'), properties);
            }
        }
        return new StoreEntries(entries);
    }

    /** {@return the properties of that entry} */
    Map<String, String> of(String entry) {
        return entries.getOrDefault(entry, Map.of());
    }

    /** {@return the same entries with other values} The passwords of administrators are kept as the former ones, as the README tells. */
    StoreEntries rotated() {
        Map<String, Map<String, String>> rotated = new TreeMap<>();
        entries.forEach((entry, properties) -> {
            Map<String, String> values = new TreeMap<>();
            properties.forEach((property, value) -> values.put(property, property + NASTY));
            if (properties.containsKey("admin")) {
                values.put("admin-previous", properties.get("admin"));
            }
            rotated.put(entry, values);
        });
        return new StoreEntries(rotated);
    }

    /** {@return a store that holds them, to which a rendered resource refers} */
    Resource store(Resource reference, String namespace) {
        List<Map<String, Object>> data = entries.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "key", entry.getKey(), "value", new Resource(new HashMap<>(entry.getValue())).json()))
                .toList();
        Map<String, Object> metadata = new HashMap<>(Map.of("name", reference.at("name")));
        if (reference.at("kind").equals("SecretStore")) {
            metadata.put("namespace", namespace);
        }
        return new Resource(Map.of(
                "apiVersion",
                "external-secrets.io/v1",
                "kind",
                reference.at("kind"),
                "metadata",
                metadata,
                "spec",
                Map.of("provider", Map.of("fake", Map.of("data", data)))));
    }
}
