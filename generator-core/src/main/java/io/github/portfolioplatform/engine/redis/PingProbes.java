package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.exec;

import io.github.portfolioplatform.engine.Probes;
import java.util.List;

/**
 * Probes that look at what a server answers to a ping, because {@code redis-cli} exits with 0 whatever that is. While the server loads its
 * data it is alive, but not ready.
 */
final class PingProbes {

    private PingProbes() {}

    /**
     * {@return the probes}
     *
     * @param client the client, with what it needs to reach the server
     */
    static Probes of(String client) {
        String ping = client + " ping | grep -q ";
        List<String> ready = List.of("sh", "-c", ping + "'^PONG$'");
        List<String> alive = List.of("sh", "-c", ping + "-e '^PONG$' -e '^LOADING' -e '^MASTERDOWN'");
        return new Probes(exec(ready, 5, 5, 120), exec(ready, 5, 3, 3), exec(alive, 10, 5, 6));
    }
}
