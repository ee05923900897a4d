package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;

/**
 * Commands at a MongoDB server of development, as its root.
 *
 * @param instance the instance
 * @param pod its pod
 */
record MongoDbCommands(MongoDb instance, PodCommands pod) implements OperatorCommands {

    private static final String PASSWORD = "MONGO_INITDB_ROOT_PASSWORD";

    @Override
    public String copy() {
        return tools().copy(root(), "$" + PASSWORD);
    }

    @Override
    public String putBack() {
        return tools().putBack(root(), "$" + PASSWORD, tools().withoutFunctions("", root(), "process.env." + PASSWORD));
    }

    @Override
    public String caution() {
        return ToolCommands.CAUTION;
    }

    /** The shell has no option for a password that no list of processes shows, but it reads variables. */
    @Override
    public String shell() {
        return pod.enter("mongosh --quiet --norc --eval 'db.getSiblingDB(\"admin\").auth(\"" + root()
                + "\", process.env." + PASSWORD + ")' --shell " + instance.database());
    }

    private ToolCommands tools() {
        return new ToolCommands(pod, instance.database(), "");
    }

    private String root() {
        return instance.credentials().user();
    }
}
