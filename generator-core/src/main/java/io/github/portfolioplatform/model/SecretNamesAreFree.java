package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Secret that the user names is not one that has the passwords or the certificate of an instance: pods would look for keys that it does
 * not have. {@code SecretNamesTest} computes from what is rendered which Secrets there are.
 */
final class SecretNamesAreFree implements PortfolioRule {

    /** The users of all engines. Names of users that an engine does not have yet are kept free as well. */
    private static final List<String> USERS =
            List.of("admin app2 backup metrics migrate read-only restore".split(" ", -1));

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            Map<String, String> taken = new HashMap<>();
            environment.instances().forEach(instance -> passwords(portfolio, environment, instance, taken));
            Production production = environment.traits().production();
            if (production != null) {
                certificates(portfolio, environment, production, taken, problems);
            }
            environment.instances().forEach(instance -> bucket(instance, taken, problems));
        }
    }

    private static void passwords(
            PortfolioDraft portfolio, EnvironmentDraft environment, ResolvedDraft instance, Map<String, String> taken) {
        String name = String.valueOf(instance.declared().name());
        Production production = environment.traits().production();
        String passwords = "has passwords of " + instance.title();
        if (production == null) {
            taken.put(name + "-secrets", passwords);
        } else if (production.secrets() instanceof SecretSource.Existing existing) {
            String pattern = filled(existing.name(), portfolio, environment, name);
            taken.put(pattern.replace("{user}", "app"), passwords);
            USERS.forEach(user -> taken.put(pattern.replace("{user}", user), passwords));
        } else {
            taken.put(name + "-secrets", passwords);
            taken.put(name + "-passwords", passwords);
            USERS.forEach(user -> taken.put(name + "-" + user, passwords));
            USERS.forEach(user -> taken.put(name + "-passwords-" + user, passwords));
        }
    }

    private static void certificates(
            PortfolioDraft portfolio,
            EnvironmentDraft environment,
            Production production,
            Map<String, String> taken,
            Problems problems) {
        for (ResolvedDraft instance : environment.instances()) {
            String name = String.valueOf(instance.declared().name());
            String certificate = name + "-tls";
            if (production.certificates() instanceof CertificateSource.Existing existing) {
                certificate = filled(existing.name(), portfolio, environment, name);
                ModelPath path = environment.path().field("certificates").field("existing");
                check(certificate, taken, path, problems);
            }
            taken.putIfAbsent(certificate, "has the certificate of " + instance.title());
        }
    }

    private static void bucket(ResolvedDraft instance, Map<String, String> taken, Problems problems) {
        BackupSettings backup = instance.settings().backup();
        String to = backup.none() == null ? backup.target() : null;
        instance.targets().stream()
                .filter(target -> target.name().equals(to))
                .filter(BackupTarget.S3.class::isInstance)
                .map(BackupTarget.S3.class::cast)
                .filter(s3 -> s3.access().role().isEmpty())
                .forEach(s3 -> check(
                        s3.secretOf(String.valueOf(instance.declared().name())),
                        taken,
                        ModelPath.ROOT
                                .field("backupTargets")
                                .field(s3.name())
                                .field("s3")
                                .field("secret"),
                        problems));
    }

    private static void check(String name, Map<String, String> taken, ModelPath path, Problems problems) {
        String owner = taken.get(name);
        if (owner != null) {
            problems.add(
                    "secret-is-free",
                    path,
                    "The Secret " + Problem.quoted(name) + " " + owner + ".",
                    "Write the name of another Secret.");
        }
    }

    private static String filled(
            String pattern, PortfolioDraft portfolio, EnvironmentDraft environment, String instance) {
        return pattern.replace("{portfolio}", String.valueOf(portfolio.name()))
                .replace("{environment}", environment.name())
                .replace("{instance}", instance);
    }
}
