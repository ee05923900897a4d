package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.UserSecret;
import java.util.List;
import java.util.function.Function;

/**
 * The only user of a server: its root, which is the application's.
 *
 * @param instance the instance
 * @param inUse the user
 */
record OnlyUser(MongoDb instance, ServerUser inUse) implements MongoDbUsers {

    private static final String PASSWORD = "MONGO_INITDB_ROOT_PASSWORD";

    @Override
    public ServerUser dumping() {
        return inUse;
    }

    @Override
    public ServerUser restoring() {
        return inUse;
    }

    @Override
    public PasswordInPod passwordInPod(ServerUser user) {
        return PasswordInPod.inVariable(PASSWORD);
    }

    @Override
    public List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client) {
        return List.of(inUse.secret(false));
    }

    @Override
    public PodContribution firstStart() {
        return PodContribution.ofVariables(List.of(
                variable("MONGO_INITDB_ROOT_USERNAME", inUse.login()),
                secretVariable(
                        PASSWORD,
                        inUse.password().secretName(),
                        inUse.password().key()),
                variable("MONGO_INITDB_DATABASE", instance.database())));
    }
}
