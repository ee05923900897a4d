package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of a Secret that cert-manager has made, read by OpenSSL, as PostgreSQL, Redis, MongoDB and their clients read them. */
final class MadeCertificate {

    private final Map<String, String> values;
    private final Path folder;

    MadeCertificate(Map<String, String> values) {
        this.values = values;
        try {
            this.folder = Files.createTempDirectory("certificate");
            for (Map.Entry<String, String> value : values.entrySet()) {
                Files.writeString(folder.resolve(value.getKey()), value.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(values.get("tls.crt").getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** {@return how long it is valid in all} */
    Duration validity() {
        X509Certificate certificate = certificate();
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** A client that has the authority and demands that name lets the server in, as {@code sslmode=verify-full} does. */
    void provesServer(String host) {
        openssl(
                "verify",
                "-x509_strict",
                "-CAfile",
                "ca.crt",
                "-purpose",
                "sslserver",
                "-verify_hostname",
                host,
                "tls.crt");
    }

    /** A client with another name in its URI must not. */
    void provesNoOther(String host) {
        assertThat(run(List.of(
                                "verify",
                                "-CAfile",
                                "ca.crt",
                                "-purpose",
                                "sslserver",
                                "-verify_hostname",
                                host,
                                "tls.crt"))
                        .exitCode())
                .as(host)
                .isNotZero();
    }

    /** The key is in PKCS #8 without a password, and is that of the certificate. */
    void hasItsKey() {
        assertThat(values.get("tls.key")).startsWith("-----BEGIN PRIVATE KEY-----\n");
        openssl("pkey", "-in", "tls.key", "-noout", "-check");
        assertThat(openssl("pkey", "-in", "tls.key", "-pubout"))
                .isEqualTo(openssl("x509", "-in", "tls.crt", "-noout", "-pubkey"));
    }

    /** MongoDB reads both from one file. */
    void hasBothInOneFile(String key) {
        assertThat(values.get(key))
                .contains(values.get("tls.key").strip(), values.get("tls.crt").strip());
        openssl("pkey", "-in", key, "-noout");
        openssl("x509", "-in", key, "-noout");
    }

    private String openssl(String... arguments) {
        Output output = run(List.of(arguments));
        assertThat(output.exitCode())
                .as(String.join(" ", arguments) + ": " + output.text())
                .isZero();
        return output.text().strip();
    }

    private Output run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private record Output(int exitCode, String text) {}
}
