package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.BackupJobs;
import io.github.portfolioplatform.model.Memory;

/**
 * What the client has that dumps and restores. Measured on the nasty databases of the tests, with values of 60 MiB and documents of 16 MiB,
 * without what the kernel can drop:
 *
 * <table>
 * <caption>Memory of clients</caption>
 * <tr><th></th><th>dump</th><th>restore</th><th>grows with</th></tr>
 * <tr><td>PostgreSQL</td><td>245 MiB</td><td>10 MiB</td><td>the dump with 4 times the largest row</td></tr>
 * <tr><td>MongoDB</td><td>145 MiB</td><td>390 MiB</td><td>240 MiB and 740 MiB for two collections at a time, 490 MiB and 770 MiB for four</td></tr>
 * <tr><td>Redis</td><td>the largest key</td><td>–</td><td>a hash of 106 MiB takes 121 MiB to check, a sorted set of 150 MiB takes 165 MiB</td></tr>
 * </table>
 *
 * @param parallel how many tables or collections it restores at a time
 * @param base its memory without these
 * @param each the memory for each of these
 */
public record CopyClient(int parallel, Memory base, Memory each) {

    /** A server with less has no room for another index that is built or another buffer of rows. */
    private static final long MEMORY_OF_SERVER_FOR_EACH = Memory.mebibytes(512).bytes();

    /** {@return a client that is as parallel as a server with these limits allows: one table for each CPU, where the memory suffices} */
    public static CopyClient of(Allocation server, Memory base, Memory each) {
        long cpus = server.limits().cpu().quantity().amount().longValue();
        long memories = server.limits().memory().bytes() / MEMORY_OF_SERVER_FOR_EACH;
        long parallel = Math.max(1, Math.min(BackupJobs.MOST_PARALLEL, Math.min(cpus, memories)));
        return new CopyClient((int) parallel, base, each);
    }

    /** {@return the same, but so parallel} */
    public CopyClient parallel(int other) {
        return new CopyClient(other, base, each);
    }

    /** {@return its memory} */
    public Memory memory() {
        Memory sum = base;
        for (int n = 0; n < parallel; n++) {
            sum = sum.plus(each);
        }
        return sum;
    }
}
