package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The document tells which rights the jobs need in a bucket, and a shell runs the commands that protect copies there. */
class CopiesSectionTest {

    /** In place of the real program, which would need a store: writes each of its arguments on a line. */
    private static final String NOTES = """
            #!/bin/sh
            printf '%s\\n' "$@" '' >> "$NOTES"
            """;

    private static final Yaml JSON = new Yaml();

    @TempDir
    private Path folder;

    private static String section(String backup) {
        return CopiesSection.of(LiveShop.with(backup));
    }

    private static List<String> blocks(String section, String language) {
        Matcher fences = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(section);
        List<String> blocks = new ArrayList<>();
        while (fences.find()) {
            blocks.add(fences.group(1));
        }
        return blocks;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rights(String section) {
        assertThat(blocks(section, "json")).hasSize(1);
        Map<String, Object> policy = JSON.load(blocks(section, "json").get(0));
        return (List<Map<String, Object>>) policy.get("Statement");
    }

    private static String actionsOnObjects(String section) {
        return rights(section).get(1).get("Action").toString();
    }

    /** The arguments of each run of {@code aws}. */
    private List<List<String>> commands(String section) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        assertThat(Files.writeString(programs.resolve("aws"), NOTES).toFile().setExecutable(true))
                .isTrue();
        Path script = Files.writeString(
                folder.resolve("script"), blocks(section, "sh").get(0));
        Path notes = folder.resolve("notes");
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", script.toString());
        shell.environment().put("NOTES", notes.toString());
        shell.environment().merge("PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return List.of(Files.readString(notes).split("\n\n")).stream()
                .map(run -> List.of(run.split("\n")))
                .toList();
    }

    private static Map<String, Object> json(List<List<String>> commands, String option) {
        List<String> command = commands.stream()
                .filter(arguments -> arguments.contains(option))
                .findFirst()
                .orElseThrow();
        return JSON.load(command.get(command.indexOf(option) + 1));
    }

    private static List<String> names(List<List<String>> commands) {
        return commands.stream().map(arguments -> arguments.get(1)).toList();
    }

    @Test
    void an_environment_without_backups_has_no_section() {
        assertThat(section("")).isEmpty();
    }

    @Test
    void jobs_that_remove_copies_may_delete_and_jobs_that_leave_it_to_the_bucket_may_not() {
        assertThat(actionsOnObjects(section("backup: {to: shared}"))).contains("s3:DeleteObject");
        assertThat(actionsOnObjects(section("backup: {to: shared, keep: {by: bucket}}")))
                .isEqualTo("[s3:GetObject, s3:PutObject, s3:AbortMultipartUpload]");
    }

    @Test
    void rights_end_at_the_folder_of_the_environment_or_of_the_instance() {
        assertThat(rights(section("backup: {to: shared}")).get(1))
                .containsEntry("Resource", "arn:aws:s3:::copies-of-all/shop/live/*");
        assertThat(section("backup: {to: offsite}"))
                .contains("the keys in the Secret `backup-{instance}`, one for each instance")
                .contains("each instance with its name for `INSTANCE`");
        assertThat(rights(section("backup: {to: offsite}")).get(1))
                .containsEntry("Resource", "arn:aws:s3:::copies/shop/live/INSTANCE/*");
        assertThat(rights(section("backup: {to: offsite}")).get(0).get("Condition"))
                .hasToString("{StringLike={s3:prefix=shop/live/INSTANCE/*}}");
    }

    @ParameterizedTest
    @CsvSource({"hourly, 30", "daily 03:00, 30", "weekly sunday 03:00, 30", "monthly 1 03:00, 94"})
    void a_copy_is_locked_until_three_later_ones_exist_and_then_goes(String schedule, int days) throws Exception {
        List<List<String>> commands =
                commands(section("backup: {to: shared, schedule: " + schedule + ", keep: {by: bucket}}"));

        assertThat(names(commands))
                .containsExactly(
                        "put-bucket-versioning",
                        "put-object-lock-configuration",
                        "get-bucket-lifecycle-configuration",
                        "put-bucket-lifecycle-configuration");
        assertThat(json(commands, "--object-lock-configuration"))
                .hasToString(
                        "{ObjectLockEnabled=Enabled, Rule={DefaultRetention={Mode=COMPLIANCE, Days=" + days + "}}}");
        assertThat(json(commands, "--lifecycle-configuration").toString())
                .contains("Prefix=shop/live/", "Expiration={Days=" + days + "}", "NoncurrentDays=1}");
    }

    @Test
    void a_copy_that_a_job_deletes_stays_as_an_earlier_version() throws Exception {
        List<List<String>> commands = commands(section("backup: {to: shared}"));

        assertThat(names(commands)).doesNotContain("put-object-lock-configuration");
        assertThat(json(commands, "--lifecycle-configuration").toString())
                .contains("ExpiredObjectDeleteMarker=true", "NoncurrentVersionExpiration={NoncurrentDays=30}");
    }

    @Test
    void commands_reach_a_store_with_an_address_and_an_authority_of_its_own() throws Exception {
        assertThat(commands(section("backup: {to: inside}")))
                .allSatisfy(arguments -> assertThat(arguments)
                        .containsSubsequence(
                                "--bucket",
                                "inside",
                                "--region",
                                "us-east-1",
                                "--endpoint-url",
                                "https://s3.storage.svc:9000",
                                "--ca-bundle",
                                "ca.crt"));
    }

    @Test
    void buckets_of_google_are_protected_by_the_commands_of_google() {
        assertThat(section("backup: {to: google, keep: {by: bucket}}"))
                .contains(
                        "`roles/storage.objectViewer` and `roles/storage.objectCreator`",
                        "gcloud storage buckets update gs://copies --retention-period=2592000s\n",
                        "gcloud storage buckets update gs://copies --lock-retention-period\n",
                        "{\"age\": 30, \"matchesPrefix\": [\"shop/live/\"]}")
                .doesNotContain("aws ", "arn:", "roles/storage.objectUser");
        assertThat(section("backup: {to: google}"))
                .contains(
                        "`roles/storage.objectUser`",
                        "gcloud storage buckets update gs://copies --soft-delete-duration=2592000s\n",
                        "gcloud storage restore 'gs://copies/shop/live/**'\n")
                .doesNotContain("aws ", "arn:", "retention-period");
    }

    @Test
    void other_dialects_are_not_told_commands_that_fail() {
        assertThat(section("backup: {to: alibaba, schedule: monthly 1 03:00, keep: {by: bucket}}"))
                .contains("and none to delete.", "a retention of 94 days")
                .doesNotContain("aws ", "arn:", "gcloud");
        assertThat(section("backup: {to: alibaba}"))
                .contains("enables versioning, with a lifecycle rule that deletes earlier versions after 30 days.")
                .doesNotContain("aws ", "arn:", "gcloud");
    }

    @Test
    void a_role_is_named_in_place_of_keys() {
        assertThat(section("backup: {to: assumed}"))
                .contains("by the role `arn:aws:iam::123456789012:role/copies-{instance}`, one for each instance");
    }

    @Test
    void copies_on_a_volume_are_said_to_be_unprotected() {
        assertThat(section("backup: {to: disk}"))
                .contains(
                        "The claim `copies`, folder `shop/live`. Every pod that mounts this claim can change and delete copies")
                .doesNotContain("aws ");
    }

    @Test
    void each_target_that_is_used_has_its_part() {
        assertThat(section("backup: {to: shared}, instances: {sessions: {backup: {to: disk}}}"))
                .contains("### disk", "### shared")
                .doesNotContain("### offsite");
    }
}
