package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What needs more memory than it may have ends, and what needs less does not. */
class MemoryLimitTest {

    private static final int LIMIT = 64 << 20;

    @BeforeAll
    static void needs_linux() {
        Machine.runsServers("that jobs keep within their limits of memory");
    }

    private static Execution fillMebibytes(int count) {
        try (MemoryLimit limit = MemoryLimit.of(LIMIT)) {
            return limit.run(
                    "test", new ProcessBuilder("dd", "if=/dev/zero", "of=/dev/null", "bs=" + count + "M", "count=1"));
        }
    }

    @Test
    void a_process_within_its_limit_ends_well() {
        assertThat(fillMebibytes(8).succeeded()).contains("1+0 records");
    }

    @Test
    void a_process_beyond_its_limit_does_not() {
        assertThat(fillMebibytes(200).exitCode()).isNotZero();
    }
}
