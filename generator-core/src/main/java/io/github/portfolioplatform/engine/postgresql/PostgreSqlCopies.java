package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies by {@code pg_dump} in its custom format, and the roles beside them.
 *
 * @param instance the instance
 * @param host where the server is
 */
record PostgreSqlCopies(PostgreSql instance, String host) {

    private static final String[] SCRIPTS = {
        DataCopies.DUMP,
        DataCopies.VERIFY,
        DataCopies.RESTORE,
        "database.sh",
        "prepare.sql",
        "entries.sql",
        "compare.sql",
        "restored.sql",
        "counts.sql",
        "roles.sql",
        "rights.sql",
        "extensions.sql"
    };
    /** A row passes through the client as a whole, written as text, which is several times its size. */
    private static final Memory LEAST = Memory.mebibytes(512);

    /** {@return the copies that these users take and restore, over TLS or not} */
    DataCopies by(PostgreSqlUsers users, boolean tls) {
        List<EnvVar> environment = new ArrayList<>(connection());
        if (tls) {
            environment.addAll(ServerTls.variables());
        }
        return new DataCopies(
                BundledText.all(PostgreSqlCopies.class, SCRIPTS),
                environment,
                login(users.dumping()),
                login(users.restoring()),
                false,
                client(),
                PostgreSqlImages.USER.of(instance));
    }

    private static Login login(ServerUser user) {
        return user.copying(variable("PGUSER", user.login()));
    }

    private List<EnvVar> connection() {
        return List.of(
                variable("PGHOST", host),
                variable("PGDATABASE", instance.database()),
                variable("PGCONNECT_TIMEOUT", "10"),
                variable(
                        "VOLUME_BYTES",
                        String.valueOf(instance.allocation().storage().bytes())));
    }

    /** The server writes a row as text, too, and needs more for that than the client: what fits there fits here. Workers only pass bytes on. */
    private CopyClient client() {
        Memory server = instance.allocation().limits().memory();
        return CopyClient.of(instance.allocation(), server.compareTo(LEAST) > 0 ? server : LEAST, Memory.ZERO);
    }
}
