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
            "Each collection that is in the copy is replaced, one after the other; those that were made since stay.";

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

    /** {@return puts it back: the tool reads the copy from the input and the password from another file} */
    String putBack(String user, String password) {
        return pod.feed(
                "{ " + said(password) + " | mongorestore" + login("/dev/fd/4", user) + " --nsInclude=\"" + database
                        + ".*\" --drop --stopOnError --archive --gzip 4<&0 <&3; } 3<&0",
                file());
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
