package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Nothing is declared where it changes nothing: a user who declares {@code consumers} in development believes that the network is closed. What
 * the portfolio, an engine or an instance declares must have an effect in one environment at least.
 */
final class KeysHaveEffect implements PortfolioRule {

    /** The reader leaves these problems out if an environment may be one of production and could not be read. */
    private static final String ID = "key-has-effect";

    private static final String ONLY_PRODUCTION = "changes nothing without profile: production.";
    private static final String REMEDY = "Remove it, or write it in an environment with profile: production.";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        List<EnvironmentDraft> plain = portfolio.environments().stream()
                .filter(environment -> !isProduction(environment))
                .toList();
        boolean isWithoutProduction = plain.size() == portfolio.environments().size();
        for (EnvironmentDraft environment : plain) {
            // What no environment of production has is told once.
            boolean asksEverything = isWithoutProduction && environment.equals(plain.get(0));
            environment.instances().forEach(instance -> security(instance, asksEverything, problems));
        }
        parallel(portfolio, problems);
        bindings(portfolio, problems);
        gitOps(portfolio, problems);
        portfolio.targets().stream()
                .filter(BackupTarget.S3.class::isInstance)
                .forEach(target -> bucket((BackupTarget.S3) target, portfolio, problems));
    }

    private static boolean isProduction(EnvironmentDraft environment) {
        return environment.traits().production() != null;
    }

    private static void security(ResolvedDraft instance, boolean asksEverything, Problems problems) {
        InstanceSettings settings = asksEverything ? instance.settings() : instance.ofEnvironment();
        SecuritySettings declared = settings.security();
        if (declared.audit() != null) {
            idle(instance.path().field("audit"), "audit " + ONLY_PRODUCTION, REMEDY, problems);
        }
        if (declared.runAs() != null) {
            idle(instance.path().field("runAs"), "runAs " + ONLY_PRODUCTION, REMEDY, problems);
        }
        if (!declared.consumers().isEmpty()) {
            idle(
                    instance.path().field("consumers"),
                    "consumers " + ONLY_PRODUCTION + " Every pod of the cluster reaches the servers here.",
                    REMEDY,
                    problems);
        }
    }

    /** What is declared for all engines has an effect on those whose copies several processes make. */
    private static void parallel(PortfolioDraft portfolio, Problems problems) {
        Set<Integer> ofOthers = portfolio
                .resolved()
                .filter(instance -> instance.engine().whyNoParallelCopies().isEmpty())
                .flatMap(instance -> parallel(instance).stream())
                .collect(Collectors.toSet());
        portfolio
                .resolved()
                .filter(instance -> parallel(instance)
                        .filter(set -> !ofOthers.contains(set))
                        .isPresent())
                .forEach(instance -> instance.engine()
                        .whyNoParallelCopies()
                        .ifPresent(why -> idle(
                                instance.path().field("backup").field("jobs").field("parallel"),
                                "parallel changes nothing for "
                                        + instance.engine().displayName() + ", " + why + ".",
                                "Remove it.",
                                problems)));
    }

    private static Optional<Integer> parallel(ResolvedDraft instance) {
        return Optional.ofNullable(instance.settings().backup())
                .map(backup -> backup.jobs().parallel());
    }

    /** In the namespace of the instance its Secret is there already. */
    private static void bindings(PortfolioDraft portfolio, Problems problems) {
        Map<ModelPath, ModelPath> idle = new TreeMap<>(Comparator.comparing(ModelPath::toString));
        List<ModelPath> used = new ArrayList<>();
        portfolio.environments().stream()
                .filter(KeysHaveEffect::isProduction)
                .forEach(environment -> environment
                        .instances()
                        .forEach(instance -> instance.settings().security().consumers().stream()
                                .filter(Consumer::isBound)
                                .forEach(consumer -> {
                                    ModelPath binding = new ModelPath(List.of("consumers", consumer.name(), "binding"));
                                    ModelPath declared =
                                            instance.declared().path().append(binding.segments());
                                    if (consumer.namespace()
                                            .filter(name -> !name.equals(environment.namespace()))
                                            .isPresent()) {
                                        used.add(declared);
                                    } else {
                                        idle.putIfAbsent(
                                                declared, instance.path().append(binding.segments()));
                                    }
                                })));
        idle.keySet().removeAll(used);
        idle.values()
                .forEach(path -> idle(
                        path,
                        "binding changes nothing in the namespace of the instance, where the Secret is.",
                        "Remove it, or add the namespace: of the consumer.",
                        problems));
    }

    /** Only production has network policies, which name pods of a store in the cluster, and only production refuses a store without TLS. */
    private static void bucket(BackupTarget.S3 s3, PortfolioDraft portfolio, Problems problems) {
        if (!s3.hasUsableEndpoint()) {
            return;
        }
        List<EnvironmentDraft> using = portfolio.environments().stream()
                .filter(environment -> environment.instances().stream().anyMatch(instance -> isBackedUp(instance, s3)))
                .toList();
        if (using.stream().anyMatch(KeysHaveEffect::isProduction)) {
            ofProduction(s3, problems);
        } else if (!using.isEmpty()) {
            List<String> keys = keysOfPods(s3.access());
            s3.access().namespace().ifPresent(name -> keys.add("namespace"));
            s3.access().insecure().ifPresent(reason -> keys.add("insecure"));
            String what = " changes nothing: no environment with profile: production stores its backups here.";
            keys.forEach(key -> idle(path(s3).field(key), key + what, "Remove it.", problems));
        }
    }

    private static void ofProduction(BackupTarget.S3 s3, Problems problems) {
        if (!s3.isInCluster()) {
            keysOfPods(s3.access())
                    .forEach(key -> idle(
                            path(s3).field(key),
                            key + " changes nothing: the store is not in the cluster.",
                            "Remove it, or add the namespace: of the store.",
                            problems));
        }
        if (s3.access().insecure().isPresent() && s3.isEncrypted()) {
            String what = "insecure changes nothing: the store is reached by TLS.";
            idle(path(s3).field("insecure"), what, "Remove it.", problems);
        }
    }

    private static ModelPath path(BackupTarget.S3 s3) {
        return ModelPath.ROOT.field("backupTargets").field(s3.name()).field("s3");
    }

    private static List<String> keysOfPods(S3Access access) {
        List<String> keys = new ArrayList<>();
        if (!access.labels().isEmpty()) {
            keys.add("labels");
        }
        if (access.podPort() != 0) {
            keys.add("podPort");
        }
        return keys;
    }

    private static boolean isBackedUp(ResolvedDraft instance, BackupTarget target) {
        BackupSettings backup = instance.settings().backup();
        return backup.none() == null && target.name().equals(backup.target());
    }

    private static void gitOps(PortfolioDraft portfolio, Problems problems) {
        GitOps gitOps = portfolio.gitOps();
        if (gitOps != null && gitOps.argoCd().isEmpty() && gitOps.flux().isEmpty()) {
            idle(
                    ModelPath.ROOT.field("gitops"),
                    "gitops changes nothing without the tool that applies the files.",
                    "Add argocd: or flux:, or remove gitops.",
                    problems);
        }
    }

    private static void idle(ModelPath path, String what, String fix, Problems problems) {
        problems.add(ID, path, what, fix);
    }
}
