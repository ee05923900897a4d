package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import java.security.cert.CertificateParsingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** cert-manager makes the certificates of production, which servers load and clients verify. */
@NeedsControllers
class CertificatesIT {

    /** Where cert-manager looks for the Secrets of issuers of the cluster. */
    private static final String CLUSTER_RESOURCES = "kube-system";

    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private static Controllers controllers;

    private final ControlPlane cluster = ControlPlane.running();

    @BeforeAll
    static void start() {
        controllers = Controllers.ofCertManager();
    }

    @AfterAll
    static void stop() {
        controllers.close();
    }

    static Stream<RenderedFolder> environments() {
        return Stream.of(
                RenderedFolder.of("examples/portfolio-platform/k8s/production"),
                RenderedFolder.render("secrets.yaml", "namespaced-store"));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void certificates_are_what_servers_load_and_clients_verify(RenderedFolder folder) {
        try (AppliedFolder applied = AppliedFolder.apply(folder, Way.SERVER_SIDE)) {
            applied.isAcceptedWithoutWarning();
            MadeSecrets made = MadeSecrets.ofCertificates(folder);
            made.makers().forEach(this::provideIssuer);
            made.await();

            made.haveWhatPodsRead();
            for (Connection connection :
                    Connections.of(RenderedPortfolio.of(folder).environment())) {
                Resource maker = made.makers().stream()
                        .filter(one -> one.name().equals(connection.instance().name()))
                        .findFirst()
                        .orElseThrow();
                isAsDeclared(maker, made.of(maker), connection);
            }
        }
    }

    private void isAsDeclared(Resource maker, Map<String, String> values, Connection connection) {
        assertThat(values).containsKeys("tls.crt", "tls.key", "ca.crt");
        MadeCertificate certificate = new MadeCertificate(values);
        namesIn(connection).forEach(certificate::provesServer);
        certificate.provesNoOther("other." + maker.namespace() + ".svc.cluster.local");
        certificate.hasItsKey();
        assertThat(usagesOf(certificate)).containsExactly(SERVER_AUTHENTICATION);
        values.keySet().stream().filter(key -> key.endsWith(".pem")).forEach(certificate::hasBothInOneFile);
        isRenewedInTime(maker, certificate);
    }

    /** The host of URIs, what pods of the namespace may write, and the loopback of the server's own pod, where its jobs and probes are. */
    private static Set<String> namesIn(Connection connection) {
        String instance = connection.instance().name();
        Set<String> names = new TreeSet<>(Set.of(connection.host(), instance, "localhost"));
        names.add(instance + "." + connection.environment().namespace() + ".svc");
        return names;
    }

    private static Iterable<String> usagesOf(MadeCertificate certificate) {
        try {
            return certificate.certificate().getExtendedKeyUsage();
        } catch (CertificateParsingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** cert-manager takes both times as they are rendered, and tells when it will renew. */
    private void isRenewedInTime(Resource maker, MadeCertificate certificate) {
        Resource kept = cluster.api().read(maker).orElseThrow();
        Instant end = Instant.parse((String) kept.at("status", "notAfter"));
        Instant renewal = Instant.parse((String) kept.at("status", "renewalTime"));
        assertThat(certificate.certificate().getNotAfter().toInstant()).isEqualTo(end);
        assertThat(certificate.validity()).isEqualTo(duration(maker, "duration"));
        assertThat(Duration.between(renewal, end)).isEqualTo(duration(maker, "renewBefore"));
    }

    private static Duration duration(Resource maker, String field) {
        return Duration.parse("PT" + maker.at("spec", field));
    }

    /** An authority whose own certificate is made here, too, as administrators of a cluster or of a namespace provide it. */
    private void provideIssuer(Resource maker) {
        String kind = (String) maker.at("spec", "issuerRef", "kind");
        boolean isOfCluster = kind.equals("ClusterIssuer");
        String namespace = isOfCluster ? CLUSTER_RESOURCES : maker.namespace();
        String text = Resource.text("authority.yaml")
                .replace("KIND", kind)
                .replace("NAME", (String) maker.at("spec", "issuerRef", "name"))
                .replace("SECRETS", namespace)
                .replace("PLACE", isOfCluster ? "" : "namespace: " + namespace);
        cluster.api().applyAll(Resource.parseAll(text));
    }
}
