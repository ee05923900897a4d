package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.exec;

import io.github.portfolioplatform.engine.Probes;
import java.util.List;

/**
 * Probes that look at what a server answers to a ping, because {@code redis-cli} exits with 0 whatever that is. A server that loads its data,
 * runs a long script or has as many clients as it may is alive, but not ready: starting it again would only make more people wait.
 */
final class PingProbes {

    private PingProbes() {}

    /**
     * {@return the probes}
     *
     * @param client the client, with what it needs to reach the server as applications do
     * @param inside the client, with what it needs to reach it whatever its certificate is
     */
    static Probes of(String client, String inside) {
        List<String> ready = List.of("sh", "-c", client + " ping | grep -q '^PONG$'");
        List<String> alive = List.of(
                "sh",
                "-c",
                inside + " ping 2>&1 | grep -q"
                        + " -e '^PONG$' -e '^LOADING' -e '^MASTERDOWN' -e '^BUSY' -e 'ERR max number of clients'");
        return new Probes(exec(ready, 5, 5, 120), exec(ready, 5, 3, 3), exec(alive, 10, 5, 6));
    }
}
