package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.postgresql.Roles.Purpose;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies by {@code pg_dump} in its custom format, and the roles beside them.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param host where the server is
 */
record PostgreSqlCopies(PostgreSql instance, InstanceNames names, String host) {

    private static final RunAs DEBIAN = new RunAs(999, 999);
    private static final RunAs ALPINE = new RunAs(70, 70);
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

    /** {@return those of development, where the one user may do everything} */
    DataCopies ofOneUser() {
        Login login = Login.of(
                names.credentials(),
                PostgreSql.ENGINE.passwordKey(),
                user(instance.credentials().user()));
        return copies(connection(), login, login);
    }

    /** {@return those of production, which go through TLS, and where nobody may do both} */
    DataCopies ofUsers(PostgreSqlUsers users) {
        List<EnvVar> environment = new ArrayList<>(connection());
        environment.add(variable("PGSSLMODE", "verify-full"));
        environment.add(variable("PGSSLROOTCERT", PodVolumes.CERTIFICATES + "/ca.crt"));
        return copies(environment, login(users, Purpose.BACKUP), login(users, Purpose.RESTORE));
    }

    private Login login(PostgreSqlUsers users, Purpose purpose) {
        return new Login(
                List.of(user(new Roles(instance.database()).of(purpose))), users.file(purpose, Login.PASSWORD));
    }

    private static EnvVar user(String name) {
        return variable("PGUSER", name);
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

    private DataCopies copies(List<EnvVar> environment, Login dumping, Login restoring) {
        return new DataCopies(
                BundledText.all(PostgreSqlCopies.class, SCRIPTS),
                environment,
                dumping,
                restoring,
                false,
                client(),
                user(instance));
    }

    /** The server writes a row as text, too, and needs more for that than the client: what fits there fits here. Workers only pass bytes on. */
    private CopyClient client() {
        Memory server = instance.allocation().limits().memory();
        return CopyClient.of(instance.allocation(), server.compareTo(LEAST) > 0 ? server : LEAST, Memory.ZERO);
    }

    /** The two distributions number the user postgres differently, and the files on the volume belong to that number. */
    static RunAs user(PostgreSql instance) {
        return userOf(instance.image().reference().tag().orElse(""));
    }

    static RunAs userOf(String tag) {
        return tag.contains("alpine") ? ALPINE : DEBIAN;
    }
}
