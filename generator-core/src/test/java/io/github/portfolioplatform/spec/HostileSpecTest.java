package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec may be damaged, enormous or malicious: it is refused with a place, quickly, and never with another exception. */
class HostileSpecTest {

    private static final Duration QUICKLY = Duration.ofSeconds(20);
    private static final int MUTATIONS = 2_500;
    private static final Pattern LINE = Pattern.compile("portfolio\\.yaml:[1-9][0-9]*:[1-9][0-9]*: \\S.*\\S");

    private static Named<byte[]> named(String name, String content) {
        return Named.of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Named<byte[]> inName(String title, String name) {
        return named(title, Specs.REDIS.replace("name: platform", "name: " + name));
    }

    private static Stream<Named<byte[]>> hostile_specs() {
        return Stream.of(structures(), characters(), documents()).flatMap(specs -> specs);
    }

    private static Stream<Named<byte[]>> structures() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(9)).append("lol]\n");
        }
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            steps.append(" ".repeat(i)).append("a:\n");
        }
        return Stream.of(
                named("a billion laughs", laughs.toString()),
                named("an anchor that holds itself", "&a [*a]\n"),
                named("a mapping that holds itself", "&a\nname: *a\n"),
                named("a mapping that is its own key", "&a {*a : *a}\n"),
                named("an alias without anchor", "name: *nobody\n"),
                named("a merge key", Specs.redisWith("<<: {storage: 2Gi}")),
                named("lists in lists", "[".repeat(10_000)),
                named("lists in lists, closed", "[".repeat(10_000) + "]".repeat(10_000)),
                named("mappings in mappings", "{a: ".repeat(10_000)),
                named("keys in keys", "{".repeat(10_000)),
                named("lists in lists, in block style", "- ".repeat(10_000) + "a\n"),
                named("mappings in mappings, in block style", steps.toString()),
                named("keys in keys, in block style", "? ".repeat(10_000) + "a\n"),
                named("deep nesting in a value", Specs.REDIS.replace("Code Talk", "[".repeat(10_000))),
                named("a list as key", Specs.redisWith("? [a]", ": b")),
                named("a mapping as key", Specs.redisWith("? {a: b}", ": c")),
                named("an empty key", Specs.redisWith("? ", ": b")),
                named("a key of 1 MB", Specs.redisWith("k".repeat(1 << 20) + ": a")),
                named("a quoted key of 1 MB", Specs.redisWith("\"" + "k".repeat(1 << 20) + "\": a")),
                named("an explicit key of 1 MB", Specs.redisWith("? " + "k".repeat(1 << 20), ": a")),
                named("a name of 8 MB", Specs.REDIS.replace("platform", "p".repeat(8 << 20))),
                named("an image of 8 MB", Specs.redisWith("image: " + "a-".repeat(4 << 20))),
                named("an amount of 8 MB", Specs.redisWith("storage: " + "9".repeat(8 << 20))),
                named("a version of 8 MB", Specs.redisWith("version: " + "9".repeat(8 << 20))),
                named("an anchor of 1 MB", "name: &" + "a".repeat(1 << 20) + " b\n"),
                named("a comment of 8 MB", "#" + "c".repeat(8 << 20)),
                named("a hundred thousand unknown keys", "a: b\n".repeat(100_000)),
                named(
                        "twenty thousand instances with three mistakes",
                        Specs.REDIS + "  - {engine: redis, nmae: a, version: x, user: b}\n".repeat(20_000)),
                named("a hundred thousand empty instances", "instances:\n" + "- {}\n".repeat(100_000)));
    }

    private static Stream<Named<byte[]>> characters() {
        byte[] invalid = Specs.REDIS.replace("Code Talk", "Caf#").getBytes(StandardCharsets.UTF_8);
        invalid[new String(invalid, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xE9;
        return Stream.of(
                Named.of("Latin-1", invalid),
                Named.of("UTF-16", Specs.REDIS.getBytes(StandardCharsets.UTF_16)),
                Named.of("a surrogate in UTF-8", new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0xBD}),
                Named.of("an overlong slash", new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0xAF}),
                inName("NUL", "a\0b"),
                inName("escape", "a\u001Bb"),
                inName("NUL as an escape", "\"a\\0b\""),
                inName("a line end as an escape", "\"a\\nb\""),
                inName("half a character as an escape", "\"a\\uD83Db\""),
                inName("a character beyond Unicode as an escape", "\"\\UFFFFFFFF\""),
                inName("a character just beyond Unicode as an escape", "\"\\U00110000\""),
                inName("an unknown escape", "\"\\q\""),
                inName("a broken escape", "\"\\u12\""),
                inName("a line separator", "a\u2028b"),
                inName("a byte order mark in a text", "a\uFEFFb"),
                inName("a noncharacter", "a\uFFFEb"),
                inName("a right-to-left override", "a\u202Eb"),
                named("tabs as indentation", Specs.REDIS.replace("    ", "\t")),
                named("NUL alone", "\0"),
                named("half a spec, then NUL", Specs.REDIS + "\0".repeat(100_000)));
    }

    private static Stream<Named<byte[]>> documents() {
        return Stream.of(
                named("nothing", ""),
                named("a byte order mark", "\uFEFF"),
                named("comments", "# a\n# b\n"),
                named("document markers", "---\n...\n---\n"),
                named("a text", "portfolio"),
                named("a number", "42"),
                named("null", "null"),
                named("a list", "- a\n- b\n"),
                named("an empty list", "[]"),
                named("an empty mapping", "{}"),
                named("a second document", Specs.REDIS + "---\n" + Specs.REDIS),
                named("a second document that is empty", Specs.REDIS + "---\n"),
                named("a script engine", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n"),
                named("a Java object", "name: !!java.io.File [/etc/passwd]\n"),
                named("a Java object in a text", Specs.REDIS.replace("Code Talk", "!!java.lang.String Code Talk")),
                named(
                        "a tag of a spec",
                        Specs.REDIS
                                .replace("apiVersion", "!!set\napiVersion")
                                .replace("Portfolio\n", "!x Portfolio\n")),
                named("an unknown tag handle", "name: !e!x a\n"),
                named("a YAML version of the future", "%YAML 3.0\n---\n" + Specs.REDIS),
                named("two YAML directives", "%YAML 1.2\n%YAML 1.2\n---\n" + Specs.REDIS),
                named("XML", "<?xml version=\"1.0\"?>\n<project/>\n"),
                named("more than 16 MiB", Specs.REDIS + "#".repeat(16 << 20)));
    }

    @ParameterizedTest
    @MethodSource("hostile_specs")
    void a_hostile_spec_is_refused_quickly_and_with_a_place(byte[] content) {
        PortfolioException refusal = assertTimeoutPreemptively(
                QUICKLY, () -> Specs.refusalOf(() -> PortfolioSpec.read("portfolio.yaml", content)));

        assertThat(refusal.problems()).isNotEmpty();
        assertThat(refusal.getMessage().split("\n"))
                .allMatch(line -> LINE.matcher(line).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Code Talk", "redis", "platform", "redis123", "1Gi", "redis:7-alpine", "portfolio/v1"})
    void a_line_end_in_a_value_does_not_make_a_message_two_lines(String value) {
        String spec = Specs.redisWith("requests: {memory: 1Ti}")
                .replaceFirst("(?m): " + value + "$", ": \"\\\\nportfolio.yaml:1:1: forged, too\\\\r\\\\u2028,\"");

        PortfolioException refusal = Specs.refusalOf(spec);

        assertThat(refusal.getMessage().lines()).hasSameSizeAs(refusal.problems());
        assertThat(refusal.getMessage()).doesNotContain("\r", "\u2028");
    }

    @Test
    void a_message_does_not_grow_with_the_value() {
        String spec = Specs.redisWith("requests: {memory: 1Ti}").replace("name: redis", "name: " + "R".repeat(1 << 20));

        assertThat(Specs.refusalOf(spec).getMessage()).hasSizeLessThan(10_000);
    }

    @Test
    void a_document_of_the_size_limit_is_still_read() {
        String spec = Specs.REDIS + "#".repeat((16 << 20) - Specs.REDIS.length());

        assertThat(Specs.read(spec).environment("development").instances()).hasSize(1);
    }

    @Test
    void a_thousand_instances_are_no_attack() {
        StringBuilder spec = new StringBuilder(Specs.REDIS);
        for (int i = 0; i < 1_000; i++) {
            spec.append("  - {name: redis-")
                    .append(i)
                    .append(", engine: redis, application: A, password: of_redis_")
                    .append(i)
                    .append("}\n");
        }

        assertTimeoutPreemptively(
                QUICKLY,
                () -> assertThat(Specs.read(spec.toString())
                                .environment("development")
                                .instances())
                        .hasSize(1_001));
    }

    @Test
    void a_missing_file_is_refused(@TempDir Path folder) {
        Path file = folder.resolve("portfolio.yaml");

        assertThat(Specs.refusalOf(() -> PortfolioSpec.read(file, "portfolio.yaml")))
                .hasMessage(
                        "portfolio.yaml:1:1: There is no such file. Write the portfolio there or name another file.");
    }

    @Test
    void a_folder_instead_of_a_file_is_refused(@TempDir Path folder) {
        assertThat(Specs.refusalOf(() -> PortfolioSpec.read(folder, "portfolio.yaml")))
                .hasMessageMatching(LINE.pattern());
    }

    @Test
    void a_folder_and_a_pipe_are_named_as_such_and_not_waited_for(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe.yaml");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there are no pipes here");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> PortfolioSpec.read(folder, "spec"))
                .isInstanceOf(PortfolioException.class)
                .hasMessageStartingWith("spec:1:1: This is a folder, not a file.");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> PortfolioSpec.read(pipe, "pipe.yaml"))
                        .isInstanceOf(PortfolioException.class)
                        .hasMessageStartingWith(
                                "pipe.yaml:1:1: This is no regular file but a pipe, a socket or a device."));
    }

    @Test
    void a_file_of_more_than_16_mebibytes_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("portfolio.yaml"), new byte[(16 << 20) + 1]);

        assertThat(Specs.refusalOf(() -> PortfolioSpec.read(file, "portfolio.yaml")))
                .hasMessage("portfolio.yaml:1:1: The file is larger than 16 MiB. Split the portfolio.");
    }

    @Test
    void a_password_is_not_shown_where_the_blank_after_its_key_is_missing() {
        String spec = Specs.REDIS.replaceFirst(
                "(?s)  - name.*", "  - {name: redis, engine: redis, application: A, password:redis123}\n");

        assertThat(Specs.refusalOf(spec).getMessage()).doesNotContain("redis123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password redis123", "password=redis123", "password :redis123", "password;redis123"})
    void a_password_is_not_shown_where_its_colon_is_wrong(String pair) {
        String inFlowStyle = Specs.REDIS.replaceFirst(
                "(?s)  - name.*", "  - {name: redis, engine: redis, application: A, " + pair + "}\n");

        assertThat(Specs.refusalOf(inFlowStyle).getMessage()).doesNotContain("redis123");
        assertThat(Specs.refusalOf(Specs.REDIS.replace("password: redis123", pair))
                        .getMessage())
                .doesNotContain("redis123");
    }

    @Test
    void a_password_is_not_shown_where_a_comma_ends_it_in_flow_style() {
        String spec = Specs.REDIS.replaceFirst(
                "(?s)  - name.*", "  - {name: redis, engine: redis, application: A, password: one,redis123}\n");

        assertThat(Specs.refusalOf(spec).getMessage()).doesNotContain("redis123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: redis", "engine: redis", "application: >", "image: a", "storage: 1Gi", "version: 7"})
    void a_password_is_not_shown_where_its_line_runs_into_the_one_before(String line) {
        String spec = Specs.redisWith("requests: {memory: 1Ti}")
                .replace("    password: redis123\n", "")
                .replaceFirst("    engine: redis\n", "    engine: redis\n    " + line + "\n      password:redis123\n");

        assertThat(Specs.refusalOf(spec).getMessage()).doesNotContain("redis123");
    }

    /** Damages a spec at random places as people do: lines and characters lost, doubled, moved or mistyped. */
    private static final class Mutation {

        private static final List<String> CHARACTERS = List.of(
                ":", " ", "\n", "\t", "'", "\"", "-", "#", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@",
                "?", "\r", "\0", "é", "😀", "\u2028", "0", "x");
        private static final List<String> TOKENS = List.of(
                "null", "true", "42", "1e999", "{}", "[]", "''", "&a b", "*a", "!!int x", "<<", "Gi", "9Ei", "redis",
                "latest", "|", ">-");
        private static final Pattern TOKEN = Pattern.compile("[\\w./-]+");

        private final Random random = new Random(20_261_123L);

        String of(String spec) {
            String mutated = spec;
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutated = random.nextBoolean() ? inALine(mutated) : atACharacter(mutated);
            }
            return mutated;
        }

        private String inALine(String spec) {
            List<String> lines = new ArrayList<>(Arrays.asList(spec.split("\n", -1)));
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.add(random.nextInt(lines.size()), line);
                case 3 -> lines.set(at, " " + line);
                case 4 -> lines.set(at, line.replaceFirst("^ ", ""));
                default -> lines.set(at, withAnotherToken(line));
            }
            return String.join("\n", lines);
        }

        private String withAnotherToken(String line) {
            List<MatchResult> tokens = TOKEN.matcher(line).results().toList();
            if (tokens.isEmpty()) {
                return line;
            }
            MatchResult token = tokens.get(random.nextInt(tokens.size()));
            return line.substring(0, token.start()) + oneOf(TOKENS) + line.substring(token.end());
        }

        private String atACharacter(String spec) {
            int at = random.nextInt(spec.length());
            int end = random.nextInt(3) == 0 ? at : at + 1;
            return spec.substring(0, at) + (random.nextBoolean() ? "" : oneOf(CHARACTERS)) + spec.substring(end);
        }

        private String oneOf(List<String> texts) {
            return texts.get(random.nextInt(texts.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[99]", "[x]", "[", "[-1]", "[99999999999]", "[2] ", "instances", "quota"})
    void names_in_environments_are_names_and_nothing_else(String name) {
        String spec =
                Specs.REDIS + "environments: {development: {instances: {\"%s\": {storage: 2Gi}}}}\n".formatted(name);

        assertThat(Specs.refusalOf(spec).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("instance-is-known");
            assertThat(problem.place()).hasToString("portfolio.yaml:15:42");
        });
    }

    private static Stream<Named<Supplier<String>>> specs_to_damage() {
        return Stream.of(
                Named.of("the platform", HostileSpecTest::platform),
                Named.of("the platform in flow style", HostileSpecTest::platformInFlowStyle),
                Named.of("the platform in several environments", HostileSpecTest::platformInEnvironments));
    }

    private static String platform() {
        try {
            return Specs.platform();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String platformInDevelopment() {
        return platform().replaceFirst("(?s)\nenvironments:.*", "");
    }

    private static String platformInEnvironments() {
        return platformInDevelopment() + """
                environments:
                  development:
                  production:
                    namespace: production
                    createNamespace: true
                    cluster: eu-1
                    quota: {storage: 100Gi}
                    engines:
                      postgresql: {storage: 3Gi, storageClass: fast, labels: {team: databases}}
                    instances:
                      redis: {limits: {memory: 512Mi}, labels: {example.com/tier: gold}}
                      "mongodb-intervalai":
                        image: mongo:6.0
                accept:
                  - {instance: redis, environment: production, change: storage-shrinks, to: 1Gi, reason: empty}
                tombstones:
                  - {instance: redis-old, reason: moved}
                gitops:
                  repository: https://git.example.com/databases.git
                  argocd: {form: applications}
                  flux: {interval: 10m}
                """;
    }

    private static String platformInFlowStyle() {
        return platformInDevelopment()
                .replaceAll("(?m)^  - (name.*)\\n((?:    .*\\n?)+)", "  - {$1,\n$2    }\n")
                .replaceAll("(?m)^(    \\w+: .*)$", "$1,");
    }

    @ParameterizedTest
    @MethodSource("specs_to_damage")
    void a_damaged_spec_is_read_or_refused_with_places_and_without_passwords(Supplier<String> spec) {
        List<String> passwords = Pattern.compile("\\w+123\\b")
                .matcher(spec.get())
                .results()
                .map(MatchResult::group)
                .toList();
        Mutation mutation = new Mutation();

        for (int round = 0; round < MUTATIONS; round++) {
            String damaged = mutation.of(spec.get());

            assertReadOrRefused(damaged, passwords);
        }
    }

    private static void assertReadOrRefused(String spec, List<String> passwords) {
        try {
            assertThat(Specs.read(spec).environment("development").instances()).isNotEmpty();
        } catch (PortfolioException refusal) {
            assertThat(refusal.getMessage().split("\n", -1))
                    .as("of the spec%n%s", spec)
                    .hasSameSizeAs(refusal.problems())
                    .allMatch(line -> LINE.matcher(line).matches())
                    .allMatch(line -> passwords.stream().noneMatch(line::contains));
        } catch (RuntimeException | Error other) {
            throw new AssertionError("another exception for the spec\n" + spec, other);
        }
    }

    @Test
    void the_spec_to_damage_in_flow_style_is_a_spec() {
        assertThat(Specs.read(platformInFlowStyle()).environment("development").instances())
                .hasSize(6);
    }
}
