package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.model.SecretSource;
import java.util.List;

/** How passwords of MongoDB rotate: the access job gives the server those of the Secrets. */
final class MongoDbRotation {

    private static final List<String> RULES = List.of(
            "The CronJob <name>-access runs once an hour and gives the server the changed passwords of the Secrets.",
            "The old password works until the job has run. From then on, new connections with the old one are refused. Restart the"
                    + " application right after the job.");

    private MongoDbRotation() {}

    /** {@return what rotates, and how, where passwords come from that source} */
    static Rotation of(SecretSource source) {
        return Rotation.ofJob(source, logins(), RULES);
    }

    private static List<Login> logins() {
        return List.of(
                login(Purpose.APPLICATION, "the application"),
                login(Purpose.MIGRATION, "migrations, and the jobs that put copies back"),
                login(Purpose.METRICS, "the exporter of metrics"),
                login(Purpose.BACKUP, "the jobs that take copies"),
                login(Purpose.ADMINISTRATION, "the access job"));
    }

    private static Login login(Purpose purpose, String use) {
        return new Login(purpose.id(), MongoDbUser.login("<database>", purpose), use);
    }
}
