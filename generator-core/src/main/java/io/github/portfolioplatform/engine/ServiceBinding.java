package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Engine;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a binding Secret that do not depend on the engine.
 *
 * @see <a href="https://servicebinding.io/spec/core/1.1.0/#well-known-secret-entries">servicebinding.io: well-known Secret entries</a>
 */
public final class ServiceBinding {

    private static final String PROVIDER = "portfolio-generator";

    private ServiceBinding() {}

    /** {@return the entries, in which the URI is one by RFC 3986} */
    public static List<Setting> entries(Engine engine, Endpoint endpoint, DatabaseClient client) {
        return entries(engine.id(), endpoint, client);
    }

    /**
     * {@return the same}
     *
     * @param type what libraries call the service, where engines that speak one protocol have one name
     */
    public static List<Setting> entries(String type, Endpoint endpoint, DatabaseClient client) {
        List<Setting> entries = new ArrayList<>();
        entries.add(Setting.of("type", type));
        entries.add(Setting.of("provider", PROVIDER));
        entries.add(Setting.of("host", endpoint.host()));
        entries.add(Setting.of("port", String.valueOf(endpoint.port())));
        entries.add(new Setting("uri", client.uri()));
        client.user().ifPresent(user -> entries.add(Setting.of("username", user)));
        entries.add(new Setting("password", client.password()));
        client.database().ifPresent(database -> entries.add(Setting.of("database", database)));
        endpoint.issuer()
                .filter(CertificateAuthority.Pem.class::isInstance)
                .map(CertificateAuthority.Pem.class::cast)
                .ifPresent(pem -> entries.add(Setting.of(CertificateAuthority.KEY, pem.text())));
        return entries;
    }
}
