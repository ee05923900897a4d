package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies by {@code mongodump}, of the database of the application.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param host where the server is
 */
record MongoDbCopies(MongoDb instance, InstanceNames names, String host) {

    static final RunAs MONGODB = new RunAs(999, 999);

    private static final String SHARED = "mongodb.sh";

    /** The shell, the buffers of an archive, and the documents that the garbage collector has not removed yet. */
    private static final Memory BASE = Memory.mebibytes(256);
    /** Several documents of 16 MiB on their way, each of them twice. */
    private static final Memory EACH = Memory.mebibytes(256);

    /** {@return those of development, where root may do everything} */
    DataCopies ofOneUser() {
        Login login = Login.of(
                names.credentials(),
                MongoDb.ENGINE.passwordKey(),
                user(instance.credentials().user()));
        return copies(connection(), login, login);
    }

    /** {@return those of production, which go through TLS, and where nobody may do both} */
    DataCopies ofUsers() {
        List<EnvVar> environment = new ArrayList<>(connection());
        environment.add(variable("MONGODB_CAFILE", MongoDbPaths.AUTHORITY));
        return copies(environment, login(MongoDbUser.BACKUP), login(MongoDbUser.MIGRATE));
    }

    private Login login(String purpose) {
        MongoDbUser user = MongoDbUser.all(instance, names).stream()
                .filter(each -> each.purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
        return Login.of(user.password().secret(), user.password().key(), user(user.name()));
    }

    private static EnvVar user(String name) {
        return variable("MONGODB_USER", name);
    }

    private List<EnvVar> connection() {
        return List.of(
                variable("HOME", MongoDbPaths.TEMPORARY),
                variable("MONGODB_HOST", host),
                variable("MONGODB_DATABASE", instance.database()),
                PodVolumes.memoryVariable("MEMORY_MIB"));
    }

    private DataCopies copies(List<EnvVar> environment, Login dumping, Login restoring) {
        return new DataCopies(
                BundledText.all(MongoDbCopies.class, SHARED, DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE),
                environment,
                dumping,
                restoring,
                false,
                CopyClient.of(instance.allocation(), BASE, EACH),
                MONGODB);
    }
}
