package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.CertificateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The certificate of a server, which cert-manager makes and renews, unless somebody brings it.
 *
 * @see <a href="https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec">cert-manager: CertificateSpec</a>
 */
final class ServerCertificate {

    private ServerCertificate() {}

    static Optional<HasMetadata> of(SecuredInstance instance) {
        return instance.production().certificates() instanceof CertificateSource.Issuer issuer
                ? Optional.of(CustomResource.of(
                        "cert-manager.io/v1",
                        "Certificate",
                        instance.metadata(instance.names().service()),
                        spec(instance, issuer)))
                : Optional.empty();
    }

    /** The keys of the Secret that a certificate of that shape is in. */
    static SortedSet<String> keys(SecuredInstance instance) {
        SortedSet<String> keys = new TreeSet<>(List.of("ca.crt", "tls.crt", "tls.key"));
        if (instance.server().certificate().combined()) {
            keys.add("tls-combined.pem");
        }
        return keys;
    }

    private static Map<String, Object> spec(SecuredInstance instance, CertificateSource.Issuer issuer) {
        CertificateShape shape = instance.server().certificate();
        Map<String, Object> spec = new TreeMap<>();
        spec.put("secretName", instance.names().certificate());
        spec.put("commonName", instance.names().service());
        spec.put("dnsNames", hosts(instance.names(), instance.environment().namespace()));
        spec.put("duration", issuer.lifetime().duration().toString());
        spec.put("renewBefore", issuer.lifetime().renewBefore().toString());
        spec.put("privateKey", key(shape));
        spec.put("usages", usages(shape));
        spec.put("issuerRef", Map.of("name", issuer.name(), "kind", issuer.kind(), "group", issuer.group()));
        if (shape.combined()) {
            spec.put("additionalOutputFormats", List.of(Map.of("type", "CombinedPEM")));
        }
        return spec;
    }

    /** Every name that the Service has in the cluster, and that by which the probes of the pod call the server. */
    private static List<String> hosts(InstanceNames names, String namespace) {
        String service = names.service();
        return List.of(
                service,
                service + "." + namespace,
                service + "." + namespace + ".svc",
                names.host(namespace),
                "localhost");
    }

    /** Servers that want both parts in one file have clients that know no elliptic curves. */
    private static Map<String, Object> key(CertificateShape shape) {
        Map<String, Object> key = new TreeMap<>(Map.of("encoding", "PKCS8", "rotationPolicy", "Always"));
        key.put("algorithm", shape.combined() ? "RSA" : "ECDSA");
        key.put("size", shape.combined() ? 2048 : 256);
        return key;
    }

    private static List<String> usages(CertificateShape shape) {
        List<String> usages = new ArrayList<>(List.of("digital signature"));
        if (shape.combined()) {
            usages.add("key encipherment");
        }
        usages.add("server auth");
        if (shape.forClients()) {
            usages.add("client auth");
        }
        return usages;
    }
}
