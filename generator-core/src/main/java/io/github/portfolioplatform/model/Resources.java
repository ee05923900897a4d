package io.github.portfolioplatform.model;

/**
 * Memory and CPU of one container, either requested or allowed at most.
 *
 * @param memory the memory
 * @param cpu the CPU time
 */
public record Resources(Memory memory, Cpu cpu) {

    /** Nothing: the start of a sum. */
    public static final Resources ZERO = new Resources(Memory.ZERO, Cpu.ZERO);

    /** {@return the sum} */
    public Resources plus(Resources other) {
        return new Resources(memory.plus(other.memory), cpu.plus(other.cpu));
    }
}
