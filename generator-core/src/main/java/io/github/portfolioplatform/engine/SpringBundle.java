package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.List;

/**
 * The SSL bundle by which applications on Spring Boot trust a certificate authority.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/features/ssl.html">Spring Boot: SSL bundles</a>
 */
public final class SpringBundle {

    private static final String NAME = "databases";
    private static final String CERTIFICATE = "spring.ssl.bundle.pem." + NAME + ".truststore.certificate";

    private SpringBundle() {}

    /** {@return the settings, with the bundle at the end if the endpoint has a declared certificate authority} */
    public static List<Setting> in(Endpoint endpoint, List<Setting> settings, String prefix) {
        return endpoint.withTrust(
                settings,
                Setting.of(prefix + "ssl.bundle", NAME),
                Setting.ofProcess(CERTIFICATE, "file:" + CertificateAuthority.FILE));
    }

    /** {@return the settings for a sentence of help} */
    public static String setting(String prefix) {
        return prefix + "ssl.bundle=" + NAME + " and " + CERTIFICATE + "=file:<file>";
    }
}
