package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * No amount is one that can only be a number without its unit: less than a mebibyte, or more cores than nodes have. A limit of memory and
 * the storage of a server have higher bounds, which {@link ResourcesAreUsable} holds.
 */
final class AmountsHaveUnits implements PortfolioRule {

    /** What the smallest sidecars take, so that 2 is read as 2Gi and 32 as 32Mi. */
    private static final Memory OF_SIDECARS = Memory.mebibytes(8);

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            ModelPath quota = environment.path().field("quota");
            environment.quota().storage().ifPresent(amount -> storage(amount, quota.field("storage"), problems));
            environment
                    .quota()
                    .memory()
                    .ifPresent(amount -> memory(amount, OF_SIDECARS, quota.field("memory"), problems));
        }
        portfolio.resolved().forEach(instance -> check(instance, problems));
    }

    private static void check(ResolvedDraft instance, Problems problems) {
        InstanceSettings settings = instance.settings();
        ModelPath path = instance.path();
        memory(settings.requests().memory(), instance.engine().leastMemory(), path, "requests", problems);
        cpu(settings.requests().cpu(), path, "requests", problems);
        cpu(settings.limits().cpu(), path, "limits", problems);
        memory(
                settings.backup().jobs().memory(),
                OF_SIDECARS,
                path.field("backup").field("jobs").field("memory"),
                problems);
        Customization customization = settings.customization();
        ModelPath customize = path.field("customize");
        customization.sidecars().forEach(sidecar -> check(sidecar, customize.field("sidecars"), problems));
        customization.initContainers().forEach(init -> check(init, customize.field("initContainers"), problems));
    }

    private static void check(ExtraContainer container, ModelPath containers, Problems problems) {
        ModelPath path = containers.field(container.name());
        memory(container.requests().memory(), OF_SIDECARS, path, "requests", problems);
        memory(container.limits().memory(), OF_SIDECARS, path, "limits", problems);
        cpu(container.requests().cpu(), path, "requests", problems);
        cpu(container.limits().cpu(), path, "limits", problems);
    }

    private static void memory(@Nullable Memory amount, Memory least, ModelPath path, String field, Problems problems) {
        memory(amount, least, path.field(field).field("memory"), problems);
    }

    private static void memory(@Nullable Memory amount, Memory least, ModelPath path, Problems problems) {
        if (amount != null && MissingUnit.isOf(amount)) {
            bytes(amount.quantity(), least.quantity(), "memory", path, problems);
        }
    }

    private static void storage(Storage amount, ModelPath path, Problems problems) {
        if (MissingUnit.isOf(amount)) {
            bytes(amount.quantity(), KnownEngines.leastStorage().quantity(), "storage", path, problems);
        }
    }

    private static void bytes(Quantity amount, Quantity least, String what, ModelPath path, Problems problems) {
        problems.add(
                "amount-has-unit",
                path,
                amount.describeBytes() + " of " + what + " is less than anything works in.",
                MissingUnit.ofBytes(amount, least)
                        .map(MissingUnit::asQuestion)
                        .orElse("Write a binary quantity such as 512Mi or 2Gi."));
    }

    private static void cpu(@Nullable Cpu amount, ModelPath path, String field, Problems problems) {
        if (amount != null && MissingUnit.isOf(amount)) {
            problems.add(
                    "amount-has-unit",
                    path.field(field).field("cpu"),
                    amount + " of CPU is more than " + MissingUnit.MOST_CPU
                            + " cores, which is taken for a missing unit.",
                    MissingUnit.ofCores(amount)
                            .map(MissingUnit::asQuestion)
                            .orElse("Write millicores such as 250m, or at most " + MissingUnit.MOST_CPU + " cores."));
        }
    }
}
