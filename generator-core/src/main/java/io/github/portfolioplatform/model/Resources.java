package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;

/**
 * Memory and CPU of one container, either requested or allowed at most.
 *
 * @param memory the memory
 * @param cpu the CPU time
 */
@CheckReturnValue
public record Resources(Memory memory, Cpu cpu) {

    /** Refuses null. */
    public Resources {
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
    }

    /** Nothing: the start of a sum. */
    public static final Resources ZERO = new Resources(Memory.ZERO, Cpu.ZERO);

    /** {@return the sum} */
    public Resources plus(Resources other) {
        requireNonNull(other, "other");
        return new Resources(memory.plus(other.memory), cpu.plus(other.cpu));
    }
}
