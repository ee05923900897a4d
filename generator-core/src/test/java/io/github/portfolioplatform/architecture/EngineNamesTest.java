package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.redisfamily.RedisFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code names an engine except its package, that of its family and the list: not by a class, and not in a text. Comments may, to explain. */
class EngineNamesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/portfolioplatform");

    /** A text block, a text, or a comment; only the first two are code. */
    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\")|/\\*.*?\\*/|//[^\\n]*+", Pattern.DOTALL);

    /** Where a name has to stand, and why. */
    private static final Map<String, String> REASONS = Map.of(
            "model/ImageReference.java", "examples of images in advice",
            "spec/Shape.java", "an example of an image in the schema",
            "engine/Dialect.java", "a dialect that only drivers of one engine have, by the name on the command line",
            "change/PasswordVariables.java", "clients of all databases, also of those that are no engines",
            "change/SecretMask.java", "clients of all databases, also of those that are no engines",
            "change/SecretTexts.java", "clients of all databases, also of those that are no engines",
            "render/decorated/Conditions.java", "variables of clients and servers that no decorator may set");

    @Test
    void only_the_package_of_an_engine_and_the_list_name_it() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : sources()) {
            if (!REASONS.containsKey(name(file))) {
                naming(file).forEach(found -> lines.add(name(file) + " names " + found));
            }
        }

        assertThat(lines).isEmpty();
    }

    @Test
    void each_exception_is_one() throws IOException {
        Set<String> naming = new TreeSet<>();
        for (Path file : sources()) {
            if (!naming(file).isEmpty()) {
                naming.add(name(file));
            }
        }

        assertThat(naming).isEqualTo(new TreeSet<>(REASONS.keySet()));
    }

    private static List<String> naming(Path file) throws IOException {
        String code = TEXT_OR_COMMENT
                .matcher(Files.readString(file))
                .replaceAll(
                        found -> found.group(1) == null ? "" : found.group(1).replaceAll("[\\\\$]", " "));
        return NAMES.matcher(code).results().map(MatchResult::group).distinct().toList();
    }

    /** The names of all engines, also inside of longer words, except behind a letter of the same word. */
    private static final Pattern NAMES = Pattern.compile("(?i)(?<![a-z])(?:"
            + DatabaseEngines.all().stream()
                    .flatMap(engine -> Stream.of(
                            engine.id(), engine.displayName(), engine.images().official()))
                    .distinct()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")");

    private static List<Path> sources() throws IOException {
        List<Path> ofEngines = Stream.concat(
                        DatabaseEngines.all().stream().map(DatabaseEngine::getClass),
                        Stream.of(DatabaseEngines.class, RedisFamily.class))
                .map(type -> SOURCES.resolve(type.getPackageName()
                        .substring("io.github.portfolioplatform.".length())
                        .replace('.', '/')))
                .toList();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ofEngines.stream().noneMatch(file::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return SOURCES.relativize(file).toString().replace('\\', '/');
    }
}
