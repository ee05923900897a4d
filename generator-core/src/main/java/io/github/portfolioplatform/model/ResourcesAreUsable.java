package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Amounts are above zero, no request is above its limit, and memory and storage suffice for the engine to run at all. */
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
            ordered(instance, "memory", ResourceSettings::memory, MissingUnit::isOf, problems);
            ordered(instance, "cpu", ResourceSettings::cpu, MissingUnit::isOf, problems);
            sufficient(instance, settings.limits().memory(), limits.field("memory"), problems);
            sufficient(instance, settings.storage(), instance.path().field("storage"), problems);
        }
    }

    private static <T extends Comparable<T>> void positive(
            @Nullable T amount, T zero, ModelPath path, Problems problems) {
        if (amount != null && amount.compareTo(zero) <= 0) {
            problems.add("amount-is-positive", path, "The amount is zero.", "Write an amount above zero.");
        }
    }

    private static <T extends Comparable<T>> void ordered(
            ResolvedDraft instance,
            String field,
            Function<ResourceSettings, @Nullable T> amount,
            Predicate<T> isWithoutUnit,
            Problems problems) {
        T request = amount.apply(instance.settings().requests());
        T limit = amount.apply(instance.settings().limits());
        if (request != null && limit != null && request.compareTo(limit) > 0) {
            if (isWithoutUnit.test(request) || isWithoutUnit.test(limit)) {
                return;
            }
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
                    limit.quantity().describeBytes() + " of memory is too little for "
                            + instance.engine().displayName() + ": the kernel would kill the server.",
                    meant(limit.quantity(), least.quantity()) + "Write a limit of at least " + least + ".");
        }
    }

    private static void sufficient(
            ResolvedDraft instance, @Nullable Storage storage, ModelPath path, Problems problems) {
        Storage least = instance.engine().leastStorage();
        if (storage != null && storage.compareTo(Storage.ZERO) > 0 && storage.compareTo(least) < 0) {
            problems.add(
                    "storage-suffices",
                    path,
                    storage.quantity().describeBytes() + " of storage is too little for "
                            + instance.engine().displayName() + ": its own files and its journal do not fit.",
                    meant(storage.quantity(), least.quantity()) + "Write at least " + least + ".");
        }
    }

    /** {@return a question with a blank behind it, or nothing} */
    private static String meant(Quantity written, Quantity least) {
        return MissingUnit.ofBytes(written, least)
                .map(meant -> MissingUnit.asQuestion(meant) + " ")
                .orElse("");
    }
}
