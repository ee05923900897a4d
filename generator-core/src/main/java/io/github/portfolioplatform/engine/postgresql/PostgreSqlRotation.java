package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.engine.postgresql.Roles.Purpose;
import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.List;

/** How passwords of PostgreSQL rotate: the server reads what changed from its own files, when the access job asks it to. */
final class PostgreSqlRotation {

    private static final List<String> RULES = List.of(
            "The CronJob <name>-access runs once an hour. It waits up to 3 minutes for the files in the pod of the server, makes the server"
                    + " read the changed passwords, and logs in as each user to check them. If that fails, the job fails, and the next one"
                    + " tries again.",
            "The old password works until the job has made the new one known. From then on, new connections with the old one are refused."
                    + " Restart the application right after the job.",
            "Where 'secondLogin' is declared, the application has two logins that take turns, and no connection is refused: the row Rotation of the"
                    + " instance has the steps.");

    private static final String READ_ONCE =
            "The properties 'admin' and 'superuser' are read once, when the Secret <name>-admin is created: later changes of them have no effect.";

    private static final String PREVIOUS =
            "The job logs in as <database>_admin. When 'admin' changes, add the old password as 'admin-previous' in the same change, and remove it"
                    + " after the job has completed.";

    private static final String LOST =
            "If the password of <database>_admin is lost, the job fails, and its log has the command that repairs the server.";

    private PostgreSqlRotation() {}

    /** {@return what rotates, and how, where passwords come from that source} */
    static Rotation of(SecretSource source) {
        List<String> rules = new ArrayList<>(RULES);
        rules.add(source.isReadOnce() ? READ_ONCE : PREVIOUS);
        rules.add(LOST);
        return new Rotation(logins(new Roles("<database>")), rules);
    }

    /** A second login is told beside the instances that have one. */
    private static List<Login> logins(Roles roles) {
        List<Login> logins = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            if (purpose != Purpose.SECOND) {
                logins.add(new Login(purpose.id(), roles.of(purpose), use(purpose)));
            }
        }
        logins.add(new Login(SecuredUsers.ADMIN, roles.admin(), "the access job"));
        logins.add(new Login(
                SecuredUsers.SUPERUSER,
                Roles.superuser(),
                "'kubectl exec' into the pod of the server",
                SecuredUsers.ADMIN));
        return logins;
    }

    private static String use(Purpose purpose) {
        return switch (purpose) {
            case APPLICATION, SECOND -> "the application";
            case MIGRATION -> "migrations";
            case READING -> "reports and people who read";
            case METRICS -> "the exporter of metrics";
            case BACKUP -> "the jobs that take copies";
            case RESTORE -> "the jobs that put copies back";
        };
    }
}
