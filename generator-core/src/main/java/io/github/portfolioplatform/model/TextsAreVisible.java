package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Free texts are one line of visible characters: they are printed into YAML, Markdown, reports and on consoles. */
final class TextsAreVisible implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (InstanceDraft instance : portfolio.instances()) {
            ModelPath path = instance.path().field("sharedWith");
            instance.sharedWith().forEach(use -> {
                check(use.application(), path, problems);
                check(use.reason(), path, problems);
            });
        }
        portfolio.resolved().forEach(instance -> {
            BackupSettings backup = instance.settings().backup();
            ModelPath path = instance.path().field("backup");
            instance.settings()
                    .security()
                    .consumers()
                    .forEach(consumer -> check(consumer.name(), instance.path().field("consumers"), problems));
            check(backup.none(), path.field("none"), problems);
            check(backup.mayBeEmpty(), path.field("mayBeEmpty"), problems);
        });
        portfolio.environments().forEach(environment -> environment(environment, problems));
        targets(portfolio.targets(), problems);
        accepted(portfolio.accepted(), problems);
        tombstones(portfolio.tombstones(), problems);
    }

    private static void environment(EnvironmentDraft environment, Problems problems) {
        Production production = environment.traits().production();
        if (production == null) {
            return;
        }
        if (production.certificates() instanceof CertificateSource.Issuer issuer) {
            ModelPath path = environment.path().field("certificates").field("certManager");
            check(issuer.kind(), path.field("kind"), problems);
            check(issuer.group(), path.field("group"), problems);
        }
        if (production.secrets() instanceof SecretSource.VaultOperator vault) {
            ModelPath path = environment.path().field("secrets").field("vault");
            check(vault.auth(), path.field("auth"), problems);
            check(vault.mount(), path.field("mount"), problems);
        }
    }

    private static void targets(List<BackupTarget> targets, Problems problems) {
        for (BackupTarget target : targets) {
            if (target instanceof BackupTarget.S3 s3) {
                ModelPath path =
                        ModelPath.ROOT.field("backupTargets").field(s3.name()).field("s3");
                check(s3.access().insecure().orElse(null), path.field("insecure"), problems);
            }
        }
    }

    private static void accepted(List<AcceptedChange> accepted, Problems problems) {
        for (int i = 0; i < accepted.size(); i++) {
            ModelPath path = ModelPath.ROOT.field("accept").item(i);
            AcceptedChange change = accepted.get(i);
            check(change.instance(), path.field("instance"), problems);
            check(change.environment().orElse(null), path.field("environment"), problems);
            check(change.to(), path.field("to"), problems);
            check(change.reason(), path.field("reason"), problems);
        }
    }

    private static void tombstones(List<Tombstone> tombstones, Problems problems) {
        for (int i = 0; i < tombstones.size(); i++) {
            ModelPath path = ModelPath.ROOT.field("tombstones").item(i);
            Tombstone tombstone = tombstones.get(i);
            check(tombstone.instance(), path.field("instance"), problems);
            check(tombstone.environment().orElse(null), path.field("environment"), problems);
            check(tombstone.reason(), path.field("reason"), problems);
        }
    }

    private static void check(@Nullable String text, ModelPath path, Problems problems) {
        if (text != null && !VisibleText.isVisible(text)) {
            problems.add(
                    "text-is-visible",
                    path,
                    "This text has an invisible character, such as a line end.",
                    "Write one line of visible characters.");
        }
    }
}
