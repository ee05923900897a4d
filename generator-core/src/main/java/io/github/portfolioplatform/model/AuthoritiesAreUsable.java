package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** The certificate authority of an environment is one that clients can check servers by, and contains nothing secret. */
final class AuthoritiesAreUsable implements PortfolioRule {

    private static final String RULE = "authority-is-usable";

    /** A thousand certificates; a ConfigMap holds no more than 1 MiB. */
    private static final int LONGEST = 1 << 20;

    private static final Grammar KEY = Grammar.of(253, "(?!\\.$|\\.\\.)[A-Za-z0-9._-]+");

    private static final Grammar CERTIFICATES =
            Grammar.of(LONGEST, "(?:-----BEGIN CERTIFICATE-----\\s+[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*)++");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            if (production != null) {
                ModelPath path = environment.path().field("certificateAuthority");
                production.certificateAuthority().ifPresent(authority -> check(authority, path, problems));
            }
        }
    }

    private static void check(CertificateAuthority authority, ModelPath path, Problems problems) {
        if (authority instanceof CertificateAuthority.ConfigMap configMap) {
            Name.RESOURCE.check(configMap.name(), path.field("configMap"), problems);
            if (!KEY.accepts(configMap.key())) {
                problems.add(
                        RULE,
                        path.field("key"),
                        "This is not a key of a ConfigMap.",
                        "Write letters, digits and '._-', no '..' in front, such as ca.crt.");
            }
        } else if (!isAuthority(((CertificateAuthority.Pem) authority).text())) {
            problems.add(
                    RULE,
                    path.field("pem"),
                    "This is not a list of certificates of authorities in PEM form.",
                    "Write -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, as in ca.crt of the issuer; no private key.");
        }
    }

    private static boolean isAuthority(String text) {
        if (!CERTIFICATES.accepts(text)) {
            return false;
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .allMatch(certificate -> certificate.getBasicConstraints() >= 0);
        } catch (CertificateException unreadable) {
            return false;
        }
    }
}
