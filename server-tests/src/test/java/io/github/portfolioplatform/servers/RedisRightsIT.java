package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.document.EnvironmentDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** What the application may do, and that the document lists what it may not. */
class RedisRightsIT {

    private static final String NOT_PROVEN = "that the document lists what Redis refuses";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @TempDir
    private Path folder;

    private ProductionRedisPod pod;

    static Stream<RedisImage> images() {
        return Stream.of(RedisImage.newest(), RedisImage.ofRedis8(), RedisImage.ofValkey8());
    }

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("redis-cli", NOT_PROVEN);
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    private void start(RedisImage image) throws Exception {
        Machine.has(image, NOT_PROVEN);
        pod = ProductionRedisPod.open(Shop.redis(image).production(), image, folder);
        pod.start();
    }

    @ParameterizedTest
    @MethodSource("images")
    void the_document_lists_what_is_refused_and_nothing_else(RedisImage image) throws Exception {
        start(image);
        SortedSet<String> listed = listed(image);
        try (Jedis admin = pod.connect("admin")) {
            List<Object> all = commands(admin, "COMMAND");
            SortedSet<String> refused = new TreeSet<>();
            SortedSet<String> granted = new TreeSet<>();
            for (Object command : all) {
                sort(admin, (List<?>) command, refused, granted);
            }
            assertThat(refused).as("refused on " + image).hasSizeGreaterThan(60).allMatch(name -> covers(listed, name));
            // Of a cluster the application may ask for its state; the server answers that it is none.
            assertThat(granted.stream().filter(name -> !name.startsWith("cluster")))
                    .as("granted on " + image)
                    .hasSizeGreaterThan(200)
                    .noneMatch(name -> covers(listed, name));
        }
    }

    private static SortedSet<String> listed(RedisImage image) {
        String document =
                EnvironmentDocument.of(Shop.redis(image).environment()).masked();
        String section = document.substring(document.indexOf("## Commands that "));
        SortedSet<String> listed = new TreeSet<>();
        Matcher row = ROW.matcher(section.substring(0, section.indexOf("\n## ", 1)));
        while (row.find()) {
            listed.addAll(List.of(row.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replace(", ", ",")
                    .replace(' ', '|')
                    .split(",")));
        }
        return listed;
    }

    /** Help is of no command that does anything. */
    private static boolean covers(SortedSet<String> listed, String name) {
        return listed.contains(name) || listed.contains(name.split("\\|")[0]) && !name.endsWith("|help");
    }

    /** Asks for a command with as many arguments as it needs, or for each of its subcommands. */
    private static void sort(Jedis admin, List<?> command, SortedSet<String> refused, SortedSet<String> granted) {
        List<?> subcommands = command.size() > 9 ? (List<?>) command.get(9) : List.of();
        if (!subcommands.isEmpty()) {
            subcommands.forEach(subcommand -> sort(admin, (List<?>) subcommand, refused, granted));
            return;
        }
        String name = NastyRedis.text(command.get(0));
        List<String> words = new ArrayList<>(List.of("ACL", "DRYRUN", "app"));
        words.addAll(List.of(name.split("\\|")));
        int needed = Math.abs(Integer.parseInt(NastyRedis.text(command.get(1)))) + 3;
        while (words.size() < needed) {
            words.add("1");
        }
        String answer = NastyRedis.said(admin, words.toArray(String[]::new));
        assertThat(answer).as(name).matches("OK|.*has no permissions to run.*");
        (answer.equals("OK") ? granted : refused).add(name);
    }

    private static List<Object> commands(Jedis admin, String... words) {
        return ((List<?>) NastyRedis.call(admin, words)).stream().collect(Collectors.toList());
    }
}
