package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.List;

/** How passwords of MongoDB rotate: the access job gives the server those of the Secrets. */
final class MongoDbRotation {

    private static final List<String> RULES = List.of(
            "The CronJob <name>-access runs once an hour and gives the server the passwords of the Secrets.",
            "The old password works until the job has run. From then on, new connections with the old one are refused. Restart the"
                    + " application right after the job.",
            "Where 'secondLogin' is declared, the application has two logins that take turns, and no connection is refused: the row Rotation of the"
                    + " instance has the steps.");

    /** The job logs in as the administrator, so that it needs the password that the server has. */
    private static final String PREVIOUS =
            "The job logs in as <database>_admin. When 'admin' changes, the job needs the old password, too: before the change,"
                    + " 'kubectl create secret generic -n <namespace> <name>-admin-previous --from-file=admin=<file>' with the old password."
                    + " Then run the job, and delete the Secret <name>-admin-previous.";

    private static final String READ_ONCE =
            "The property 'admin' is read once, when the Secret <name>-admin is created: a later change has no effect until that Secret is"
                    + " deleted, which creates it again.";

    private static final String LOST =
            "If the password of <database>_admin is lost, the job fails, and its log has the commands that repair the server.";

    private MongoDbRotation() {}

    /** {@return what rotates, and how, where passwords come from that source} */
    static Rotation of(SecretSource source, String namespace) {
        List<String> rules = new ArrayList<>(RULES);
        if (source.isReadOnce()) {
            rules.add(READ_ONCE);
        }
        rules.add(PREVIOUS.replace("<namespace>", namespace));
        rules.add(LOST);
        return new Rotation(logins(), rules);
    }

    private static List<Login> logins() {
        return List.of(
                new Login(MongoDbUser.APPLICATION, "<database>_app", "the application"),
                new Login(MongoDbUser.MIGRATE, "<database>_migrate", "migrations, and the jobs that put copies back"),
                new Login(MongoDbUser.METRICS, MongoDbUser.METRICS, "the exporter of metrics"),
                new Login(MongoDbUser.BACKUP, MongoDbUser.BACKUP, "the jobs that take copies"),
                new Login(MongoDbUser.ADMINISTRATOR, "<database>_admin", "the access job"));
    }
}
