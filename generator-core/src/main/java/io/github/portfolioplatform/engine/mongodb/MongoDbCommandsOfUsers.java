package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;

/**
 * Commands at a MongoDB server of production. Copies are taken as who may read everything, and put back as who may change the database; the
 * shell is that of the latter, too, for there is no root.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param pod its pod
 */
record MongoDbCommandsOfUsers(MongoDb instance, InstanceNames names, PodCommands pod) implements OperatorCommands {

    @Override
    public String copy() {
        MongoDbUser user = user(MongoDbUser.BACKUP);
        return tools().copy(user.name(), "$(cat " + file(user) + ")");
    }

    @Override
    public String putBack() {
        MongoDbUser user = user(MongoDbUser.MIGRATE);
        String functions = tools().withoutFunctions(
                        " --tls --tlsCAFile " + MongoDbPaths.AUTHORITY + " --host localhost",
                        user.name(),
                        "require(\"fs\").readFileSync(\"" + file(user) + "\", \"utf8\").replace(/\\n$/, \"\")");
        return tools().putBack(user.name(), "$(cat " + file(user) + ")", functions);
    }

    @Override
    public String caution() {
        return ToolCommands.CAUTION;
    }

    @Override
    public String shell() {
        MongoDbUser user = user(MongoDbUser.MIGRATE);
        return pod.enter("mongosh --quiet --norc --tls --tlsCAFile " + MongoDbPaths.AUTHORITY
                + " --host localhost --eval 'db.getSiblingDB(\"admin\").auth(\"" + user.name()
                + "\", require(\"fs\").readFileSync(\"" + file(user) + "\", \"utf8\").replace(/\\n$/, \"\"))' --shell "
                + instance.database());
    }

    private ToolCommands tools() {
        return new ToolCommands(
                pod, instance.database(), " --host=localhost --ssl --sslCAFile=" + MongoDbPaths.AUTHORITY);
    }

    private MongoDbUser user(String purpose) {
        return MongoDbUser.all(instance, names).stream()
                .filter(user -> user.purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    private static String file(MongoDbUser user) {
        return MongoDbPaths.CREDENTIALS + "/" + user.password().file();
    }
}
