package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.ServerUser;

/**
 * Commands at a MongoDB server. Copies are taken as the user that may read everything, and put back as the one that may change the database;
 * the shell is that of the latter, too.
 *
 * <p>MongoDB's own tools take a password from a file alone if it is to be in no list of processes. That file is a pipe, in which the password
 * is a YAML block: it needs no escapes there.
 *
 * @param instance the instance
 * @param users its users
 * @param tls whether the server takes connections over TLS only
 * @param pod its pod
 * @see <a href="https://www.mongodb.com/docs/database-tools/mongodump/#std-option-mongodump.--config">mongodump: --config</a>
 */
record MongoDbCommands(MongoDb instance, MongoDbUsers users, boolean tls, PodCommands pod) implements OperatorCommands {

    @Override
    public String copy() {
        ServerUser user = users.dumping();
        return pod.stream(
                said(user) + " | mongodump" + login("/dev/stdin", user) + " --db=" + instance.database()
                        + " --archive --gzip",
                file());
    }

    /**
     * {@return puts a copy back: the tool reads the copy from the input and the password from another file}
     * It drops no functions, so that those with the names of copied ones would stop it.
     */
    @Override
    public String putBack() {
        ServerUser user = users.restoring();
        return pod.feed(
                withoutFunctions(user) + " >/dev/null </dev/null && { " + said(user) + " | mongorestore"
                        + login("/dev/fd/4", user) + " --nsInclude=\"" + instance.database()
                        + ".*\" --drop --stopOnError --bypassDocumentValidation --archive --gzip 4<&0 <&3; } 3<&0",
                file());
    }

    @Override
    public String caution() {
        return "Each collection that is in the copy is replaced, one after the other, and so are the functions of the database; newer collections stay.";
    }

    @Override
    public String shell() {
        return pod.enter(
                mongosh() + " --eval '" + authentication(users.restoring()) + "' --shell " + instance.database());
    }

    /** The words that start the shell, log in, and remove the functions of the database, without single quotes. */
    private String withoutFunctions(ServerUser user) {
        String script = authentication(user) + "; db.getSiblingDB(\"" + instance.database()
                + "\").getCollection(\"system.js\").deleteMany({})";
        return mongosh() + " --eval \"" + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String authentication(ServerUser user) {
        return "db.getSiblingDB(\"admin\").auth(\"" + user.login() + "\", "
                + users.passwordInPod(user).script() + ")";
    }

    private String mongosh() {
        return "mongosh --quiet --norc" + (tls ? ServerTls.optionsOfShell() : "");
    }

    private String said(ServerUser user) {
        return "printf \"password: |2-\\n  %s\\n\" \""
                + users.passwordInPod(user).word() + "\"";
    }

    private String login(String file, ServerUser user) {
        return " --config=" + file + " -u " + user.login() + " --authenticationDatabase=admin"
                + (tls ? ServerTls.optionsOfTools() : "");
    }

    private String file() {
        return pod.names().instance() + ".archive.gz";
    }
}
