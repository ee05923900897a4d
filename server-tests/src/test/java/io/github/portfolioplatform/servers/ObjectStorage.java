package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store of objects that pods reach, with one bucket. */
record ObjectStorage(RunningContainer container) implements AutoCloseable {

    static final String BUCKET = "copies";

    /** Where pods reach it. */
    static final String ENDPOINT = "http://pod:" + ObjectStorageImage.PORT;

    /** Where pods reach it with TLS. */
    static final String TLS_ENDPOINT = "https://pod:" + ObjectStorageImage.TLS_PORT;

    private static final String CERTIFICATE = "objects-tls";

    /** Starts it on the network of a server, with a certificate of the CA of the company. */
    static ObjectStorage beside(RunningContainer server, RenderedInstance instance, Path folder) throws Exception {
        Fields pod = new Fields(Map.of(
                "securityContext", Map.of("runAsUser", 999, "fsGroup", 999),
                "volumes",
                        List.of(
                                Map.of("name", "temporary", "emptyDir", Map.of()),
                                Map.of("name", "tls", "secret", Map.of("secretName", CERTIFICATE))),
                "containers",
                        List.of(Map.of(
                                "name", "objects",
                                "args", List.of(BUCKET),
                                "ports", List.of(Map.of("containerPort", ObjectStorageImage.PORT)),
                                "volumeMounts",
                                        List.of(
                                                Map.of("name", "temporary", "mountPath", "/tmp"),
                                                Map.of("name", "tls", "mountPath", ObjectStorageImage.CERTIFICATE))))));
        RunningContainer container = server.neighbour(
                new RenderedPod(instance.withSecret(CERTIFICATE, certificate().secret()), pod).container("objects"),
                ObjectStorageImage.newest(),
                folder);
        int port = container.forward(ObjectStorageImage.PORT);
        container.start().await(() -> answers(port));
        return new ObjectStorage(container);
    }

    private static ServerCertificate certificate() {
        return CertificateAuthority.COMPANY.issue(new Fields(Map.of(
                "commonName", "pod",
                "dnsNames", List.of("pod"),
                "privateKey", Map.of("algorithm", "ECDSA", "size", 256),
                "usages", List.of("server auth", "digital signature"))));
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
