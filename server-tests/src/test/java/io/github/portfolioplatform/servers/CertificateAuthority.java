package io.github.portfolioplatform.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs certificates, as an issuer of cert-manager does.
 *
 * @see <a href="https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec">cert-manager: CertificateSpec</a>
 */
final class CertificateAuthority {

    private static final char[] PASSWORD = "not-secret".toCharArray();
    private static final String NAME = "authority";
    private static final String SERVER = "server";
    private static final String DAYS = "2";

    /** Whom all clients trust. */
    static final CertificateAuthority COMPANY = create();

    /** Its key, and its certificate. */
    private final byte[] store;

    private CertificateAuthority(byte[] store) {
        this.store = store;
    }

    static CertificateAuthority create() {
        return new CertificateAuthority(withKey(
                new byte[0],
                List.of("-alias", NAME, "-dname", "CN=company-ca", "-keyalg", "EC", "-ext", "bc:c=ca:true")));
    }

    /** Its own certificate, in PEM. */
    String certificate() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(store), PASSWORD);
            return pem("CERTIFICATE", keys.getCertificate(NAME).getEncoded());
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The certificate that the spec of a Certificate asks for. */
    ServerCertificate issue(Fields spec) {
        List<String> options =
                new ArrayList<>(List.of("-alias", SERVER, "-signer", NAME, "-dname", "CN=" + spec.text("commonName")));
        Fields key = spec.in("privateKey");
        boolean elliptic = key.text("algorithm").equals("ECDSA");
        options.addAll(
                elliptic
                        ? List.of("-keyalg", "EC", "-groupname", "secp" + key.number("size") + "r1")
                        : List.of("-keyalg", key.text("algorithm"), "-keysize", key.text("size")));
        options.addAll(List.of("-ext", "SAN=dns:" + String.join(",dns:", spec.texts("dnsNames"))));
        options.addAll(List.of("-ext", "KU=" + usages(spec, false), "-ext", "EKU=" + usages(spec, true)));
        return read(withKey(store, options), spec);
    }

    /** {@code server auth} is called serverAuth here. */
    private static String usages(Fields spec, boolean extended) {
        return spec.texts("usages").stream()
                .filter(usage -> usage.endsWith(" auth") == extended)
                .map(usage -> usage.replace(" auth", "Auth")
                        .replace("digital signature", "digitalSignature")
                        .replace("key encipherment", "keyEncipherment"))
                .collect(Collectors.joining(","));
    }

    private static ServerCertificate read(byte[] content, Fields spec) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(content), PASSWORD);
            boolean combined = spec.all("additionalOutputFormats").stream()
                    .anyMatch(format -> format.text("type").equals("CombinedPEM"));
            return new ServerCertificate(
                    pem("CERTIFICATE", keys.getCertificate(SERVER).getEncoded()),
                    pem("PRIVATE KEY", keys.getKey(SERVER, PASSWORD).getEncoded()),
                    pem("CERTIFICATE", keys.getCertificate(NAME).getEncoded()),
                    combined);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The key store with one more key. */
    private static byte[] withKey(byte[] store, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("authority");
            Path file = folder.resolve("store.p12");
            if (store.length > 0) {
                Files.write(file, store);
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
            command.addAll(options);
            command.addAll(List.of("-validity", DAYS, "-storetype", "PKCS12"));
            command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
            Execution.of(new ProcessBuilder(command)).succeeded();
            byte[] more = Files.readAllBytes(file);
            Permissions.emptied(folder);
            Files.delete(folder);
            return more;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String pem(String type, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
