package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
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
                    + " Restart the application right after the job.");

    private static final List<Purpose> CLIENTS = List.of(
            Purpose.APPLICATION, Purpose.MIGRATION, Purpose.READING, Purpose.METRICS, Purpose.BACKUP, Purpose.RESTORE);

    private PostgreSqlRotation() {}

    /** {@return what rotates, and how, where passwords come from that source} */
    static Rotation of(SecretSource source) {
        return Rotation.ofJob(source, logins(new Roles("<database>")), RULES);
    }

    /** A second login is told beside the instances that have one. */
    private static List<Login> logins(Roles roles) {
        List<Login> logins = new ArrayList<>();
        for (Purpose purpose : CLIENTS) {
            logins.add(new Login(purpose.id(), roles.of(purpose), use(purpose)));
        }
        logins.add(
                new Login(Purpose.ADMINISTRATION.id(), roles.of(Purpose.ADMINISTRATION), use(Purpose.ADMINISTRATION)));
        logins.add(new Login(
                Purpose.SUPERUSER.id(),
                roles.of(Purpose.SUPERUSER),
                use(Purpose.SUPERUSER),
                Purpose.ADMINISTRATION.id()));
        return logins;
    }

    private static String use(Purpose purpose) {
        return switch (purpose) {
            case APPLICATION, SECOND -> "the application";
            case ADMINISTRATION -> "the access job";
            case SUPERUSER -> "'kubectl exec' into the pod of the server";
            case MIGRATION -> "migrations";
            case READING -> "reports and people who read";
            case METRICS -> "the exporter of metrics";
            case BACKUP -> "the jobs that take copies";
            case RESTORE -> "the jobs that put copies back";
        };
    }
}
