package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where clients reach a server.
 *
 * @param host the name of the host
 * @param port the port
 * @param tls whether the connection is encrypted, and the certificate of the server checked against its host name
 * @param issuer the authority of the certificate of the server; empty if clients find it by themselves
 */
public record Endpoint(String host, int port, boolean tls, Optional<CertificateAuthority> issuer) {

    /** Refuses null. */
    public Endpoint {
        requireNonNull(host, "host");
        requireNonNull(issuer, "issuer");
    }

    /** Creates an endpoint of which clients know the certificate authority, or that has none. */
    public Endpoint(String host, int port, boolean tls) {
        this(host, port, tls, Optional.empty());
    }

    /** {@return a server of that environment} */
    public static Endpoint in(Environment environment, String host, int port) {
        requireNonNull(environment, "environment");
        return new Endpoint(
                host,
                port,
                environment.posture().includes(Choice.TLS),
                environment.production().flatMap(Production::certificateAuthority));
    }

    /** {@return the same server, reached over TLS} */
    public Endpoint overTls() {
        return new Endpoint(host, port, true, issuer);
    }

    /** {@return the text, if there is a file of the certificate authority} */
    public String ifTrusted(String text) {
        requireNonNull(text, "text");
        return tls && issuer.isPresent() ? text : "";
    }

    /** {@return the settings, with further ones at the end if there is a file of the certificate authority} */
    public List<Setting> withTrust(List<Setting> settings, Setting... further) {
        requireNonNull(settings, "settings");
        requireNonNull(further, "further");
        return tls && issuer.isPresent()
                ? Stream.concat(settings.stream(), Stream.of(further)).toList()
                : settings;
    }

    /** {@return {@code host:port}} */
    public String authority() {
        return host + ":" + port;
    }

    /** {@return the text over TLS, and nothing without} */
    public String ifTls(String text) {
        requireNonNull(text, "text");
        return tls ? text : "";
    }

    /** {@return the settings, over TLS with a further one at the end} */
    public List<Setting> withTls(List<Setting> settings, Setting further) {
        requireNonNull(settings, "settings");
        requireNonNull(further, "further");
        return tls ? Stream.concat(settings.stream(), Stream.of(further)).toList() : settings;
    }
}
