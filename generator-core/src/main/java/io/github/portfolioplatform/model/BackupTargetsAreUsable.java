package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.HashSet;
import java.util.Set;

/** Where backups may go exists as far as anybody can see here. */
final class BackupTargetsAreUsable implements PortfolioRule {

    private static final String ID = "backup-target-is-usable";
    private static final ModelPath TARGETS = ModelPath.ROOT.field("backupTargets");

    private static final Grammar REGION = Grammar.of(40, "[a-z0-9-]{1,40}");

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">AWS: names of buckets</a> */
    private static final Grammar BUCKET =
            Grammar.of(63, "(?=.{3})[a-z0-9]+(?:-++[a-z0-9]+)*+(?:\\.[a-z0-9]+(?:-++[a-z0-9]+)*+)*+");

    private static final Grammar RESERVED_BUCKET = Grammar.of(
            63,
            "[0-9]+(?:\\.[0-9]+){3}"
                    + "|(?:xn--|sthree-|amzn-s3-demo-).*|.*(?:-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)");

    private static final Grammar ROLE =
            Grammar.of(600, "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");

    /** Stands for the name of an instance. */
    private static final String ANY = "instance";

    /** rclone resolves {@code .} and {@code ..}, so that one folder would have several names. */
    private static final String NAMES = "(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9_.=-]|\\{(?:portfolio|environment)})++";

    /** Keys of S3 have at most 1024 characters, and that of a copy has the names, its time and its files. */
    private static final int LONGEST_PREFIX = 255;

    private static final Grammar PREFIX = Grammar.of(LONGEST_PREFIX, NAMES + "(?:/" + NAMES + ")*+");

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
                encrypted(portfolio, bucket, problems);
            } else if (target instanceof BackupTarget.Volume volume) {
                Name.RESOURCE.check(volume.claim(), path.field("volume").field("claim"), problems);
                common(volume, path.field("volume"), problems);
            }
        }
    }

    private static void bucket(BackupTarget.S3 s3, ModelPath path, Problems problems) {
        s3.endpoint()
                .filter(endpoint -> !s3.hasUsableEndpoint())
                .ifPresent(endpoint -> problems.add(
                        ID,
                        path.field("endpoint"),
                        // What stands before an @ may be a password.
                        (endpoint.contains("@") ? "This" : Problem.quoted(endpoint))
                                + " is not the address of a store.",
                        "Write it as https://s3.example.com, with a port from 1 to 65535 at most behind it."));
        if (!REGION.accepts(s3.region())) {
            problems.add(
                    ID,
                    path.field("region"),
                    Problem.quoted(s3.region()) + " is not a region.",
                    "Write its name, such as eu-central-1; stores without regions take us-east-1.");
        }
        bucketName(s3.bucket(), path.field("bucket"), problems);
        if (s3.access().role().isEmpty()) {
            Name.SECRET.check(s3.secretOf(ANY), path.field("secret"), problems);
        }
        access(s3, path, problems);
        common(s3, path, problems);
    }

    private static void bucketName(String bucket, ModelPath path, Problems problems) {
        if (!BUCKET.accepts(bucket)) {
            problems.add(
                    ID,
                    path,
                    Problem.quoted(bucket) + " is not the name of a bucket.",
                    "Write 3 to 63 lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part.");
        } else if (RESERVED_BUCKET.accepts(bucket)) {
            problems.add(
                    ID,
                    path,
                    Problem.quoted(bucket) + " is not the name of a bucket: S3 keeps that form for something else.",
                    "Write the name of the bucket, such as company-backups; no address, alias or access point.");
        }
    }

    private static void access(BackupTarget.S3 s3, ModelPath path, Problems problems) {
        S3Access access = s3.access();
        access.authority().ifPresent(name -> Name.SECRET.check(name, path.field("authority"), problems));
        access.namespace().ifPresent(name -> Name.NAMESPACE.check(name, path.field("namespace"), problems));
        if (access.podPort() != 0 && !HostAndPort.isPort(access.podPort())) {
            problems.add(ID, path.field("podPort"), access.podPort() + " is not a port.", HostAndPort.PORTS);
        }
        provider(s3, path, problems);
        access.role()
                .filter(role -> !ROLE.accepts(s3.roleOf(ANY).orElseThrow()))
                .ifPresent(role -> problems.add(
                        ID,
                        path.field("role"),
                        Problem.quoted(role) + " is not a role of AWS.",
                        "Write its ARN: arn:aws:iam::123456789012:role/backups."));
    }

    private static void provider(BackupTarget.S3 s3, ModelPath path, Problems problems) {
        S3Access access = s3.access();
        access.provider()
                .filter(provider -> !S3Access.PROVIDERS.contains(provider))
                .ifPresent(provider -> problems.add(
                        ID,
                        path.field("provider"),
                        Problem.quoted(provider) + " is not a dialect of S3.",
                        Suggestion.of(provider, S3Access.PROVIDERS)
                                .map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("Write one of " + String.join(", ", S3Access.PROVIDERS) + ".")));
        if (access.provider().filter(provider -> !provider.equals("Other")).isEmpty()) {
            S3Access.dialectOf(s3.host())
                    .ifPresent(dialect -> problems.add(
                            ID,
                            path.field("endpoint"),
                            Problem.quoted(s3.host()) + " refuses requests of plain S3.",
                            "Add provider: " + dialect + "."));
        }
    }

    /** Copies are as secret as the data, and the key of a bucket opens all of them. */
    private static void encrypted(PortfolioDraft portfolio, BackupTarget.S3 s3, Problems problems) {
        boolean isOfProduction = portfolio.environments().stream()
                .filter(environment -> environment.traits().production() != null)
                .flatMap(environment -> environment.instances().stream())
                .map(instance -> instance.settings().backup())
                .anyMatch(backup -> backup.none() == null && s3.name().equals(backup.target()));
        boolean isExplained =
                s3.access().insecure().filter(reason -> !reason.isBlank()).isPresent();
        if (isOfProduction && s3.hasUsableEndpoint() && !s3.isEncrypted() && !isExplained) {
            problems.add(
                    ID,
                    TARGETS.field(s3.name()).field("s3").field("endpoint"),
                    "Production sends copies and keys without TLS to " + Problem.quoted(s3.host()) + ".",
                    "Write https://, with authority: for a CA of your own, or add insecure: with the reason.");
        }
    }

    private static void common(BackupTarget target, ModelPath path, Problems problems) {
        if (!PREFIX.accepts(target.prefix())) {
            problems.add(
                    ID,
                    path.field("prefix"),
                    Problem.quoted(target.prefix()) + " is not a folder of a target.",
                    "Write names with '/' between them, at most " + LONGEST_PREFIX
                            + " characters, no '.' or '..', in which {portfolio} and {environment} are known: "
                            + BackupTarget.USUAL_PREFIX + ".");
        }
    }
}
