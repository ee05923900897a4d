package io.github.portfolioplatform.spec;

import java.util.List;

/** The mappings that say what an environment of production has around it. */
final class ProductionShapes {

    static final Shape EXTERNAL_SECRETS = new Shape(
            "the store of the External Secrets Operator",
            List.of(
                    Shape.required("store", Shape.Type.TEXT, "The name of the store."),
                    Shape.optionalChoice(
                            "kind",
                            "Its kind; ClusterSecretStore if it is not written.",
                            List.of("ClusterSecretStore", ProductionReader.SECRET_STORE)),
                    key("key")));

    static final Shape VAULT = new Shape(
            "the Vault of the Vault Secrets Operator",
            List.of(
                    Shape.required("auth", Shape.Type.TEXT, "The name of the VaultAuth."),
                    Shape.required("mount", Shape.Type.TEXT, "Where the key-value engine, version 2, is mounted."),
                    key("path")));

    static final Shape SECRETS = new Shape(
            "where passwords come from",
            List.of(
                    Shape.optional(
                            "externalSecrets", Shape.Type.SECTION, "A store that the External Secrets Operator reads."),
                    Shape.optional("vault", Shape.Type.SECTION, "HashiCorp Vault, read by its own operator."),
                    Shape.optional(
                            "generated",
                            Shape.Type.FLAG,
                            "Made up once, in the cluster, by the External Secrets Operator."),
                    Shape.optional(
                            "brought", Shape.Type.FLAG, "Secrets that the team brings: sealed, SOPS, or by hand."),
                    Shape.optional(
                            "existing",
                            Shape.Type.TEXT,
                            "Secrets that exist already, by their names, with {instance} and {user}: {instance}-{user}.")),
            true);

    static final Shape CERT_MANAGER = new Shape(
            "the issuer of cert-manager",
            List.of(
                    Shape.required("issuer", Shape.Type.TEXT, "The name of the issuer."),
                    Shape.optional("kind", Shape.Type.TEXT, "Its kind; ClusterIssuer if it is not written."),
                    Shape.optional("group", Shape.Type.TEXT, "Its API group; cert-manager.io if it is not written."),
                    Shape.optional(
                            "duration",
                            Shape.Type.TEXT,
                            "How long a certificate is valid; 2160h if it is not written."),
                    Shape.optional(
                            "renewBefore",
                            Shape.Type.TEXT,
                            "How long before its end it is renewed; a third of duration if it is not written.")));

    static final Shape CERTIFICATES = new Shape(
            "where certificates come from",
            List.of(
                    Shape.optional("certManager", Shape.Type.SECTION, "An issuer of cert-manager."),
                    Shape.optional("brought", Shape.Type.FLAG, "Secrets <instance>-tls that the team brings."),
                    Shape.optional(
                            "existing",
                            Shape.Type.TEXT,
                            "Secrets that exist already, by their names, with {instance}: {instance}-server-tls.")),
            true);

    static final Shape AUTHORITY_MAP = new Shape(
            "the ConfigMap of the certificate authority",
            List.of(
                    Shape.required("name", Shape.Type.TEXT, "Its name, the same in the namespace of each consumer."),
                    Shape.optional(
                            "key", Shape.Type.TEXT, "The key of the certificates; ca.crt if it is not written.")));

    static final Shape CERTIFICATE_AUTHORITY = new Shape(
            "the certificate authority",
            List.of(
                    Shape.optional(
                            "configMap",
                            Shape.Type.SECTION,
                            "A ConfigMap that exists in the namespace of each consumer, as trust-manager makes it."),
                    Shape.optional(
                            "pem",
                            Shape.Type.TEXT,
                            "Its certificates in PEM form, from which a ConfigMap is rendered.")),
            true);

    static final Shape METRICS = new Shape("the pods that read metrics", List.of(namespace(true), labels()));

    static final Shape DNS_SERVER = new Shape(
            "a DNS server",
            List.of(
                    Shape.optional("namespace", Shape.Type.TEXT, "The namespace of its pods."),
                    labels(),
                    Shape.optional("address", Shape.Type.TEXT, "Its address or block of addresses, if it is no pod."),
                    Shape.optional("port", Shape.Type.AMOUNT, "Its port; 53 if it is not written.")));

    static final Shape NETWORK = new Shape(
            "the network of the cluster",
            List.of(Shape.optional(
                    "dns", Shape.Type.NAMED, "DNS servers beside those of the usual clusters, by a name for each.")));

    static final Shape CONSUMER = new Shape(
            "a consumer",
            List.of(
                    namespace(false),
                    labels(),
                    Shape.optional(
                            "binding",
                            Shape.Type.FLAG,
                            "Whether the Secret of the application is made in their namespace, too.")));

    static final Shape RUN_AS = new Shape(
            "whom processes run as",
            List.of(
                    Shape.required("user", Shape.Type.AMOUNT, "The user id, not 0."),
                    Shape.required("group", Shape.Type.AMOUNT, "The group id, not 0; that of the files, too.")));

    private ProductionShapes() {}

    /** The key of an environment that says where passwords come from. */
    static Shape.Key secrets() {
        return Shape.optional(
                "secrets",
                Shape.Type.SECTION,
                "In production: where passwords come from, such as externalSecrets: {store: vault}.");
    }

    /** The key of an environment that says where certificates come from. */
    static Shape.Key certificates() {
        return Shape.optional(
                "certificates",
                Shape.Type.SECTION,
                "In production: where certificates come from, such as certManager: {issuer: company-ca}.");
    }

    private static Shape.Key key(String name) {
        return Shape.optional(
                name,
                Shape.Type.TEXT,
                "The entry of an instance, with {portfolio}, {environment} and {instance}; "
                        + ProductionReader.USUAL_KEY + " if it is not written.");
    }

    private static Shape.Key namespace(boolean required) {
        return new Shape.Key(
                "namespace",
                Shape.Type.TEXT,
                required,
                required ? "Their namespace." : "Their namespace; that of the instance if it is not written.",
                List.of());
    }

    private static Shape.Key labels() {
        return Shape.optional("labels", Shape.Type.TEXTS, "Their labels.");
    }
}
