package io.github.portfolioplatform.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where clients reach a server.
 *
 * @param host the name of the host
 * @param port the port
 * @param tls whether the connection is encrypted, and the certificate of the server checked against its host name
 */
public record Endpoint(String host, int port, boolean tls) {

    /** {@return the same server, reached over TLS} */
    public Endpoint overTls() {
        return new Endpoint(host, port, true);
    }

    /** {@return {@code host:port}} */
    public String authority() {
        return host + ":" + port;
    }

    /** {@return the text over TLS, and nothing without} */
    public String ifTls(String text) {
        return tls ? text : "";
    }

    /** {@return the settings, over TLS with a further one at the end} */
    public List<Setting> withTls(List<Setting> settings, Setting further) {
        return tls ? Stream.concat(settings.stream(), Stream.of(further)).toList() : settings;
    }
}
