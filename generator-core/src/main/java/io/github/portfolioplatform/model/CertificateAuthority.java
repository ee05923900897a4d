package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

/** The certificate authority by which clients check the certificates of the servers. It is public. */
public sealed interface CertificateAuthority {

    /** The key of the certificates of the authority in a ConfigMap or Secret. */
    String KEY = "ca.crt";

    /** The folder at which applications mount the ConfigMap. */
    String FOLDER = "/etc/portfolio-ca";

    /** The file that the settings of clients point to. */
    String FILE = FOLDER + "/" + KEY;

    /**
     * A ConfigMap that exists in the namespace of each consumer, as trust-manager makes it.
     *
     * @param name its name
     * @param key the key of the certificates in PEM form
     * @see <a href="https://cert-manager.io/docs/trust/trust-manager/">cert-manager: trust-manager</a>
     */
    record ConfigMap(String name, String key) implements CertificateAuthority {

        /** Refuses null. */
        public ConfigMap {
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }

        /** Creates a ConfigMap with the usual key, {@code ca.crt}. */
        public ConfigMap(String name) {
            this(name, KEY);
        }
    }

    /**
     * Certificates in the portfolio, from which the ConfigMap is rendered. The Secrets of users have them as {@code ca.crt}.
     *
     * @param text one or more certificates in PEM form
     */
    record Pem(String text) implements CertificateAuthority {

        /** Ends the text with a line break. */
        public Pem {
            requireNonNull(text, "text");
            text = text.strip().replace("\r\n", "\n") + "\n";
        }
    }
}
