package io.github.portfolioplatform.render.decorated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decorators must not tell our scripts anything: a script reads a variable that nothing sets as empty. */
class FreeVariablesTest {

    private static final Path SCRIPTS =
            Path.of(System.getProperty("repository.root", ".."), "generator-core", "src", "main", "resources");
    private static final Pattern READ =
            Pattern.compile("(?:\\$\\{?|\\boptional |process\\.env\\.)([A-Za-z_][A-Za-z0-9_]*)");

    /** The number of fields of a line in awk; the time, and what sets it, in commands of MongoDB. */
    private static final Set<String> OF_OTHERS = Set.of("NF", "NOW", "currentDate");

    @Test
    void no_variable_of_a_script_may_be_added() throws IOException {
        Set<String> read = read();

        assertThat(read).contains("TARGET", "INSTANCE", "taken", "IN_PLACE", "HOLDER");
        assertThat(read).filteredOn(FreeVariablesTest::isFree).isEmpty();
    }

    private static boolean isFree(String name) {
        FieldPath path = FieldPath.ROOT.then("env").item(name);
        return Conditions.isFreeVariable(new Difference(path, null, Map.of("name", name, "value", "x")));
    }

    private static Set<String> read() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path script :
                    files.filter(file -> file.toString().endsWith(".sh")).toList()) {
                READ.matcher(Files.readString(script)).results().forEach(found -> read.add(found.group(1)));
            }
        }
        read.removeAll(OF_OTHERS);
        return read;
    }
}
