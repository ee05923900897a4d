package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.exec;

import io.github.portfolioplatform.engine.Probes;
import java.util.List;

/**
 * Probes that ask over TCP: during the first initialisation a temporary server already answers on the socket. The named role keeps errors
 * about a role "root" out of the log. Nobody logs in, so that TLS and passwords do not matter.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pg-isready.html">PostgreSQL: pg_isready</a>
 */
final class AvailabilityProbes {

    private AvailabilityProbes() {}

    /** Exit code 1 means that the server is up but refuses, as it does while it recovers. */
    static Probes of(int port, String role, String database) {
        List<String> ready =
                List.of("pg_isready", "-q", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", role, "-d", database);
        List<String> alive = List.of("sh", "-c", String.join(" ", ready) + "; [ $? -le 1 ]");
        return new Probes(exec(ready, 5, 5, 360), exec(ready, 10, 5, 3), exec(alive, 20, 10, 6));
    }
}
