package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** An authority, the certificate that it issued last, and clients that trust it. */
final class TestCertificates {

    private static final List<String> NEW_KEY = List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2");

    private final Path folder;

    TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        openssl("-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.crt");
        renew();
    }

    void renew() throws Exception {
        openssl(
                "-subj",
                "/CN=redis-sessions",
                "-addext",
                "subjectAltName=DNS:redis-sessions,DNS:localhost",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-keyout",
                "tls.key",
                "-out",
                "tls.crt");
    }

    private void openssl(String... more) throws Exception {
        List<String> command = new ArrayList<>(NEW_KEY);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    Map<String, String> files() throws IOException {
        return Map.of(
                "ca.crt", Files.readString(folder.resolve("ca.crt")),
                "tls.crt", Files.readString(folder.resolve("tls.crt")),
                "tls.key", Files.readString(folder.resolve("tls.key")));
    }

    X509Certificate issued() throws Exception {
        return certificate("tls.crt");
    }

    private X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))));
    }

    /** Sockets of clients that trust the authority. */
    SSLSocketFactory trusting() throws Exception {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null);
        authorities.setCertificateEntry("authority", certificate("ca.crt"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** The certificate that the server on that port shows. */
    Certificate shownOn(int port) throws Exception {
        try (SSLSocket socket = (SSLSocket) trusting().createSocket()) {
            socket.connect(new InetSocketAddress("localhost", port));
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
