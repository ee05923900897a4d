package io.github.portfolioplatform.engine.redisfamily;

import static io.github.portfolioplatform.engine.PodParts.exec;

import io.github.portfolioplatform.engine.Probes;
import java.util.List;

/**
 * Probes that look at what a server answers to a ping, because {@code redis-cli} exits with 0 whatever that is. A restart helps only a server
 * that is stopped or deadlocked. One that loads its data, runs a script, has as many clients as it may or has a full disk is alive:
 * a restart would end all connections, and the server would load its data again and be in the same state. So the startup probe, which also
 * leads to a restart, asks the same as liveness. Only readiness waits until the data is loaded.
 *
 * <p>A server with a full disk is ready: it refuses writes ({@code MISCONF}), and a ping, but not reads.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors">Redis: errors and their prefixes</a>
 */
final class PingProbes {

    /** The options of {@code grep} that find the answers of a server that is alive; the last two are of a connection that it closes. */
    static final String ALIVE =
            "-e '^PONG$' -e '^LOADING' -e '^MASTERDOWN' -e '^BUSY' -e '^MISCONF' -e 'max number of clients'"
                    + " -e 'Broken pipe' -e 'Server closed'";

    /** Seconds for the client. It ends before the kubelet ends its shell only, so that no clients pile up beside a busy server. */
    private static final String CLIENT_TIMEOUT = "timeout 4 ";

    private PingProbes() {}

    /**
     * {@return the probes}
     *
     * @param client the client, with what it needs to reach the server as applications do
     */
    static Probes of(String client) {
        return of(client, client);
    }

    /**
     * {@return the probes}
     *
     * @param client the client, with what it needs to reach the server as applications do
     * @param asking the client, with what it needs to ask whether the server is alive
     */
    static Probes of(String client, String asking) {
        return of(client, shell("trap '' PIPE; " + CLIENT_TIMEOUT + asking + " ping 2>&1 | grep -q " + ALIVE));
    }

    /**
     * {@return the probes}
     *
     * @param client the client, with what it needs to reach the server as applications do
     * @param alive the command that fails if the server must be restarted
     */
    static Probes of(String client, List<String> alive) {
        List<String> ready = shell(CLIENT_TIMEOUT + client + " ping 2>&1 | grep -q -e '^PONG$' -e '^MISCONF'");
        return new Probes(exec(alive, 5, 10, 120), exec(ready, 5, 5, 3), exec(alive, 10, 10, 6));
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }
}
