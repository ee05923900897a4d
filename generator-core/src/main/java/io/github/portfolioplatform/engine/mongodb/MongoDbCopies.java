package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies by {@code mongodump}, of the database of the application.
 *
 * @param instance the instance
 * @param host where the server is
 */
record MongoDbCopies(MongoDb instance, String host) {

    private static final String SHARED = "mongodb.sh";

    /** The shell, the buffers of an archive, and the documents that the garbage collector has not removed yet. */
    private static final Memory BASE = Memory.mebibytes(256);
    /** Several documents of 16 MiB on their way, each of them twice. */
    private static final Memory EACH = Memory.mebibytes(256);

    /** {@return the copies that these users take and restore, over TLS or not} */
    DataCopies by(MongoDbUsers users, boolean tls) {
        List<EnvVar> environment = new ArrayList<>(connection());
        if (tls) {
            environment.add(variable("MONGODB_CAFILE", CertificateFiles.AUTHORITY));
        }
        return new DataCopies(
                BundledText.all(MongoDbCopies.class, SHARED, DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE),
                environment,
                login(users.dumping()),
                login(users.restoring()),
                false,
                CopyClient.of(instance.allocation(), BASE, EACH),
                MongoDbImages.USER.of(instance));
    }

    private static Login login(ServerUser user) {
        return user.copying(variable("MONGODB_USER", user.login()));
    }

    private List<EnvVar> connection() {
        return List.of(
                MongoDbPaths.home(),
                variable("MONGODB_HOST", host),
                variable("MONGODB_DATABASE", instance.database()),
                PodVolumes.memoryVariable("MEMORY_MIB"));
    }
}
