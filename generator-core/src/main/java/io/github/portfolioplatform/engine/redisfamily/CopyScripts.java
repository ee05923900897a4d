package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.PodCommands;

/**
 * What runs in the pod to take a copy and to put it back. A copy is a snapshot, made as a replica gets it. It goes through a file on the
 * volume, because the client leaves the mark of the end of the transfer in what it prints.
 *
 * <p>A server that keeps an append-only file reads no snapshot when it starts, but takes one for such a file if it has the name that
 * the file had before version 7. It stops writing its own first, so that it cannot write it anew where the copy comes to lie.
 *
 * @see <a href="https://redis.io/docs/latest/develop/tools/cli/#remote-backups-of-rdb-files">Redis: backups of RDB files</a>
 * @see <a href="https://github.com/redis/redis/blob/7.0.15/src/aof.c#L1544">Redis: how the file of an earlier version is taken over</a>
 */
final class CopyScripts {

    private static final String BEFORE = Persistence.FOLDER + "/before";
    private static final String APPEND_ONLY = Persistence.FOLDER + "/appendonly";

    static final String CAUTION = "All data is replaced, the pod starts anew, and what was there before lies in "
            + BEFORE + " until the next time.";

    private static final String TEMPORARY = "f=" + Persistence.FOLDER + "/copy-$$.rdb; trap \"rm -f $f\" EXIT; ";

    private CopyScripts() {}

    /** {@return the file of the copy} */
    static String file(PodCommands pod) {
        return pod.names().instance() + ".rdb";
    }

    /** {@return prints a copy} */
    static String copy(String client) {
        return TEMPORARY + client + " --rdb $f >&2 && cat $f";
    }

    /** {@return lays the input where the server looks for its data when it starts} The client ends with 0 whatever the server says. */
    static String putBack(RedisFamily family, String client) {
        return TEMPORARY
                + String.join(
                        " && ",
                        "cat > $f",
                        family.checker() + " $f >&2",
                        "rm -rf " + BEFORE,
                        "mkdir " + BEFORE,
                        "[ \"$(" + client + " CONFIG SET appendonly no)\" = OK ]",
                        "mv " + APPEND_ONLY + "* " + BEFORE,
                        "mv $f " + APPEND_ONLY + ".aof");
    }
}
