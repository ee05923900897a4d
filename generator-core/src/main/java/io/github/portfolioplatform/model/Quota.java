package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all instances together may claim; what is empty is not limited.
 *
 * <pre>{@code
 * Quota quota = Quota.NONE.storage(Storage.gibibytes(20)).memory(Memory.gibibytes(8));
 * }</pre>
 */
@CheckReturnValue
public final class Quota {

    /** No limit at all. */
    public static final Quota NONE = new Quota(null, null, null);

    private final @Nullable Storage storage;
    private final @Nullable Memory memory;
    private final @Nullable Cpu cpu;

    private Quota(@Nullable Storage storage, @Nullable Memory memory, @Nullable Cpu cpu) {
        this.storage = storage;
        this.memory = memory;
        this.cpu = cpu;
    }

    /** {@return a quota of all three} */
    public static Quota of(Storage storage, Memory memory, Cpu cpu) {
        requireNonNull(storage, "storage");
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
        return new Quota(storage, memory, cpu);
    }

    /** {@return this quota with that limit of all claims} */
    public Quota storage(Storage storage) {
        requireNonNull(storage, "storage");
        return new Quota(storage, memory, cpu);
    }

    /** {@return this quota with that limit of all memory limits} */
    public Quota memory(Memory memory) {
        requireNonNull(memory, "memory");
        return new Quota(storage, memory, cpu);
    }

    /** {@return this quota with that limit of all CPU limits} */
    public Quota cpu(Cpu cpu) {
        requireNonNull(cpu, "cpu");
        return new Quota(storage, memory, cpu);
    }

    /** {@return this quota, with the limits of {@code other} where this has none} */
    Quota over(Quota other) {
        return new Quota(
                storage != null ? storage : other.storage,
                memory != null ? memory : other.memory,
                cpu != null ? cpu : other.cpu);
    }

    /** {@return the most storage that all claims may request} */
    public Optional<Storage> storage() {
        return Optional.ofNullable(storage);
    }

    /** {@return the most memory that all limits may add up to} */
    public Optional<Memory> memory() {
        return Optional.ofNullable(memory);
    }

    /** {@return the most CPU that all limits may add up to} */
    public Optional<Cpu> cpu() {
        return Optional.ofNullable(cpu);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quota that
                && Objects.equals(storage, that.storage)
                && Objects.equals(memory, that.memory)
                && Objects.equals(cpu, that.cpu);
    }

    @Override
    public int hashCode() {
        return Objects.hash(storage, memory, cpu);
    }

    @Override
    public String toString() {
        return "Quota[storage=" + Optional.ofNullable(storage) + ", memory=" + Optional.ofNullable(memory) + ", cpu="
                + Optional.ofNullable(cpu) + "]";
    }
}
