package io.github.portfolioplatform.servers;

import java.util.Map;
import java.util.TreeMap;

/**
 * A certificate and its key: what cert-manager puts into a Secret.
 *
 * @param certificate in PEM
 * @param key in PEM, PKCS #8
 * @param authorities whom clients trust, in PEM
 * @param combined whether a file with both is wanted, too
 */
record ServerCertificate(String certificate, String key, String authorities, boolean combined) {

    /** The same for clients who trust nobody but the owner of the certificate, so that another one is not what they see. */
    ServerCertificate alone() {
        return new ServerCertificate(certificate, key, certificate, combined);
    }

    /** The keys of the Secret. */
    Map<String, String> secret() {
        Map<String, String> values =
                new TreeMap<>(Map.of("tls.crt", certificate, "tls.key", key, "ca.crt", authorities));
        if (combined) {
            values.put("tls-combined.pem", key + certificate);
        }
        return values;
    }
}
