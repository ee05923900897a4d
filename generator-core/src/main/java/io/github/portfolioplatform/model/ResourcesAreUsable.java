package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Amounts are above zero, no request is above its limit, and the memory suffices for the engine to run at all. */
final class ResourcesAreUsable implements PortfolioRule {

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (ResolvedDraft instance : portfolio.resolved().toList()) {
            InstanceSettings settings = instance.settings();
            ModelPath requests = instance.path().field("requests");
            ModelPath limits = instance.path().field("limits");
            positive(settings.storage(), Storage.ZERO, instance.path().field("storage"), problems);
            positive(settings.requests().memory(), Memory.ZERO, requests.field("memory"), problems);
            positive(settings.requests().cpu(), Cpu.ZERO, requests.field("cpu"), problems);
            positive(settings.limits().memory(), Memory.ZERO, limits.field("memory"), problems);
            positive(settings.limits().cpu(), Cpu.ZERO, limits.field("cpu"), problems);
            ordered(instance, "memory", ResourceSettings::memory, problems);
            ordered(instance, "cpu", ResourceSettings::cpu, problems);
            sufficient(instance, settings.limits().memory(), limits.field("memory"), problems);
        }
    }

    private static <T extends Comparable<T>> void positive(
            @Nullable T amount, T zero, ModelPath path, Problems problems) {
        if (amount != null && amount.compareTo(zero) <= 0) {
            problems.add("amount-is-positive", path, "The amount is zero.", "Write an amount above zero.");
        }
    }

    private static <T extends Comparable<T>> void ordered(
            ResolvedDraft instance, String field, Function<ResourceSettings, @Nullable T> amount, Problems problems) {
        T request = amount.apply(instance.settings().requests());
        T limit = amount.apply(instance.settings().limits());
        if (request != null && limit != null && request.compareTo(limit) > 0) {
            // Where the environment changes the limit alone, the limit is what is wrong.
            boolean isLimit = limit.equals(amount.apply(instance.ofEnvironment().limits()))
                    && amount.apply(instance.ofEnvironment().requests()) == null;
            problems.add(
                    "request-within-limit",
                    instance.path().field(isLimit ? "limits" : "requests").field(field),
                    instance.title() + " requests " + request + " of " + field + " but is limited to " + limit + ".",
                    "Write a request of at most " + limit + " or a higher limit.");
        }
    }

    private static void sufficient(ResolvedDraft instance, @Nullable Memory limit, ModelPath path, Problems problems) {
        Memory least = instance.engine().leastMemory();
        if (limit != null && limit.compareTo(Memory.ZERO) > 0 && limit.compareTo(least) < 0) {
            problems.add(
                    "memory-suffices",
                    path,
                    limit + " of memory is too little for " + instance.engine().displayName()
                            + ": the kernel would kill the server.",
                    "Write a limit of at least " + least + ".");
        }
    }
}
