package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One amount of what instances claim, and what the quota says of it.
 *
 * @param title what people call it
 * @param unit finds the unit of all amounts of a table
 * @param amount the amount of a claim
 * @param allowed the amount of a quota
 */
record AmountColumn(
        String title,
        Function<List<Quantity>, CommonUnit> unit,
        Function<Allocation, Quantity> amount,
        Function<Quota, Optional<Quantity>> allowed) {

    /** The amounts that a cluster is planned by. */
    static final List<AmountColumn> ALL = List.of(
            new AmountColumn(
                    "storage",
                    CommonUnit::ofBytes,
                    all -> all.storage().quantity(),
                    quota -> quota.storage().map(Storage::quantity)),
            new AmountColumn(
                    "memory requests",
                    CommonUnit::ofBytes,
                    all -> all.requests().memory().quantity(),
                    quota -> Optional.empty()),
            new AmountColumn(
                    "memory limits",
                    CommonUnit::ofBytes,
                    all -> all.limits().memory().quantity(),
                    quota -> quota.memory().map(Memory::quantity)),
            new AmountColumn(
                    "CPU requests",
                    CommonUnit::ofCores,
                    all -> all.requests().cpu().quantity(),
                    quota -> Optional.empty()),
            new AmountColumn(
                    "CPU limits",
                    CommonUnit::ofCores,
                    all -> all.limits().cpu().quantity(),
                    quota -> quota.cpu().map(Cpu::quantity)));

    /** {@return the unit in which these claims and the quota are whole} */
    CommonUnit unitOf(Stream<Allocation> claims, Quota quota) {
        return unit.apply(
                Stream.concat(claims.map(amount), allowed.apply(quota).stream()).toList());
    }

    /** {@return what the quota allows; a dash if it says nothing of it} */
    String allowed(Quota quota, CommonUnit in) {
        return allowed.apply(quota).map(in::print).orElse("-");
    }
}
