package io.github.portfolioplatform.engine;

/**
 * What the certificate of a server must be like.
 *
 * @param combined whether the server reads certificate and key from one file, {@code tls-combined.pem}
 * @param forClients whether the server is a client of others with it, too
 */
public record CertificateShape(boolean combined, boolean forClients) {}
