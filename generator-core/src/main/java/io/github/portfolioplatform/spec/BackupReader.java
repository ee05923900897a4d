package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.BackupJobs;
import io.github.portfolioplatform.model.BackupSchedule;
import io.github.portfolioplatform.model.BackupSettings;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Retention;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Reads where copies of data go, when they are taken and which of them stay. */
final class BackupReader {

    private BackupReader() {}

    /** {@return what the section says of backups; nothing if it says none} */
    static BackupSettings below(Section section) {
        return section.section(BackupShapes.BACKUP, BackupShapes.SETTINGS)
                .map(BackupReader::settings)
                .orElse(BackupSettings.NONE);
    }

    private static BackupSettings settings(Section section) {
        return new BackupSettings(
                section.text("to").orElse(null),
                section.value("schedule", BackupSchedule::parse).orElse(null),
                section.section("keep", BackupShapes.KEEP)
                        .map(BackupReader::retention)
                        .orElse(null),
                section.value("verify", BackupSchedule::parse).orElse(null),
                section.text("mayBeEmpty").orElse(null),
                section.text("none").orElse(null),
                section.section("jobs", BackupShapes.JOBS)
                        .map(BackupReader::jobs)
                        .orElse(BackupJobs.NONE));
    }

    private static BackupJobs jobs(Section section) {
        return new BackupJobs(
                section.value("memory", Memory::parse).orElse(null),
                section.text("storageClass").orElse(null),
                section.text("priorityClass").orElse(null),
                section.value("parallel", BackupReader::parallel).orElse(null));
    }

    private static Retention retention(Section section) {
        if (section.text("by").isPresent()) {
            section.refuse(
                    List.of("last", "daily", "weekly"),
                    "The bucket removes copies.",
                    "Remove it, or remove by: bucket.");
            return Retention.byBucket();
        }
        return Retention.of(
                section.value("last", BackupReader::number).orElse(Retention.USUAL.last()),
                section.value("daily", BackupReader::number).orElse(Retention.USUAL.daily()),
                section.value("weekly", BackupReader::number).orElse(Retention.USUAL.weekly()));
    }

    private static int port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a port.", "Write a number from 1 to 65535.");
        }
        return Integer.parseInt(text);
    }

    private static int parallel(String text) {
        if (!text.matches("[1-" + BackupJobs.MOST_PARALLEL + "]")) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a number of tables that are restored at a time.",
                    "Write a number from 1 to " + BackupJobs.MOST_PARALLEL + ".");
        }
        return Integer.parseInt(text);
    }

    private static int number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,3}")) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a number of copies.", "Write a number from 0 to 9999.");
        }
        return Integer.parseInt(text);
    }

    /** {@return the target of that name; empty if something of it is missing, which is reported} */
    static Optional<BackupTarget> target(String name, Section section) {
        Optional<BackupTarget> bucket = section.section("s3", BackupShapes.S3).flatMap(said -> s3(name, said));
        Optional<BackupTarget> volume = section.section("volume", BackupShapes.VOLUME)
                .flatMap(said -> said.require("claim")
                        .text("claim")
                        .map(claim -> new BackupTarget.Volume(name, claim, prefix(said), image(said))));
        return bucket.or(() -> volume);
    }

    private static Optional<BackupTarget> s3(String name, Section said) {
        Optional<String> region = said.require("region").text("region");
        Optional<String> bucket = said.require("bucket").text("bucket");
        Optional<String> role = said.text("role");
        Optional<String> secret =
                role.isPresent() ? Optional.of("") : said.require("secret").text("secret");
        if (role.isPresent() && said.text("secret").isPresent()) {
            said.refuse(List.of("secret"), "A role stands in for keys.", "Remove secret:, or remove role:.");
        }
        return region.flatMap(in ->
                bucket.flatMap(into -> secret.map(by -> store(BackupTarget.s3(name, in, into, by), said))));
    }

    private static BackupTarget store(BackupTarget.S3 bucket, Section said) {
        return new Assembled<>(bucket.prefix(prefix(said)).image(image(said)))
                .with(said.text("endpoint"), BackupTarget.S3::endpoint)
                .with(said.text("provider"), BackupTarget.S3::provider)
                .with(said.text("authority"), BackupTarget.S3::authority)
                .with(said.text("role"), BackupTarget.S3::role)
                .with(said.text("insecure"), BackupTarget.S3::insecure)
                .with(said.text("namespace"), BackupTarget.S3::namespace)
                .with(said.texts("labels"), BackupTarget.S3::label)
                .with(said.value("podPort", BackupReader::port), BackupTarget.S3::podPort)
                .value();
    }

    private static String prefix(Section section) {
        return section.text("prefix").orElse(BackupTarget.USUAL_PREFIX);
    }

    private static ImageReference image(Section section) {
        return section.value("image", ImageReference::parse).orElse(BackupTarget.USUAL_IMAGE);
    }
}
