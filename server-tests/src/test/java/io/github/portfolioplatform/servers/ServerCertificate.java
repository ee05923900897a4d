package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A certificate that vouches for itself, with its key: what cert-manager puts into a Secret.
 *
 * @param certificate in PEM
 * @param key in PEM, PKCS #8
 * @param authorities whom clients trust, in PEM
 */
record ServerCertificate(String certificate, String key, String authorities) {

    private static final char[] PASSWORD = "not-secret".toCharArray();

    /** A new one for these hosts. Its subject is its own, because clients look up by it whom they trust. */
    static ServerCertificate of(List<String> hosts) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("store.p12");
        try {
            Execution.of(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-alias",
                            "server",
                            "-dname",
                            "CN=" + UUID.randomUUID(),
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-ext",
                            "SAN=" + hosts.stream().map("dns:"::concat).collect(Collectors.joining(",")),
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(PASSWORD)))
                    .succeeded();
            return read(store);
        } finally {
            Permissions.emptied(folder);
            Files.delete(folder);
        }
    }

    private static ServerCertificate read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        String certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
        return new ServerCertificate(
                certificate, pem("PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded()), certificate);
    }

    /** The same for clients who trust another one, too, as they do when one authority has signed both. */
    ServerCertificate beside(ServerCertificate other) {
        return new ServerCertificate(certificate, key, certificate + other.certificate);
    }

    private static String pem(String type, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }

    /** The keys of the Secret. */
    Map<String, String> secret() {
        return Map.of("tls.crt", certificate, "tls.key", key, "ca.crt", authorities);
    }
}
