package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * No two environments store copies in one folder or read one entry of a store. In one folder, the retention of one environment deletes the
 * copies of the other, and a restore takes the data of the other.
 */
final class EnvironmentsShareNothing implements PortfolioRule {

    private static final String AWS = ".amazonaws.com";

    private static final ModelPath TARGETS = ModelPath.ROOT.field("backupTargets");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        folders(portfolio, problems);
        entries(portfolio, problems);
    }

    private static void folders(PortfolioDraft portfolio, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        Set<String> reported = new HashSet<>();
        for (EnvironmentDraft environment : portfolio.environments()) {
            for (BackupTarget target : portfolio.targets()) {
                String folder = folder(target, portfolio, environment);
                boolean isUsed = environment.instances().stream().anyMatch(instance -> isBackedUp(instance, target));
                String owner = isUsed ? owners.putIfAbsent(folder, environment.name()) : null;
                if (owner != null && !owner.equals(environment.name()) && reported.add(target.name())) {
                    String kind = target instanceof BackupTarget.S3 ? "s3" : "volume";
                    problems.add(
                            "backup-folder-is-own",
                            TARGETS.field(target.name()).field(kind).field("prefix"),
                            "The environments " + owner + " and " + environment.name()
                                    + " store their copies in one folder, " + Problem.quoted(target.prefix())
                                    + ": each deletes and restores the copies of the other.",
                            "Write {environment} in it: " + target.prefix() + "/{environment}.");
                }
            }
        }
    }

    private static boolean isBackedUp(ResolvedDraft instance, BackupTarget target) {
        BackupSettings backup = instance.settings().backup();
        return backup.none() == null && target.name().equals(backup.target());
    }

    /** Some stores do not tell upper from lower case; AWS has one space of names behind all its hosts. */
    private static String folder(BackupTarget target, PortfolioDraft portfolio, EnvironmentDraft environment) {
        String place = target instanceof BackupTarget.S3 s3
                ? (s3.host().endsWith(AWS) ? AWS : s3.host() + ":" + s3.port()) + "/" + s3.bucket()
                : ((BackupTarget.Volume) target).claim() + ":";
        String folder =
                target.folderOf(Objects.requireNonNullElse(portfolio.name(), "{portfolio}"), environment.name());
        return (place + "/" + folder).toLowerCase(Locale.ROOT);
    }

    private static void entries(PortfolioDraft portfolio, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            Optional<Entry> entry = production == null ? Optional.empty() : Entry.of(production.secrets());
            entry.ifPresent(read -> {
                String filled = read.pattern().replace("{environment}", environment.name());
                String owner = owners.putIfAbsent(read.store() + "/" + filled, environment.name());
                if (owner != null) {
                    problems.add(
                            "entry-is-of-one-environment",
                            environment
                                    .path()
                                    .field("secrets")
                                    .append(read.path().segments()),
                            "The environments " + owner + " and " + environment.name() + " read the same entries, "
                                    + Problem.quoted(read.pattern()) + ": they have the same passwords.",
                            "Write {environment} in it: databases/{environment}/{instance}.");
                }
            });
        }
    }

    /** The pattern of the entries that an environment reads, the store that they are in, and where the pattern is declared. */
    private record Entry(String store, String pattern, ModelPath path) {

        static Optional<Entry> of(SecretSource source) {
            if (source instanceof SecretSource.ExternalStore external) {
                return Optional.of(new Entry(
                        "store " + external.store(),
                        external.key(),
                        ModelPath.ROOT.field("externalSecrets").field("key")));
            } else if (source instanceof SecretSource.VaultOperator vault) {
                return Optional.of(new Entry(
                        "vault " + vault.mount(),
                        vault.path(),
                        ModelPath.ROOT.field("vault").field("path")));
            }
            return Optional.empty();
        }
    }
}
