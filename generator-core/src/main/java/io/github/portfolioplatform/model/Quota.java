package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What all instances together may claim; what is empty is not limited.
 *
 * <pre>{@code
 * Quota quota = Quota.NONE.storage(Storage.gibibytes(20)).memory(Memory.gibibytes(8));
 * }</pre>
 *
 * @param storage the most storage that all claims may request
 * @param memory the most memory that all limits may add up to
 * @param cpu the most CPU that all limits may add up to
 */
public record Quota(Optional<Storage> storage, Optional<Memory> memory, Optional<Cpu> cpu) {

    /** Refuses null. */
    public Quota {
        requireNonNull(storage, "storage");
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
    }

    /** No limit at all. */
    public static final Quota NONE = new Quota(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return a quota of all three} */
    public static Quota of(Storage storage, Memory memory, Cpu cpu) {
        requireNonNull(storage, "storage");
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
        return new Quota(Optional.of(storage), Optional.of(memory), Optional.of(cpu));
    }

    /** {@return this quota with that limit of all claims} */
    public Quota storage(Storage storage) {
        requireNonNull(storage, "storage");
        return new Quota(Optional.of(storage), memory, cpu);
    }

    /** {@return this quota with that limit of all memory limits} */
    public Quota memory(Memory memory) {
        requireNonNull(memory, "memory");
        return new Quota(storage, Optional.of(memory), cpu);
    }

    /** {@return this quota with that limit of all CPU limits} */
    public Quota cpu(Cpu cpu) {
        requireNonNull(cpu, "cpu");
        return new Quota(storage, memory, Optional.of(cpu));
    }

    /** {@return this quota, with the limits of {@code other} where this has none} */
    Quota over(Quota other) {
        return new Quota(storage.or(other::storage), memory.or(other::memory), cpu.or(other::cpu));
    }
}
