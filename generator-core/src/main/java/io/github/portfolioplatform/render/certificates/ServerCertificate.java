package io.github.portfolioplatform.render.certificates;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.CustomResource;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The certificate of a server, which cert-manager makes and renews, unless it is provided.
 *
 * @see <a href="https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec">cert-manager: CertificateSpec</a>
 */
public final class ServerCertificate implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        return context.server().certificate().map(shape -> of(context, shape)).orElse(Contribution.NONE);
    }

    private static Contribution of(InstanceContext context, CertificateShape shape) {
        String namespace = context.environment().namespace();
        String secret = context.names().certificate();
        ExternalReferences.Builder external = ExternalReferences.builder().readByOthers(namespace, secret);
        if (context.production().certificates() instanceof CertificateSource.Issuer issuer) {
            HasMetadata certificate = CustomResource.of(
                    "cert-manager.io/v1",
                    "Certificate",
                    context.metadata(context.names().service()),
                    spec(context, issuer, shape));
            return Contribution.of(ResourceRole.CERTIFICATE, certificate).with(external.build());
        }
        return Contribution.NONE.with(
                external.secret(namespace, secret, keys(shape)).build());
    }

    /** The keys of the Secret that a certificate of that shape is in. */
    private static SortedSet<String> keys(CertificateShape shape) {
        SortedSet<String> keys = new TreeSet<>(List.of("ca.crt", "tls.crt", "tls.key"));
        if (shape.combined()) {
            keys.add("tls-combined.pem");
        }
        return keys;
    }

    private static Map<String, Object> spec(
            InstanceContext instance, CertificateSource.Issuer issuer, CertificateShape shape) {
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
