package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A store of objects that speaks as S3 does, and forgets everything when it ends.
 *
 * @see <a href="https://github.com/adobe/S3Mock">S3Mock</a>
 */
record ObjectStorageImage(Path programs) implements ServerImage {

    static final int PORT = 9090;

    static final int TLS_PORT = 9191;

    /** Where its certificate is mounted. */
    static final String CERTIFICATE = "/run/tls";

    static ObjectStorageImage newest() {
        return new ObjectStorageImage(ServerArchive.DIRECTORY.resolve("objects"));
    }

    /** The Java that runs this test, whose settings Debian keeps elsewhere. */
    @Override
    public List<Path> clients() {
        Path java = Path.of(System.getProperty("java.home"));
        try {
            Path settings = java.resolve("conf/security/java.security").toRealPath();
            return List.of(java.resolve("bin"), settings.getParent());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public List<String> folders() {
        return List.of("/tmp");
    }

    @Override
    public String workingDirectory() {
        return "/tmp";
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        return List.of(
                "java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ServerImage.PROGRAMS + "/s3mock.jar",
                "--server.ssl.certificate=" + CERTIFICATE + "/tls.crt",
                "--server.ssl.key-password=",
                "--server.ssl.certificate-private-key=" + CERTIFICATE + "/tls.key",
                "--com.adobe.testing.s3mock.store.initial-buckets=" + String.join(",", arguments));
    }
}
