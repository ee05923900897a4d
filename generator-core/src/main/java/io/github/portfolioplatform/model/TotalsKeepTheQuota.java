package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All instances together claim no more than the quota allows. Amounts without their unit are reported alone. */
final class TotalsKeepTheQuota implements PortfolioRule {

    private static final int CLAIMANTS_SHOWN = 3;

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        portfolio.environments().forEach(environment -> check(environment, problems));
    }

    private static void check(EnvironmentDraft environment, Problems problems) {
        Quota quota = environment.quota();
        new Bound<Storage>(
                        "storage",
                        InstanceSettings::storage,
                        Storage.ZERO,
                        Storage::plus,
                        Storage::quantity,
                        MissingUnit::isOf)
                .check(quota.storage(), environment, problems);
        new Bound<Memory>(
                        "memory",
                        limits(ResourceSettings::memory, Memory::plus),
                        Memory.ZERO,
                        Memory::plus,
                        Memory::quantity,
                        MissingUnit::isOf)
                .check(quota.memory(), environment, problems);
        new Bound<Cpu>(
                        "cpu",
                        limits(ResourceSettings::cpu, Cpu::plus),
                        Cpu.ZERO,
                        Cpu::plus,
                        Cpu::quantity,
                        cores -> false)
                .check(quota.cpu(), environment, problems);
    }

    /** {@return what the containers of a pod are limited to together} */
    private static <T extends Comparable<T>> Function<InstanceSettings, @Nullable T> limits(
            Function<ResourceSettings, @Nullable T> amount, BinaryOperator<T> plus) {
        return settings -> {
            T ofServer = amount.apply(settings.limits());
            return ofServer == null
                    ? null
                    : settings.customization().claimed(ofServer, container -> amount.apply(container.limits()), plus);
        };
    }

    /** One of the three amounts that a quota bounds. */
    private record Bound<T extends Comparable<T>>(
            String field,
            Function<InstanceSettings, @Nullable T> amount,
            T zero,
            BinaryOperator<T> plus,
            Function<T, Quantity> quantity,
            Predicate<T> isWithoutUnit) {

        private record Claim<T>(String instance, T amount) {}

        void check(Optional<T> allowed, EnvironmentDraft environment, Problems problems) {
            if (allowed.isEmpty()) {
                return;
            }
            List<Claim<T>> claims =
                    environment.instances().stream().flatMap(this::claim).toList();
            T claimed = claims.stream().map(Claim::amount).reduce(zero, plus);
            boolean lacksUnit = Stream.concat(claims.stream().map(Claim::amount), allowed.stream())
                    .anyMatch(isWithoutUnit);
            if (claimed.compareTo(allowed.get()) > 0 && !lacksUnit) {
                problems.add(
                        "quota-holds",
                        environment.path().field("quota").field(field),
                        environment.titleOfInstances() + " claim " + shown(claimed) + " of " + field
                                + ", the quota allows " + shown(allowed.get()) + "; the largest claims are "
                                + largest(claims) + ".",
                        "Give instances less or raise the quota to at least " + atLeast(claimed) + ".");
            }
        }

        private Stream<Claim<T>> claim(ResolvedDraft instance) {
            T claimed = amount.apply(instance.settings());
            return claimed == null ? Stream.empty() : Stream.of(new Claim<>(instance.title(), claimed));
        }

        private String shown(T claimed) {
            Quantity exact = quantity.apply(claimed);
            return claimed instanceof Cpu ? exact.toString() : exact.describeBytes();
        }

        private String atLeast(T claimed) {
            Quantity exact = quantity.apply(claimed);
            return claimed instanceof Cpu ? exact.toString() : RoundBytes.atLeast(exact);
        }

        private String largest(List<Claim<T>> claims) {
            return claims.stream()
                    .sorted(Comparator.comparing((Claim<T> claim) -> claim.amount())
                            .reversed())
                    .limit(CLAIMANTS_SHOWN)
                    .map(claim -> claim.instance() + " (" + shown(claim.amount()) + ")")
                    .collect(Collectors.joining(", "));
        }
    }
}
