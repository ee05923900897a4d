package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which copies stay when another one comes. */
@Tag("thorough")
class RetentionIT {

    private static final String NAME = "postgresql-orders";
    private static final String NOT_PROVEN = "that only copies that nobody needs are removed";
    private static final DateTimeFormatter NAMES =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            3, 0, 0 | 20260301T01 20260302T01 20260303T01 20260304T01 | 20260305T01 | 20260303T01 20260304T01 | the last three
            9, 0, 0 | 20200301T01 20210302T01 | 20260305T01 | 20200301T01 20210302T01 | few copies, however old they are
            1, 0, 0 | 20260301T01 20260302T01 | 20260305T01 | '' | the newest alone
            1, 3, 0 | 20260302T01 20260303T01 20260303T13 20260304T01 20260304T13 | 20260305T01 | 20260303T13 20260304T13 | the newest of each day
            1, 3, 0 | 20260101T01 20260201T01 20260201T02 | 20260305T01 | 20260101T01 20260201T02 | days without copies do not count
            1, 0, 2 | 20260302T01 20260308T23 20260309T00 20260310T00 | 20260315T00 | 20260308T23 | weeks begin on Monday
            1, 0, 3 | 20251228T12 20251229T00 20260101T00 20260104T23 | 20260105T00 | 20251228T12 20260104T23 | a week belongs to two years
            2, 2, 2 | 20260223T01 20260301T01 20260302T01 20260303T01 20260304T01 | 20260305T01 | 20260301T01 20260304T01 | one copy may be kept for several reasons
            """)
    void the_copies_that_are_asked_for_stay(String keep, String there, String stored, String kept, String why)
            throws Exception {
        for (String copy : words(there)) {
            copy(NAME, copy + "0000Z");
        }
        String[] numbers = keep.split(", ");

        Execution execution = store(
                stored + "0000Z", Map.of("KEEP_LAST", numbers[0], "KEEP_DAILY", numbers[1], "KEEP_WEEKLY", numbers[2]));

        List<String> wanted = Stream.concat(words(kept).stream(), Stream.of(stored))
                .map(copy -> copy + "0000Z")
                .toList();
        assertThat(names(NAME)).as(why + ": " + execution.succeeded()).containsExactlyElementsOf(wanted);
        assertThat(execution.output())
                .endsWith("%d copies are kept, %d were removed"
                        .formatted(wanted.size(), words(there).size() + 1 - wanted.size()));
    }

    @Test
    void what_is_not_a_copy_of_this_instance_stays() throws Exception {
        copy("postgresql-orders-b", "20200101T010000Z");
        copy("postgresql-", "20200101T010000Z");
        copy(NAME + "/older", "20200101T010000Z");
        for (String other : List.of(
                "notes",
                "20200101",
                "20200101T010000Z.bak",
                "x20200101T010000Z",
                "20200230T010000Z",
                "20200101T250000Z")) {
            copy(NAME, other);
        }
        copy(NAME, "20200101T010000Z");

        store("20260305T010000Z", Map.of("KEEP_LAST", "1")).succeeded();

        assertThat(names("postgresql-orders-b")).containsExactly("20200101T010000Z");
        assertThat(names("postgresql-")).containsExactly("20200101T010000Z");
        assertThat(names(NAME + "/older")).containsExactly("20200101T010000Z");
        assertThat(names(NAME))
                .containsExactly(
                        "20200101",
                        "20200101T010000Z.bak",
                        "20200101T250000Z",
                        "20200230T010000Z",
                        "20260305T010000Z",
                        "notes",
                        "older",
                        "x20200101T010000Z");
    }

    @Test
    void a_copy_without_checksums_counts_for_nothing_and_goes_after_a_day() throws Exception {
        Instant now = Instant.now();
        String young = NAMES.format(now.minus(2, ChronoUnit.HOURS));
        for (String incomplete : List.of("20200101T010000Z", young)) {
            copy(NAME, incomplete);
            Files.delete(target(NAME).resolve(incomplete).resolve("SHA256SUMS"));
        }
        copy(NAME, "20200102T010000Z");

        Execution execution = store(NAMES.format(now), Map.of("KEEP_LAST", "2"));

        assertThat(execution.succeeded()).contains("Removed 20200101T010000Z, which was incomplete");
        assertThat(names(NAME)).containsExactly("20200102T010000Z", young, NAMES.format(now));
    }

    @Test
    void a_copy_that_does_not_arrive_removes_nothing() throws Exception {
        copy(NAME, "20200101T010000Z");

        Execution execution = store(
                "20260305T010000Z",
                Map.of("KEEP_LAST", "1"),
                List.of("sh", "-c", "trap '' XFSZ; ulimit -f 8; exec sh /backup/store.sh"));

        assertThat(execution.exitCode()).isNotZero();
        assertThat(execution.output())
                .contains("file too large")
                .endsWith(
                        "could not be sent to target:shop/production/postgresql-orders/20260305T010000Z. No copy was removed.");
        assertThat(target(NAME).resolve("20260305T010000Z/SHA256SUMS")).doesNotExist();
        assertThat(names(NAME)).contains("20200101T010000Z");
        System.out.println("Refused: " + execution.output());
    }

    /** Half of the targets tell checksums of what they hold; of those that encrypt, everything is read again. */
    @ParameterizedTest
    @ValueSource(strings = {"alias", "crypt"})
    void a_copy_that_arrives_damaged_removes_nothing(String type) throws Exception {
        copy(NAME, "20200101T010000Z");
        Map<String, String> target = type.equals("alias") ? Map.of() : encrypted();
        Path rclone = Machine.folderOf("rclone").orElseThrow().resolve("rclone");
        String damaging = """
                printf '%%s\\n' '#!/bin/sh' '%s "$@" || exit' \
                  '[ "$1" != copy ] || find /backups/shop/production/postgresql-orders/[!.]*0305* -size +9 -exec dd if=/dev/zero of={} bs=1 seek=9999 count=9 conv=notrunc \\;' \
                  >/tmp/rclone
                chmod +x /tmp/rclone
                PATH=/tmp:$PATH exec sh /backup/store.sh
                """.formatted(rclone);

        Execution execution = store("20260305T010000Z", target, List.of("sh", "-c", damaging));

        assertThat(execution.exitCode()).isNotZero();
        assertThat(execution.output())
                .endsWith("What arrived at %s/20260305T010000Z is not what was sent. No copy was removed."
                        .formatted(target.getOrDefault("TARGET", "target:shop/production/postgresql-orders")));
        assertThat(target(NAME).resolve("20260305T010000Z/SHA256SUMS")).doesNotExist();
        assertThat(names(NAME)).contains("20200101T010000Z");
    }

    @Test
    void a_copy_may_be_encrypted() throws Exception {
        Execution execution = store("20260305T010000Z", encrypted());

        assertThat(execution.succeeded()).endsWith("1 copies are kept, 0 were removed");
        assertThat(target(NAME).resolve("20260305T010000Z/data.bin"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("RCLONE")
                .doesNotContain("xxx");
    }

    /** Encrypts contents, not names. The password is of the form that rclone wants, which hides nothing. */
    private static Map<String, String> encrypted() {
        String password = Execution.of(new ProcessBuilder("rclone", "obscure", "a password of ours"))
                .succeeded();
        return Map.of(
                "RCLONE_CONFIG_TARGET_TYPE", "crypt",
                "RCLONE_CONFIG_TARGET_REMOTE", "/backups/shop/production",
                "RCLONE_CONFIG_TARGET_FILENAME_ENCRYPTION", "off",
                "RCLONE_CONFIG_TARGET_DIRECTORY_NAME_ENCRYPTION", "false",
                "RCLONE_CONFIG_TARGET_PASSWORD", password,
                "TARGET", "target:" + NAME);
    }

    @Test
    void a_copy_that_has_changed_since_it_was_taken_is_not_stored() throws Exception {
        Execution execution = store(
                "20260305T010000Z",
                Map.of(),
                List.of("sh", "-c", "echo >>/scratch/copy/data && exec sh /backup/store.sh"));

        assertThat(execution.exitCode()).isNotZero();
        assertThat(execution.output()).contains("data: FAILED").contains("The copy is damaged");
        assertThat(target(NAME)).doesNotExist();
    }

    @Test
    void a_copy_does_not_go_to_the_folder_of_another_instance() throws Exception {
        Execution execution = store("20260305T010000Z", Map.of("TARGET", "target:shop/production/postgresql-orders-b"));

        assertThat(execution.exitCode()).isNotZero();
        assertThat(execution.output())
                .contains(
                        "The copy is one of postgresql-orders, but TARGET is target:shop/production/postgresql-orders-b.");
    }

    @ParameterizedTest
    @CsvSource({"0, KEEP_LAST is 0", "-1, 'are numbers, and ''-1'' is none'", "'', 'are numbers, and '''' is none'"})
    void a_number_that_keeps_nothing_is_refused(String last, String reason) throws Exception {
        Execution execution = store("20260305T010000Z", Map.of("KEEP_LAST", last));

        assertThat(execution.exitCode()).isNotZero();
        assertThat(execution.output()).contains(reason);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private Execution store(String taken, Map<String, String> variables) throws IOException {
        return store(taken, variables, List.of("sh", "/backup/store.sh"));
    }

    private Execution store(String taken, Map<String, String> others, List<String> command) throws IOException {
        Map<String, String> variables = new TreeMap<>(Map.of("KEEP_LAST", "3", "KEEP_DAILY", "0", "KEEP_WEEKLY", "0"));
        variables.putAll(others);
        RenderedPod pod = Shop.postgreSql(18).backedUp().production().rendered().cronJob(NAME + "-backup");
        try (RunningContainer store =
                RunningContainer.open(pod.container("store"), RcloneImage.ofThisMachine(), folder)) {
            fill(folder.resolve("volumes/scratch/copy"), taken);
            return store.run(command, variables);
        }
    }

    private Path target(String instance) {
        return BackupPods.copies(folder, instance);
    }

    private void copy(String instance, String name) throws IOException {
        fill(target(instance).resolve(name), name);
        Execution.of(new ProcessBuilder(
                        "chmod", "-R", "a+rwX", folder.resolve("volumes").toString()))
                .succeeded();
    }

    /** Large enough for a disk to be full. */
    private static void fill(Path copy, String taken) throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("data"), "x".repeat(20_000));
        Files.writeString(copy.resolve("counts"), "keys\t1\n");
        Files.writeString(
                copy.resolve("manifest"),
                "format: 1\ninstance: " + NAME + "\ntaken: " + taken + "\nbytes: 20000\nentries: 1\n");
        Execution.of(new ProcessBuilder("sh", "-c", "sha256sum data counts manifest >SHA256SUMS; chmod -R a+rwX .")
                        .directory(copy.toFile()))
                .succeeded();
    }

    private List<String> names(String instance) throws IOException {
        try (Stream<Path> copies = Files.list(target(instance))) {
            return copies.map(copy -> copy.getFileName().toString()).sorted().toList();
        }
    }
}
