package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * Memory and CPU, as far as they are said.
 *
 * @param memory the memory, or null if another level says it
 * @param cpu the CPU time, or null if another level says it
 */
@CheckReturnValue
public record ResourceSettings(
        @Nullable Memory memory, @Nullable Cpu cpu) {

    /** Nothing is said. */
    public static final ResourceSettings NONE = new ResourceSettings(null, null);

    /** {@return settings of both} */
    static ResourceSettings of(Memory memory, Cpu cpu) {
        return NONE.memory(memory).cpu(cpu);
    }

    /** {@return these settings with that memory} */
    public ResourceSettings memory(Memory memory) {
        requireNonNull(memory, "memory");
        return new ResourceSettings(memory, cpu);
    }

    /** {@return these settings with that CPU time} */
    public ResourceSettings cpu(Cpu cpu) {
        requireNonNull(cpu, "cpu");
        return new ResourceSettings(memory, cpu);
    }

    /** {@return these settings, with those of {@code defaults} where these say nothing} */
    ResourceSettings over(ResourceSettings defaults) {
        return new ResourceSettings(memory != null ? memory : defaults.memory, cpu != null ? cpu : defaults.cpu);
    }
}
