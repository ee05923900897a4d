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
                    + " application right after the job.");

    private static final String TURNS =
            "With 'secondLogin:' an application has two logins, and no connection is refused: the section of the instance has the steps.";

    private static final String PREVIOUS =
            "The job logs in as <database>_admin. When 'admin' changes, add the old password as 'admin-previous' in the same change, and remove it"
                    + " after the job has completed.";

    private static final String READ_ONCE =
            "The operator reads 'admin' once, when it creates the Secret <name>-admin. Delete that Secret after it has changed.";

    private static final String GENERATED =
            "The Secret <name>-admin is created once: 'admin' stays as generated first, so that the job can log in.";

    private static final String LOST =
            "If the password of <database>_admin is lost, the job fails, and its log has the commands that repair the server.";

    private static final List<Login> LOGINS = List.of(
            new Login(MongoDbUser.APPLICATION, "<database>_app", "the application"),
            new Login(MongoDbUser.MIGRATE, "<database>_migrate", "migrations, and the jobs that put copies back"),
            new Login(MongoDbUser.METRICS, MongoDbUser.METRICS, "the exporter of metrics"),
            new Login(MongoDbUser.BACKUP, MongoDbUser.BACKUP, "the jobs that take copies"),
            new Login(MongoDbUser.ADMINISTRATOR, "<database>_admin", "the access job"));

    private MongoDbRotation() {}

    /** {@return what rotates, and how, where passwords come from that source, with a second login of the application or without} */
    static Rotation of(SecretSource source, boolean hasSecond) {
        List<String> rules = new ArrayList<>(RULES);
        rules.add(TURNS);
        if (source instanceof SecretSource.Generated) {
            rules.add(GENERATED);
        } else {
            rules.add(PREVIOUS);
            if (source.isReadOnce()) {
                rules.add(READ_ONCE);
            }
        }
        rules.add(LOST);
        List<Login> logins = new ArrayList<>(LOGINS);
        if (hasSecond) {
            logins.add(1, new Login(MongoDbUser.SECOND, "<database>_app2", "the application, when its turn comes"));
        }
        return new Rotation(logins, rules);
    }
}
