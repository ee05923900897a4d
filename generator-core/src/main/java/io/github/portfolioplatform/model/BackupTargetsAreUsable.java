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
    private static final Grammar BUCKET = Grammar.of(63, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Grammar ROLE =
            Grammar.of(600, "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");

    /** Stands for the name of an instance. */
    private static final String ANY = "instance";

    private static final String NAMES = "(?:[A-Za-z0-9_.=-]|\\{(?:portfolio|environment)})++";
    private static final Grammar PREFIX = Grammar.of(512, NAMES + "(?:/" + NAMES + ")*+");

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
                        "Write it as https://s3.example.com, with a port at most behind it."));
        if (!REGION.accepts(s3.region())) {
            problems.add(
                    ID,
                    path.field("region"),
                    Problem.quoted(s3.region()) + " is not a region.",
                    "Write its name, such as eu-central-1; stores without regions take us-east-1.");
        }
        if (!BUCKET.accepts(s3.bucket())) {
            problems.add(
                    ID,
                    path.field("bucket"),
                    Problem.quoted(s3.bucket()) + " is not the name of a bucket.",
                    "Write 3 to 63 lower-case letters, digits, '-' and '.'.");
        }
        if (s3.access().role().isEmpty()) {
            Name.SECRET.check(s3.secretOf(ANY), path.field("secret"), problems);
        }
        access(s3, path, problems);
        common(s3, path, problems);
    }

    private static void access(BackupTarget.S3 s3, ModelPath path, Problems problems) {
        S3Access access = s3.access();
        access.authority().ifPresent(name -> Name.SECRET.check(name, path.field("authority"), problems));
        access.namespace().ifPresent(name -> Name.NAMESPACE.check(name, path.field("namespace"), problems));
        if (access.podPort() < 0 || access.podPort() > 65535) {
            problems.add(
                    ID, path.field("podPort"), access.podPort() + " is not a port.", "Write a number from 1 to 65535.");
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
                    "Write names with '/' between them, in which {portfolio} and {environment} are known: "
                            + BackupTarget.USUAL_PREFIX + ".");
        }
    }
}
