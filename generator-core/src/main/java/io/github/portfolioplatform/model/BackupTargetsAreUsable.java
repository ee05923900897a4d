package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Where backups may go exists as far as anybody can see here. */
final class BackupTargetsAreUsable implements PortfolioRule {

    private static final String ID = "backup-target-is-usable";
    private static final ModelPath TARGETS = ModelPath.ROOT.field("backupTargets");

    /** What a network policy can be made of, and no password. */
    private static final Pattern ENDPOINT =
            Pattern.compile("https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[1-9][0-9]{0,4})?/?");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">AWS: names of buckets</a> */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final String NAMES = "(?:[A-Za-z0-9_.=-]|\\{(?:portfolio|environment)})+";
    private static final Pattern PREFIX = Pattern.compile(NAMES + "(?:/" + NAMES + ")*");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (BackupTarget target : portfolio.targets()) {
            ModelPath path = TARGETS.field(target.name());
            Name.TARGET.check(target.name(), path, problems);
            if (!seen.add(target.name())) {
                problems.add(
                        ID,
                        path,
                        "Two targets of backups are called " + target.name() + ".",
                        "Give each a name of its own.");
            }
            if (target instanceof BackupTarget.S3 bucket) {
                bucket(bucket, path.field("s3"), problems);
            } else if (target instanceof BackupTarget.Volume volume) {
                Name.RESOURCE.check(volume.claim(), path.field("volume").field("claim"), problems);
                common(volume, path.field("volume"), problems);
            }
        }
    }

    private static void bucket(BackupTarget.S3 s3, ModelPath path, Problems problems) {
        s3.endpoint()
                .filter(endpoint -> !ENDPOINT.matcher(endpoint).matches())
                .ifPresent(endpoint -> problems.add(
                        ID,
                        path.field("endpoint"),
                        // What stands before an @ may be a password.
                        (endpoint.contains("@") ? "This" : Problem.quoted(endpoint))
                                + " is not the address of a store.",
                        "Write it as https://s3.example.com, with a port at most behind it."));
        if (!REGION.matcher(s3.region()).matches()) {
            problems.add(
                    ID,
                    path.field("region"),
                    Problem.quoted(s3.region()) + " is not a region.",
                    "Write its name, such as eu-central-1; stores without regions take us-east-1.");
        }
        if (!BUCKET.matcher(s3.bucket()).matches()) {
            problems.add(
                    ID,
                    path.field("bucket"),
                    Problem.quoted(s3.bucket()) + " is not the name of a bucket.",
                    "Write 3 to 63 lower-case letters, digits, '-' and '.'.");
        }
        Name.SECRET.check(s3.secret(), path.field("secret"), problems);
        common(s3, path, problems);
    }

    private static void common(BackupTarget target, ModelPath path, Problems problems) {
        if (!PREFIX.matcher(target.prefix()).matches()) {
            problems.add(
                    ID,
                    path.field("prefix"),
                    Problem.quoted(target.prefix()) + " is not a folder of a target.",
                    "Write names with '/' between them, in which {portfolio} and {environment} are known: "
                            + BackupTarget.USUAL_PREFIX + ".");
        }
    }
}
