package io.github.portfolioplatform.engine.mongodb;

/**
 * Where a program in the pod of the server finds a password.
 *
 * @param word the password as a word of a shell
 * @param script the password as an expression of the shell of MongoDB, which has no option for one that no list of processes shows
 */
record PasswordInPod(String word, String script) {

    static PasswordInPod inVariable(String name) {
        return new PasswordInPod("$" + name, "process.env." + name);
    }

    static PasswordInPod inFile(String path) {
        return new PasswordInPod(
                "$(cat " + path + ")",
                "require(\"fs\").readFileSync(\"" + path + "\", \"utf8\").replace(/\\n$/, \"\")");
    }
}
