package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.BackupTarget;
import java.util.List;

/** How buckets are protected whose stores take neither the policies nor the commands of AWS. */
final class BucketsOfOthers {

    private static final String GOOGLE = "GCS";
    private static final List<String> OTHERS = List.of("Alibaba", "TencentCOS");
    private static final int SECONDS_OF_A_DAY = 86_400;

    private BucketsOfOthers() {}

    /** {@return whether the store of that bucket is one of those} */
    static boolean have(BackupTarget.S3 s3) {
        return isOfGoogle(s3) || s3.access().provider().filter(OTHERS::contains).isPresent();
    }

    private static boolean isOfGoogle(BackupTarget.S3 s3) {
        return s3.access().provider().filter(GOOGLE::equals).isPresent();
    }

    /** {@return what an administrator sets up so that each copy stays that many days, and then goes} */
    static String locked(BackupTarget.S3 s3, String folder, int days) {
        if (!isOfGoogle(s3)) {
            return "\nThe jobs need rights to list, read and write below the folder, and none to delete. An administrator of the bucket"
                    + " sets a retention of " + days
                    + " days that cannot be shortened, and a lifecycle rule that deletes objects after"
                    + " that. If backups stop, the last copy goes, too, so watch the jobs.\n";
        }
        String bucket = "gcloud storage buckets update gs://" + s3.bucket();
        return "\nThe service account of the HMAC keys needs the roles `roles/storage.objectViewer` and `roles/storage.objectCreator` in a"
                + " bucket for copies, and no others: it cannot delete. An administrator of the bucket sets up, once, that each"
                + " copy stays for " + days
                + " days, and goes after that. If backups stop, the last copy goes, too, so watch the jobs.\n\n"
                + MarkdownText.fenced(
                        "sh",
                        String.join(
                                "\n",
                                bucket + " --retention-period=" + seconds(days),
                                "# Cannot be undone: from then on, the retention cannot be shortened.",
                                bucket + " --lock-retention-period",
                                "# Replaces all rules of the bucket: add those that must stay.",
                                "echo '{\"rule\": [{\"action\": {\"type\": \"Delete\"}, \"condition\": {\"age\": "
                                        + days + ", \"matchesPrefix\": [\"" + folder + "/\"]}}]}' > lifecycle.json",
                                bucket + " --lifecycle-file=lifecycle.json"));
    }

    /** {@return what an administrator sets up so that each copy that is deleted can be had back for that many days} */
    static String versioned(BackupTarget.S3 s3, String folder, int days) {
        String without = " `keep: {by: bucket}` needs no right to delete at all.\n";
        if (!isOfGoogle(s3)) {
            return "\nThe jobs need rights to list, read, write and delete below the folder, and none to delete earlier versions."
                    + " These credentials can delete copies, so a stolen key can, too. An administrator of the bucket enables versioning,"
                    + " with a lifecycle rule that deletes earlier versions after " + days + " days." + without;
        }
        return "\nThe service account of the HMAC keys needs the role `roles/storage.objectUser` in a bucket for copies, and no"
                + " others. These credentials can delete copies, so a stolen key can, too. An administrator of the bucket sets up, once,"
                + " that `gcloud storage restore` can get a deleted copy back for " + days + " days." + without + "\n"
                + MarkdownText.fenced(
                        "sh",
                        "gcloud storage buckets update gs://" + s3.bucket() + " --soft-delete-duration=" + seconds(days)
                                + "\n# Gets back what was deleted in the folder\ngcloud storage restore 'gs://"
                                + s3.bucket() + "/"
                                + folder + "/**'");
    }

    private static String seconds(int days) {
        return days * SECONDS_OF_A_DAY + "s";
    }
}
