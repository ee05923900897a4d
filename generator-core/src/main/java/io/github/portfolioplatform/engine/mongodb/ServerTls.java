package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import java.util.List;
import java.util.stream.Stream;

/** TLS of a server: its certificate, and how the programs in its pod connect. */
final class ServerTls {

    /** Certificate and key are one file, and the server is a client of no other. */
    static final CertificateShape SHAPE = new CertificateShape(true, false);

    private static final String COMBINED = "tls-combined.pem";
    /** Certificate and key of the server. */
    static final String CERTIFICATE = PodVolumes.CERTIFICATES + "/" + COMBINED;
    /** The options of the shell in the pod. The certificate has the name of the Service, and {@code localhost}; it has no addresses. */
    private static final List<String> OF_SHELL =
            List.of("--tls", "--tlsCAFile", CertificateFiles.AUTHORITY, "--host", "localhost");

    private ServerTls() {}

    static PodContribution pod(InstanceNames names) {
        return CertificateFiles.ofServer(names, "ca.crt", COMBINED);
    }

    /** {@return the words that start the shell in the pod} */
    static List<String> shell(String... rest) {
        return Stream.of(Stream.of("mongosh", "--quiet", "--norc"), OF_SHELL.stream(), Stream.of(rest))
                .flatMap(words -> words)
                .toList();
    }

    /** {@return the options of the shell in the pod, behind other words} */
    static String optionsOfShell() {
        return " " + String.join(" ", OF_SHELL);
    }

    /** {@return the options of {@code mongodump} and {@code mongorestore} in the pod, behind other words} */
    static String optionsOfTools() {
        return " --host=localhost --ssl --sslCAFile=" + CertificateFiles.AUTHORITY;
    }
}
