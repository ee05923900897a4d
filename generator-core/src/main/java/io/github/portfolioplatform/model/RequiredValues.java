package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Every value that rendering needs is said, by the instance or by its engine. */
final class RequiredValues implements PortfolioRule {

    private static final String ID = "required-value";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        if (portfolio.name() == null) {
            problems.add(ID, ModelPath.ROOT.field("name"), "The portfolio has no name.", "Add name: with a DNS label.");
        }
        if (portfolio.instances().isEmpty()) {
            problems.add(
                    ID,
                    ModelPath.ROOT.field("instances"),
                    "The portfolio has no instances.",
                    "Add at least one to instances:.");
        }
        portfolio.instances().forEach(instance -> ownValues(instance, portfolio.rendersPasswords(), problems));
        portfolio.resolved().forEach(instance -> settings(instance, problems));
    }

    private static void ownValues(InstanceDraft instance, boolean withPassword, Problems problems) {
        own(instance, "name", instance.name(), problems);
        own(instance, "application", instance.application(), problems);
        if (withPassword) {
            own(instance, "password", instance.password(), problems);
        }
        if (instance.engine().hasNamedDatabase()) {
            own(instance, "database", instance.database(), problems);
            own(instance, "user", instance.user(), problems);
        }
    }

    private static void own(InstanceDraft instance, String field, @Nullable Object value, Problems problems) {
        if (value == null) {
            problems.add(
                    ID,
                    instance.path().field(field),
                    title(instance) + " has no " + field + ".",
                    "Add " + field + ": to the instance.");
        }
    }

    private static void settings(ResolvedDraft instance, Problems problems) {
        InstanceSettings said = instance.settings();
        if (said.image() == null && said.version() == null) {
            setting(instance, instance.path().field("image"), "image", null, problems);
        }
        setting(instance, instance.path().field("storage"), "storage", said.storage(), problems);
        resources(instance, "requests", said.requests(), problems);
        resources(instance, "limits", said.limits(), problems);
    }

    private static void resources(ResolvedDraft instance, String field, ResourceSettings said, Problems problems) {
        ModelPath path = instance.path().field(field);
        setting(instance, path.field("memory"), field + ".memory", said.memory(), problems);
        setting(instance, path.field("cpu"), field + ".cpu", said.cpu(), problems);
    }

    private static void setting(
            ResolvedDraft instance, ModelPath path, String field, @Nullable Object value, Problems problems) {
        if (value == null) {
            String engine = "engines." + instance.engine().id();
            problems.add(
                    ID,
                    path,
                    title(instance.declared()) + " has no " + field + ", and " + engine + " gives it none.",
                    "Add " + field + " to " + engine + " or to the instance.");
        }
    }

    private static String title(InstanceDraft instance) {
        return instance.name() == null ? "The instance" : instance.title();
    }
}
