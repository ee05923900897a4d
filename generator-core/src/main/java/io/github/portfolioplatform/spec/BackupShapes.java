package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.S3Access;
import java.util.List;

/** The mappings that say where copies of data go, when they are taken and which of them stay. */
final class BackupShapes {

    static final String BACKUP = "backup";

    static final Shape KEEP = new Shape(
            "which copies stay",
            List.of(
                    Shape.optionalChoice(
                            "by",
                            "The bucket removes old copies, by its lifecycle rules; the jobs delete nothing.",
                            List.of("bucket")),
                    Shape.optional("last", Shape.Type.AMOUNT, "That many newest copies; 3 if it is not written."),
                    Shape.optional(
                            "daily", Shape.Type.AMOUNT, "One of each of that many days; 7 if it is not written."),
                    Shape.optional(
                            "weekly", Shape.Type.AMOUNT, "One of each of that many weeks; 4 if it is not written.")));

    static final Shape JOBS = new Shape(
            "the pods of backups",
            List.of(
                    Shape.optional(
                            "memory",
                            Shape.Type.AMOUNT,
                            "The memory of the client that dumps and restores; what the engine needs if it is not set."),
                    Shape.optional(
                            "storageClass",
                            Shape.Type.TEXT,
                            "The class of the volume that a copy passes through; that of the data if it is not set."),
                    Shape.optional(
                            "priorityClass",
                            Shape.Type.TEXT,
                            "The PriorityClass of the pods; that of the cluster if it is not set."),
                    Shape.optional(
                            "parallel",
                            Shape.Type.AMOUNT,
                            "How many tables or collections are restored at a time, 1 to 4; one for each CPU of the server with"
                                    + " 512Mi of memory if it is not set.")));

    static final Shape SETTINGS = new Shape(
            "the backups",
            List.of(
                    Shape.optional("to", Shape.Type.TEXT, "The name of one of backupTargets."),
                    Shape.optional(
                            "schedule",
                            Shape.Type.TEXT,
                            "When copies are taken, in UTC: daily 03:00, weekly sunday 03:00, monthly 1 03:00, hourly, or the "
                                    + "five fields of cron; daily 03:00 if it is not written."),
                    Shape.optional("keep", Shape.Type.SECTION, "Which copies stay."),
                    Shape.optional(
                            "verify",
                            Shape.Type.TEXT,
                            "When the newest copy is restored to prove it; weekly sunday 05:00 if it is not written."),
                    Shape.optional("mayBeEmpty", Shape.Type.TEXT, "Why a copy without any data is right."),
                    Shape.optional("none", Shape.Type.TEXT, "Why there are no backups."),
                    Shape.optional("jobs", Shape.Type.SECTION, "What the pods of backups get.")));

    static final Shape S3 = new Shape(
            "the bucket",
            List.of(
                    Shape.optional("endpoint", Shape.Type.TEXT, "The address of the store; AWS if it is not written."),
                    Shape.required("region", Shape.Type.TEXT, "The region of the bucket."),
                    Shape.required("bucket", Shape.Type.TEXT, "The bucket, which exists already."),
                    Shape.optional(
                            "secret",
                            Shape.Type.TEXT,
                            "The Secret with access-key-id and secret-access-key, with {instance} for one of each instance; needed "
                                    + "without a role."),
                    Shape.optional(
                            "role",
                            Shape.Type.TEXT,
                            "The ARN of a role of AWS, instead of keys, with {instance} for one of each instance."),
                    Shape.optionalChoice("provider", "The dialect of S3, as rclone calls it.", S3Access.PROVIDERS),
                    Shape.optional(
                            "authority", Shape.Type.TEXT, "The Secret with ca.crt, for a store with a CA of your own."),
                    Shape.optional("insecure", Shape.Type.TEXT, "Why production may reach the store without TLS."),
                    Shape.optional(
                            "namespace",
                            Shape.Type.TEXT,
                            "The namespace of a store in the cluster; that of the endpoint if it ends in .svc."),
                    Shape.optional("labels", Shape.Type.TEXTS, "The labels of the pods of a store in the cluster."),
                    Shape.optional(
                            "podPort",
                            Shape.Type.AMOUNT,
                            "The port of the pods of a store in the cluster; every port if it is not set."),
                    prefix(),
                    image()));

    static final Shape VOLUME = new Shape(
            "the volume",
            List.of(Shape.required("claim", Shape.Type.TEXT, "The claim, which exists already."), prefix(), image()));

    static final Shape TARGET = new Shape(
            "a target of backups",
            List.of(
                    Shape.optional("s3", Shape.Type.SECTION, "A bucket of a store that speaks S3."),
                    Shape.optional("volume", Shape.Type.SECTION, "A volume.")),
            true);

    private BackupShapes() {}

    /** {@return the key of whoever may say something of backups} */
    static Shape.Key key() {
        return Shape.optional(BACKUP, Shape.Type.SECTION, "Where copies of the data go, and when.");
    }

    private static Shape.Key prefix() {
        return Shape.optional(
                "prefix",
                Shape.Type.TEXT,
                "The folder, with {portfolio} and {environment}; " + BackupTarget.USUAL_PREFIX
                        + " if it is not written.");
    }

    private static Shape.Key image() {
        return Shape.optional(
                "image",
                Shape.Type.TEXT,
                "The image of rclone; " + BackupTarget.USUAL_IMAGE + " if it is not written.");
    }
}
