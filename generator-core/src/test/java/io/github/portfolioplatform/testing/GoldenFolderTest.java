package io.github.portfolioplatform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {

    private static final UpdateSwitch OFF = new UpdateSwitch(false, false);
    private static final UpdateSwitch ON = new UpdateSwitch(true, false);
    private static final UpdateSwitch IN_CI = new UpdateSwitch(true, true);

    private static final String CLAIM = "development/redis/claim.yaml";
    private static final String CREDENTIALS = "development/redis/credentials.yaml";

    @TempDir
    Path parent;

    private static RedisBuilder redis() {
        return Redis.builder("redis")
                .application("Shop")
                .password(Password.of("s3ss10ns"))
                .image(ImageReference.parse("redis:7.4-bookworm"))
                .storage(Storage.gibibytes(2))
                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                .limits(Memory.mebibytes(256), Cpu.millicores(250));
    }

    private static ManifestTree rendered(RedisBuilder redis) {
        return PortfolioGenerator.of(Portfolio.builder("shop").add(redis).build())
                .render();
    }

    private GoldenFolder golden(UpdateSwitch update) {
        return new GoldenFolder(folder(), update);
    }

    private Path folder() {
        return parent.resolve("golden");
    }

    /** The message of the failure, with the folder called by its name alone. */
    private String failure(UpdateSwitch update, ManifestTree rendered) {
        AssertionError error =
                catchThrowableOfType(AssertionError.class, () -> golden(update).assertHolds(rendered));
        assertThat(error).as("nothing failed").isNotNull();
        return error.getMessage().replace(folder().toString().replace('\\', '/'), "golden");
    }

    private void accept(ManifestTree rendered) {
        failure(ON, rendered);
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(folder().resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder().resolve(file), text.replace(before, after));
    }

    @Test
    void a_folder_that_holds_what_is_rendered_passes() {
        accept(rendered(redis()));

        assertThatCode(() -> golden(OFF).assertHolds(rendered(redis()))).doesNotThrowAnyException();
    }

    @Test
    void a_folder_that_is_not_there_yet_fails_and_says_how_it_is_made() {
        assertThat(failure(OFF, rendered(redis()))).isEqualTo("""
                        golden is not what is rendered.
                          missing  golden/.gitattributes
                          missing  golden/.portfolio-inventory
                          missing  golden/development/.portfolio-inventory
                          missing  golden/development/README.md
                          missing  golden/development/kustomization.yaml
                          missing  golden/development/redis/.portfolio-inventory
                          missing  golden/development/redis/claim.yaml
                          missing  golden/development/redis/credentials.yaml
                          missing  golden/development/redis/kustomization.yaml
                          missing  golden/development/redis/service.yaml
                          missing  golden/development/redis/statefulset.yaml
                        development/redis: created (PersistentVolumeClaim redis-pvc, Secret redis-secrets, Service redis, StatefulSet redis)
                        0 resources change, 4 are added, 0 removed in golden: 0 pods restart.
                        If that is right, run the test once with -Dportfolio.golden.update.""");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void what_changes_is_shown_field_by_field() {
        accept(rendered(redis()));

        assertThat(failure(OFF, rendered(redis().storage(Storage.gibibytes(3)))))
                .isEqualTo("""
                        golden is not what is rendered.
                          changed  golden/development/README.md
                          changed  golden/development/redis/claim.yaml
                        development/redis: no restart
                          PersistentVolumeClaim redis-pvc: no restart
                            spec.resources.requests.storage  2Gi → 3Gi
                        1 resource changes, 0 are added, 0 removed in golden: 0 pods restart.
                        If that is right, run the test once with -Dportfolio.golden.update.""");
    }

    @Test
    void files_that_are_missing_stale_foreign_or_edited_are_named() throws IOException {
        accept(PortfolioGenerator.of(Portfolio.builder("shop")
                        .add(redis())
                        .add(redis().name("cache").password(Password.of("c4ch3")))
                        .build())
                .render());
        Files.delete(folder().resolve("development/redis/service.yaml"));
        Files.writeString(folder().resolve("development/redis/notes.txt"), "mine");
        edit(CLAIM, "2Gi", "1Gi");

        assertThat(failure(OFF, rendered(redis())))
                .contains(
                        "  changed  golden/development/redis/claim.yaml",
                        "  missing  golden/development/redis/service.yaml",
                        "  stale    golden/development/cache/claim.yaml",
                        "  foreign  golden/development/redis/notes.txt",
                        "    spec.resources.requests.storage  1Gi → 2Gi",
                        "No update writes over foreign files or removes them: move them away.");
    }

    @Test
    void no_message_has_a_password() throws IOException {
        accept(rendered(redis()));
        ManifestTree other = rendered(redis().password(Password.of("0th3r")));
        String encoded = Base64.getEncoder().encodeToString("s3ss10ns".getBytes(StandardCharsets.UTF_8));

        String changed = failure(OFF, other);
        edit(CREDENTIALS, "# Code generated", "# s3ss10ns\n# Code generated");
        edit(CLAIM, "# Code generated", "# was s3ss10ns before\n# Code generated");
        String commented = failure(OFF, rendered(redis()));
        edit(CREDENTIALS, "s3ss10ns\n", encoded + "\n");
        String edited = failure(OFF, other);

        assertThat(changed).contains("Secret redis-secrets", "****");
        assertThat(commented)
                .contains(
                        "changed  golden/development/redis/claim.yaml",
                        "changed  golden/development/redis/credentials.yaml");
        assertThat(changed + commented + edited).doesNotContain("s3ss10ns", "0th3r", encoded);
    }

    @Test
    void files_with_the_same_fields_are_shown_line_by_line_unless_they_hold_secrets() {
        ManifestTree before = rendered(redis());
        accept(before);
        ManifestTree after = PortfolioGenerator.of(
                        Portfolio.builder("shop").add(redis()).build())
                .readFrom("shop.yaml")
                .render();

        assertThat(failure(OFF, after))
                .contains("""
                        development/redis/claim.yaml, line 1
                          - # Code generated by portfolio-generator from shop. DO NOT EDIT.
                          + # Code generated by portfolio-generator from shop.yaml. DO NOT EDIT.
                          + # Change shop.yaml, then render it again
                        """, "… and the lines of 3 more files\n")
                .doesNotContain("credentials.yaml, line");
    }

    @Test
    void line_ends_of_windows_are_told_from_other_differences_and_repaired_by_an_update() throws IOException {
        accept(rendered(redis()));
        for (String file : FileSet.of(folder()).files().keySet()) {
            edit(file, "\n", "\r\n");
        }

        assertThat(failure(OFF, rendered(redis())))
                .contains("  changed  golden/development/redis/claim.yaml")
                .contains(
                        "The line ends are those of Windows in development/README.md and 6 more. An editor wrote them, or"
                                + " git at a checkout before golden/.gitattributes was there")
                .doesNotContain("␍");
        Files.delete(folder().resolve(".gitattributes"));
        assertThat(failure(OFF, rendered(redis())))
                .contains("Git wrote them at a checkout without golden/.gitattributes, which an update writes.");
        accept(rendered(redis()));
        assertThatCode(() -> golden(OFF).assertHolds(rendered(redis()))).doesNotThrowAnyException();
    }

    @Test
    void an_update_rewrites_the_folder_and_fails_once() throws IOException {
        accept(rendered(redis()));
        edit(CLAIM, "2Gi", "1Gi");

        assertThat(failure(ON, rendered(redis())))
                .startsWith("golden was rewritten; this is what differed.\n  changed  golden/" + CLAIM)
                .contains("    spec.resources.requests.storage  1Gi → 2Gi")
                .endsWith("Review it, commit it, and run without -Dportfolio.golden.update.");
        assertThatCode(() -> golden(ON).assertHolds(rendered(redis()))).doesNotThrowAnyException();
    }

    @Test
    void an_update_takes_what_would_put_data_at_risk_elsewhere() {
        accept(rendered(redis()));
        accept(rendered(redis().storage(Storage.gibibytes(1))));

        assertThat(folder().resolve(CLAIM)).content().contains("storage: 1Gi");
    }

    @Test
    void an_update_leaves_what_no_run_wrote() throws IOException {
        Path foreign = folder().resolve(CLAIM);
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "mine");

        assertThat(failure(ON, rendered(redis()))).startsWith("golden/" + CLAIM + ":1:1: It is in the way");
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void nothing_is_updated_in_ci() {
        accept(rendered(redis()));
        var before = FileSet.of(folder());

        assertThat(failure(IN_CI, rendered(redis().storage(Storage.gibibytes(3)))))
                .isEqualTo("Nothing is rewritten where the environment variable CI is set: leave out"
                        + " -Dportfolio.golden.update, and update golden where somebody reviews it.");
        assertThat(failure(IN_CI, rendered(redis()))).startsWith("Nothing is rewritten");
        assertThat(FileSet.of(folder()).differingFrom(before)).isEmpty();
    }

    @Test
    void the_folder_of_another_portfolio_fails_as_any_difference_does() {
        accept(PortfolioGenerator.of(Portfolio.builder("other").add(redis()).build())
                .render());

        assertThat(failure(OFF, rendered(redis())))
                .startsWith(
                        "golden/.portfolio-inventory:2:1: The files of this folder are those of the portfolio 'other'");
    }

    @Test
    void the_switch_is_on_unless_it_is_false() {
        assertThat(UpdateSwitch.isSet(null)).isFalse();
        assertThat(UpdateSwitch.isSet("false")).isFalse();
        assertThat(UpdateSwitch.isSet("")).isTrue();
        assertThat(UpdateSwitch.isSet("true")).isTrue();
    }

    @Test
    void tests_that_run_side_by_side_may_update_one_folder() {
        ManifestTree rendered = rendered(redis());

        List<String> failures = IntStream.range(0, 6)
                .parallel()
                .mapToObj(test -> catchThrowable(() -> golden(ON).assertHolds(rendered)))
                .flatMap(Stream::ofNullable)
                .map(Throwable::toString)
                .toList();

        assertThat(failures).singleElement().asString().contains("was rewritten");
        golden(OFF).assertHolds(rendered);
    }

    @Test
    void an_empty_variable_is_no_ci() {
        assertThat(UpdateSwitch.isCi("")).isFalse();
        assertThat(UpdateSwitch.isCi(null)).isFalse();
        assertThat(UpdateSwitch.isCi("true")).isTrue();
    }
}
