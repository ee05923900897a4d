package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each instance belongs to one application; who uses it beside its owner is said with a reason; nobody's password opens two doors. */
final class InstancesAreIsolated implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        Map<Password, InstanceDraft> owners = new HashMap<>();
        for (InstanceDraft instance : portfolio.instances()) {
            oneOwner(instance, problems);
            ownPassword(instance, owners, problems);
            sharedUses(instance, problems);
        }
    }

    private static void oneOwner(InstanceDraft instance, Problems problems) {
        String application = instance.application();
        if (application != null && (application.contains(",") || application.contains(";"))) {
            problems.add(
                    "instance-has-one-owner",
                    instance.path().field("application"),
                    instance.title() + " names more than one application: " + Problem.quoted(application) + ".",
                    "Name its owner alone, and the others under sharedWith: with a reason, or give them instances of their own.");
        }
    }

    private static void ownPassword(InstanceDraft instance, Map<Password, InstanceDraft> owners, Problems problems) {
        Password password = instance.password();
        if (password == null || password.reveal().isBlank() || PasswordsAreReal.isPlaceholder(password.reveal())) {
            return;
        }
        InstanceDraft first = owners.putIfAbsent(password, instance);
        if (first != null) {
            problems.add(
                    "password-is-own",
                    instance.path().field("password"),
                    instance.title() + " has the same password as " + first.title() + ": who knows one reads both.",
                    "Give each instance a password of its own.");
        }
    }

    private static void sharedUses(InstanceDraft instance, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < instance.sharedWith().size(); i++) {
            SharedUse use = instance.sharedWith().get(i);
            ModelPath path = instance.path().field("sharedWith").item(i);
            NamesAreValid.application(use.application(), path.field("application"), problems);
            if (use.application().equals(instance.application())) {
                problems.add(
                        "shared-use-is-explained",
                        path.field("application"),
                        Problem.quoted(use.application()) + " owns " + instance.title() + " already.",
                        "Remove it from sharedWith.");
            } else if (!seen.add(use.application())) {
                problems.add(
                        "shared-use-is-explained",
                        path.field("application"),
                        Problem.quoted(use.application()) + " is listed twice.",
                        "Remove one of the entries.");
            }
            if (use.reason().isBlank()) {
                problems.add(
                        "shared-use-is-explained",
                        path.field("reason"),
                        "The reason is empty.",
                        "Write why " + Problem.quoted(use.application()) + " has no instance of its own.");
            }
        }
    }
}
