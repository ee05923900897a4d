package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where copies of the data are kept, what the jobs may do there, and how a bucket keeps what a stolen key would remove. */
final class CopiesSection {

    private static final int LEAST_DAYS = 30;
    private static final int HOURS_OF_A_DAY = 24;
    /** A copy must outlive the failure of the two that should follow. */
    private static final int COPIES_KEPT = 3;

    private final Environment environment;

    private CopiesSection(Environment environment) {
        this.environment = environment;
    }

    /** {@return the section; empty without backups} */
    static String of(Environment environment) {
        return new CopiesSection(environment).text();
    }

    private String text() {
        Map<String, List<DatabaseInstance>> users = new TreeMap<>();
        for (DatabaseInstance instance : environment.instances()) {
            instance.basics()
                    .backup()
                    .ifPresent(backup -> users.computeIfAbsent(backup.target().name(), none -> new ArrayList<>())
                            .add(instance));
        }
        StringBuilder text = new StringBuilder();
        users.values().forEach(instances -> text.append(target(instances)));
        return users.isEmpty() ? "" : "\n## Where copies are kept\n" + text;
    }

    private String target(List<DatabaseInstance> instances) {
        BackupTarget target = backup(instances.get(0)).target();
        String title = "\n### " + target.name() + "\n\n";
        return target instanceof BackupTarget.S3 s3
                ? title + bucket(s3, instances)
                : title + "The claim " + MarkdownText.code(((BackupTarget.Volume) target).claim()) + ", folder "
                        + MarkdownText.code(folder(target)) + ". Every pod that mounts this claim can change and delete"
                        + " copies, and the copies are lost with the volume. A bucket with object lock protects them.\n";
    }

    private String bucket(BackupTarget.S3 s3, List<DatabaseInstance> instances) {
        boolean isOfBucket =
                instances.stream().allMatch(instance -> backup(instance).keep().isOfBucket());
        return "The bucket " + MarkdownText.code(s3.bucket()) + ", folder " + MarkdownText.code(folder(s3)) + ", by "
                + credentials(s3) + ". The jobs list, read and write there"
                + (isOfBucket ? " and delete nothing.\n" : ", and delete the copies that `keep` does not keep.\n")
                + protection(s3, instances, isOfBucket);
    }

    private String protection(BackupTarget.S3 s3, List<DatabaseInstance> instances, boolean isOfBucket) {
        int days = instances.stream()
                .mapToInt(instance -> days(backup(instance)))
                .max()
                .orElse(LEAST_DAYS);
        if (BucketsOfOthers.have(s3)) {
            return isOfBucket
                    ? BucketsOfOthers.locked(s3, folder(s3), days)
                    : BucketsOfOthers.versioned(s3, folder(s3), LEAST_DAYS);
        }
        return policy(s3, isOfBucket) + (isOfBucket ? locked(s3, days) : versioned(s3));
    }

    private static String credentials(BackupTarget.S3 s3) {
        String what = s3.isOfEachInstance() ? ", one for each instance" : ", the same for all instances";
        return s3.access()
                        .role()
                        .map(role -> "the role " + MarkdownText.code(role))
                        .orElseGet(() -> "the keys in the Secret " + MarkdownText.code(s3.secret()))
                + what;
    }

    private String policy(BackupTarget.S3 s3, boolean isOfBucket) {
        String folder = folder(s3) + (s3.isOfEachInstance() ? "/INSTANCE" : "");
        String delete = isOfBucket ? "" : ", \"s3:DeleteObject\"";
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::BUCKET",
                   "Condition": {"StringLike": {"s3:prefix": "FOLDER/*"}}},
                  {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"DELETE],
                   "Resource": "arn:aws:s3:::BUCKET/FOLDER/*"}]}
                """.replace("DELETE", delete).replace("BUCKET", s3.bucket()).replace("FOLDER", folder);
        return "\nThe jobs need these rights and no others"
                + (s3.isOfEachInstance() ? ", each instance with its name for `INSTANCE`" : "")
                + ". Without `s3:DeleteObjectVersion`, the credentials cannot remove an earlier version of a copy.\n\n"
                + MarkdownText.fenced("json", policy.stripTrailing());
    }

    private String locked(BackupTarget.S3 s3, int days) {
        return "\nAn administrator of the bucket sets up, once, that each copy stays for " + days
                + " days, whoever asks to delete it, and goes after that. `COMPLIANCE` cannot be shortened, not even by the"
                + " owner of the account. The bucket counts days, not copies: if backups stop, the last copy goes, too, so"
                + " watch the jobs. Some stores lock only buckets that were created with object lock.\n\n"
                + commands(
                        s3,
                        "put-object-lock-configuration --object-lock-configuration '{\"ObjectLockEnabled\": \"Enabled\","
                                + " \"Rule\": {\"DefaultRetention\": {\"Mode\": \"COMPLIANCE\", \"Days\": " + days
                                + "}}}'",
                        "\"Expiration\": {\"Days\": " + days
                                + "}, \"NoncurrentVersionExpiration\": {\"NoncurrentDays\": 1}");
    }

    private String versioned(BackupTarget.S3 s3) {
        return "\nThese credentials can delete copies, so a stolen key can, too. An administrator of the bucket sets up,"
                + " once, that a deleted copy stays as an earlier version for " + LEAST_DAYS + " days."
                + " `keep: {by: bucket}` needs no right to delete at all.\n\n"
                + commands(
                        s3,
                        "",
                        "\"Expiration\": {\"ExpiredObjectDeleteMarker\": true},"
                                + " \"NoncurrentVersionExpiration\": {\"NoncurrentDays\": " + LEAST_DAYS + "}");
    }

    private String commands(BackupTarget.S3 s3, String lock, String expiration) {
        String options = " --bucket " + s3.bucket() + " --region " + s3.region()
                + s3.endpoint().map(endpoint -> " --endpoint-url " + endpoint).orElse("")
                + s3.access().authority().map(secret -> " --ca-bundle ca.crt").orElse("");
        String rules = "{\"Rules\": [{\"ID\": \"copies-of-" + environment.portfolio() + "-" + environment.name()
                + "\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"" + folder(s3) + "/\"}, " + expiration
                + ", \"AbortIncompleteMultipartUpload\": {\"DaysAfterInitiation\": 2}}]}";
        List<String> lines = new ArrayList<>();
        lines.add("aws s3api put-bucket-versioning --versioning-configuration Status=Enabled" + options);
        if (!lock.isEmpty()) {
            lines.add("aws s3api " + lock + options);
        }
        lines.add(
                "# Shows the rules of the bucket, or fails if it has none. The command after it replaces all of them: add those that must stay.");
        lines.add("aws s3api get-bucket-lifecycle-configuration" + options);
        lines.add("aws s3api put-bucket-lifecycle-configuration --lifecycle-configuration '" + rules + "'" + options);
        return MarkdownText.fenced("sh", String.join("\n", lines))
                + "\nStores other than AWS take these commands as far as they have these parts of S3; the others have"
                + " settings of their own.\n";
    }

    private static int days(Backup backup) {
        return Math.max(LEAST_DAYS, 1 + COPIES_KEPT * backup.schedule().hoursBetween() / HOURS_OF_A_DAY);
    }

    private static Backup backup(DatabaseInstance instance) {
        return instance.basics().backup().orElseThrow();
    }

    private String folder(BackupTarget target) {
        return target.folderOf(environment.portfolio(), environment.name());
    }
}
