package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.model.Memory;
import java.util.List;
import java.util.Map;
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

    /** A shell is a whole Node.js. */
    static final Memory SHELL_MEMORY = Memory.mebibytes(256);

    private ServerTls() {}

    static PodContribution pod(InstanceNames names) {
        return CertificateFiles.ofServer(names, "ca.crt", COMBINED);
    }

    /** {@return the job that has a renewed certificate read, where no other job does, as root} */
    static AccessJob reload(InstanceNames names, ServerUser root) {
        return new AccessJob(
                List.of(
                        "mongosh",
                        "--quiet",
                        "--norc",
                        "--tls",
                        "--tlsCAFile",
                        CertificateFiles.AUTHORITY,
                        "--host",
                        names.service(),
                        "--eval",
                        new BundledText(ServerTls.class, "reload.js")
                                .with(Map.of())
                                .strip()),
                List.of(
                        MongoDbPaths.home(),
                        variable("MONGODB_USER", root.login()),
                        secretVariable(
                                "MONGODB_PASSWORD",
                                root.password().secretName(),
                                root.password().key())),
                List.of(CertificateFiles.authority(names)),
                List.of(CertificateFiles.mount()),
                SHELL_MEMORY);
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
