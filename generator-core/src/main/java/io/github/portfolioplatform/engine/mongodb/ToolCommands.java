package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.PodCommands;

/**
 * Copies of a database with MongoDB's own tools, which take a password from a file alone if it is to be in no list of processes. That file is
 * a pipe, in which the password is a YAML block: it needs no escapes there.
 *
 * @param pod the pod
 * @param database the database of the application
 * @param options how the tools reach the server
 * @see <a href="https://www.mongodb.com/docs/database-tools/mongodump/#std-option-mongodump.--config">mongodump: --config</a>
 */
record ToolCommands(PodCommands pod, String database, String options) {

    static final String CAUTION =
            "Each collection that is in the copy is replaced, one after the other, and so are the functions of the database; newer collections stay.";

    /**
     * {@return takes a copy}
     *
     * @param password the password as a word of a shell in the pod
     */
    String copy(String user, String password) {
        return pod.stream(
                said(password) + " | mongodump" + login("/dev/stdin", user) + " --db=" + database + " --archive --gzip",
                file());
    }

    /**
     * {@return puts it back: the tool reads the copy from the input and the password from another file}
     * It drops no functions, so that those with the names of copied ones would stop it.
     *
     * @param password the password as a word of a shell in the pod
     * @param script how the shell of MongoDB logs in and removes the functions, without single quotes
     */
    String putBack(String user, String password, String script) {
        return pod.feed(
                script + " >/dev/null </dev/null && { " + said(password) + " | mongorestore" + login("/dev/fd/4", user)
                        + " --nsInclude=\"" + database
                        + ".*\" --drop --stopOnError --bypassDocumentValidation --archive --gzip 4<&0 <&3; } 3<&0",
                file());
    }

    /** {@return the words that start the shell of MongoDB, log in with that password, and remove the functions of the database} */
    String withoutFunctions(String shell, String user, String password) {
        String script = "db.getSiblingDB(\"admin\").auth(\"" + user + "\", " + password + "); db.getSiblingDB(\""
                + database + "\").getCollection(\"system.js\").deleteMany({})";
        return "mongosh --quiet --norc" + shell + " --eval \""
                + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String said(String password) {
        return "printf \"password: |2-\\n  %s\\n\" \"" + password + "\"";
    }

    private String login(String file, String user) {
        return " --config=" + file + " -u " + user + " --authenticationDatabase=admin" + options;
    }

    private String file() {
        return pod.names().instance() + ".archive.gz";
    }
}
