package io.github.portfolioplatform.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

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

    /** Connects as those do who trust the authorities. */
    SSLSocketFactory clients() throws IOException, GeneralSecurityException {
        return trust().getSocketFactory();
    }

    /** What clients have who trust the authorities. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        InputStream in = new ByteArrayInputStream(authorities.getBytes(StandardCharsets.US_ASCII));
        trusted.setCertificateEntry(
                "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
