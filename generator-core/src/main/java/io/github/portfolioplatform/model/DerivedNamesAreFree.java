package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * No instance has the name of a job of another one, or of its generated passwords: pods would have one label {@code app}, and network policies and
 * accounts one name. {@code DerivedNamesTest} computes from what is rendered which derived names collide.
 */
final class DerivedNamesAreFree implements PortfolioRule {

    private static final List<String> BACKUP_JOBS = List.of("backup", "verify", "restore");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Map<String, String> takenBy = new HashMap<>();
        for (EnvironmentDraft environment : portfolio.environments()) {
            for (ResolvedDraft instance : environment.instances()) {
                Production production = environment.traits().production();
                jobs(instance, production != null)
                        .forEach(job ->
                                takenBy.put(nameOf(instance, job), "the job " + job + " of " + instance.title()));
                if (production != null && production.secrets() instanceof SecretSource.Generated) {
                    takenBy.put(nameOf(instance, "passwords"), "the generated passwords of " + instance.title());
                }
            }
        }
        for (InstanceDraft instance : portfolio.instances()) {
            String owner = takenBy.get(String.valueOf(instance.name()));
            if (owner != null) {
                problems.add(
                        "name-is-free",
                        instance.path().field("name"),
                        "The name " + Problem.quoted(String.valueOf(instance.name())) + " is taken by " + owner + ".",
                        "Give the instance another name.");
            }
        }
    }

    private static String nameOf(ResolvedDraft instance, String derived) {
        return instance.declared().name() + "-" + derived;
    }

    private static List<String> jobs(ResolvedDraft instance, boolean isOfProduction) {
        List<String> jobs = new ArrayList<>();
        if (isOfProduction && instance.engine().hasAccessJob()) {
            jobs.add("access");
        }
        BackupSettings backup = instance.settings().backup();
        if (backup.target() != null && backup.none() == null) {
            jobs.addAll(BACKUP_JOBS);
        }
        return jobs;
    }
}
